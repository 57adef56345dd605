//! Asks the questions nobody has answered.

use super::default::default_of;
use super::{AskError, Asker};
use crate::manifest::Manifest;
use crate::manifest::keys::{self, Choice, Key, Kind, Question};

/// Asks every question that is to be asked and has no answer, in the order of the table.
pub(super) fn missing(manifest: &mut Manifest, asker: &mut dyn Asker) -> Result<(), AskError> {
    for (key, question) in keys::questions().filter(|(_, question)| question.asked) {
        while !manifest.has(key.path) {
            let text = ask_one(key, question, manifest, asker)?;
            if let Ok(value) = key.kind.parse(&text) {
                manifest.set(key.path, value);
            }
        }
    }
    Ok(())
}

/// Asks one question, in the way of its kind.
pub(super) fn ask_one(
    key: &Key,
    question: &Question,
    manifest: &Manifest,
    asker: &mut dyn Asker,
) -> Result<String, AskError> {
    let default = default_of(key, manifest).unwrap_or_default();
    match &key.kind {
        Kind::Choice(choices) => {
            let built = built(choices);
            let at = built.iter().position(|value| *value == default).unwrap_or(0);
            asker.choose(question.prompt, &built, at).map(|index| built[index].to_owned())
        }
        Kind::Choices(choices) => {
            let built = built(choices);
            let picked = asker.choose_many(question.prompt, &built)?;
            Ok(picked.into_iter().map(|index| built[index]).collect::<Vec<_>>().join(","))
        }
        kind => {
            let check = |text: &str| {
                kind.parse(text)
                    .map(drop)
                    .map_err(|violation| format!("{}; {}", violation.message, violation.fix))
            };
            asker.text(question.prompt, &default, &check)
        }
    }
}

fn built(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().filter(|choice| choice.built).map(|choice| choice.value).collect()
}
