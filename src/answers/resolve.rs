//! The order of precedence: flag, answers file, prompt, default.

use std::fmt::Write as _;

use super::default::default_of;
use super::refusal::{AnswerError, Refusal, refusal};
use super::{AnswerFlags, Asker, ask};
use crate::manifest::keys::{self, Default};
use crate::manifest::{self, Manifest, Problems, Scalar};
use crate::model::Project;

/// Where answers come from, first to last.
pub struct Sources<'a> {
    pub flags: &'a AnswerFlags,
    /// A manifest given with `--answers`, with the name to show.
    pub file: Option<AnswersFile>,
    /// The target folder's name, which answers `name` where nothing else does.
    pub folder: Option<&'a str>,
    /// Take defaults instead of asking (`--defaults`).
    pub defaults: bool,
}

pub struct AnswersFile {
    pub name: String,
    pub text: String,
}

/// The complete project; asks what is missing if there is somebody to ask.
pub fn resolve(sources: &Sources<'_>, asker: Option<&mut dyn Asker>) -> Result<Project, AnswerError> {
    let mut manifest = match &sources.file {
        Some(file) => manifest::parse(&file.name, &file.text)?,
        None => Manifest::default(),
    };
    let mut refusals = take_flags(sources, &mut manifest);
    manifest.set("version", Scalar::Whole(manifest::VERSION));
    match asker {
        Some(asker) if refusals.is_empty() && !sources.defaults => ask::missing(&mut manifest, asker)?,
        _ => refusals.extend(take_defaults(sources, &mut manifest)),
    }
    if !refusals.is_empty() {
        return Err(AnswerError::Refused(refusals));
    }
    if !sources.file.as_ref().is_some_and(|file| manifest::names_functions(&file.text)) {
        add_first_functions(&mut manifest);
    }
    let missing = manifest::complete(&mut manifest);
    let found = if missing.is_empty() { manifest::to_project(&manifest) } else { Err(missing) };
    found.map_err(|problems| match &sources.file {
        Some(file) => AnswerError::File(Problems::new(&file.name, &file.text, problems)),
        None => AnswerError::Refused(
            problems.into_iter().map(|problem| refusal(&problem.key, problem.violation)).collect(),
        ),
    })
}

/// Takes what was given by flag, then the folder's name.
fn take_flags(sources: &Sources<'_>, manifest: &mut Manifest) -> Vec<Refusal> {
    let (given, mut refusals) = sources.flags.read();
    for (key, value) in given {
        manifest.set(key, value);
    }
    if let Some(folder) =
        sources.folder.filter(|_| !manifest.has("name") && sources.flags.get("name").is_none())
    {
        match keys::project().find(|key| key.path == "name").map(|key| key.kind.parse(folder)) {
            Some(Ok(value)) => manifest.set("name", value),
            Some(Err(violation)) => {
                let fix = format!("give the project's name with --name: {}", violation.fix);
                let message = format!("the folder's name is to be the project's, but {}", violation.message);
                refusals.push(Refusal { message, fix });
            }
            None => {}
        }
    }
    refusals
}

/// Without anybody to ask: the default with `--defaults` or where nobody would be asked, else a refusal.
fn take_defaults(sources: &Sources<'_>, manifest: &mut Manifest) -> Option<Refusal> {
    let mut missing = String::new();
    let name_refused =
        !manifest.has("name") && (sources.folder.is_some() || sources.flags.get("name").is_some());
    for (key, question) in keys::questions() {
        if manifest.has(key.path) || sources.flags.get(key.path).is_some() {
            continue;
        }
        let by_name = matches!(key.default, Default::FromName(_)) && sources.defaults;
        if name_refused && (key.path == "name" || by_name) {
            continue; // said already
        }
        match default_of(key, manifest).map(|text| key.kind.parse(&text)) {
            Some(Ok(value)) if sources.defaults || !question.asked => manifest.set(key.path, value),
            _ => {
                let _ = write!(missing, "\n  --{:<8} {}", question.flag, question.prompt);
            }
        }
    }
    (!missing.is_empty()).then(|| Refusal {
        message: format!("answers are missing, and there is no terminal to ask on:{missing}"),
        fix: "pass these flags, an --answers file, or --defaults to take every default".to_owned(),
    })
}

/// The two functions that a venture starts with.
fn add_first_functions(manifest: &mut Manifest) {
    for (name, access) in [("hello", "signed-in"), ("world", "public")] {
        manifest.set(format!("functions.{name}.http"), Scalar::Text(format!("GET /{name}")));
        manifest.set(format!("functions.{name}.access"), Scalar::Text(access.to_owned()));
    }
}
