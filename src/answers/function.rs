//! The entry of a function to add: from flags, else by asking.

use super::ask::ask_one;
use super::refusal::Refusal;
use super::{AnswerError, Asker, FunctionFlags};
use crate::manifest::keys::{self, Default, Key, TRIGGERS};
use crate::manifest::{Manifest, Scalar};

/// The keys of the entry in the order in which they are written: trigger, access, the rest.
pub fn function_entry(
    flags: &FunctionFlags,
    asker: Option<&mut dyn Asker>,
) -> Result<Vec<(&'static str, Scalar)>, AnswerError> {
    let (mut entry, mut refusals) = flags.read();
    let given = TRIGGERS.iter().filter(|trigger| flags.get(trigger).is_some()).count();
    match asker {
        _ if given > 1 => refusals.push(one_trigger("more than one trigger is given")),
        Some(asker) if refusals.is_empty() => ask_missing(&mut entry, asker)?,
        _ if given == 0 => {
            refusals.push(one_trigger("no trigger is given, and there is no terminal to ask on"));
        }
        _ => take_default_access(&mut entry),
    }
    if !refusals.is_empty() {
        return Err(AnswerError::Refused(refusals));
    }
    entry.sort_by_key(|(path, _)| keys::FUNCTION.iter().position(|key| key.path == *path));
    Ok(entry)
}

fn one_trigger(message: &str) -> Refusal {
    let fix = "give exactly one, such as --http \"GET /invoices\"".to_owned();
    Refusal { message: message.to_owned(), fix }
}

fn ask_missing(entry: &mut Vec<(&'static str, Scalar)>, asker: &mut dyn Asker) -> Result<(), AnswerError> {
    for key in keys::FUNCTION {
        let Some(question) = key.question.as_ref().filter(|question| question.asked) else { continue };
        let another_trigger = entry.iter().any(|(path, _)| *path != "http" && TRIGGERS.contains(path));
        if another_trigger {
            return Ok(()); // route and access are questions of http functions
        }
        while !entry.iter().any(|(path, _)| *path == key.path) {
            let text = ask_one(key, question, &Manifest::default(), asker)?;
            if let Ok(value) = key.kind.parse(&text) {
                entry.push((key.path, value));
            }
        }
    }
    Ok(())
}

/// Who may call an http function, written out so that a reader of the manifest need not know the default.
fn take_default_access(entry: &mut Vec<(&'static str, Scalar)>) {
    if !entry.iter().any(|(path, _)| *path == "http") {
        return;
    }
    let access = keys::FUNCTION.iter().find(|key| key.path == "access");
    if let Some(Key { path, kind, default: Default::Value(text), .. }) = access
        && !entry.iter().any(|(known, _)| known == path)
        && let Ok(value) = kind.parse(text)
    {
        entry.push((path, value));
    }
}
