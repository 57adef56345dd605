//! From the answers to the project.

use super::ask::{said, typed};
use super::identity::LeftOut;
use super::refusal::{AnswerError, refusal};
use super::sources::Sources;
use crate::manifest::keys::Key;
use crate::manifest::{self, Manifest, Problems, Scalar};
use crate::model::{Problem, Project};

/// The project of all answers.
pub(super) fn finish(
    answered: &Manifest,
    sources: &Sources<'_>,
    left_out: Option<&LeftOut>,
) -> Result<Project, AnswerError> {
    build(answered, sources, left_out).map_err(|problems| refused(problems, sources))
}

/// The same; a problem that is there because something was left out says so.
pub(super) fn build(
    answered: &Manifest,
    sources: &Sources<'_>,
    left_out: Option<&LeftOut>,
) -> Result<Project, Vec<Problem>> {
    let check = |answered: &Manifest| {
        let mut manifest = answered.clone();
        if !sources.file.as_ref().is_some_and(|file| manifest::names_functions(&file.text)) {
            add_first_functions(&mut manifest);
        }
        let missing = manifest::complete(&mut manifest);
        if missing.is_empty() { manifest::to_project(&manifest) } else { Err(missing) }
    };
    check(answered).map_err(|problems| match left_out {
        Some(left_out) => {
            left_out.named_in(problems, answered, |whole| check(whole).err().unwrap_or_default())
        }
        None => problems,
    })
}

/// Problems at their places in the answers file, if there is one.
pub(super) fn refused(problems: Vec<Problem>, sources: &Sources<'_>) -> AnswerError {
    match &sources.file {
        Some(file) => AnswerError::File(Problems::new(&file.name, &file.text, problems)),
        None => AnswerError::Refused(
            problems.into_iter().map(|problem| refusal(&problem.key, problem.violation)).collect(),
        ),
    }
}

/// Refuses an answer that says nothing where the project, as far as it is answered, wants one.
pub(super) fn check_empty(answered: &Manifest, key: &Key, text: &str) -> Result<(), String> {
    let empty = key.kind.parse(text).ok().filter(|value| typed(value).is_empty());
    let Some(value) = empty else { return Ok(()) };
    let mut whole = answered.clone();
    whole.set(key.path, value);
    manifest::complete(&mut whole); // what is missing is still to be asked
    let problems = manifest::to_project(&whole).err().unwrap_or_default();
    let own = problems.into_iter().find(|problem| problem.key == key.path);
    own.map_or(Ok(()), |problem| Err(said(&problem.violation)))
}

/// The two functions that a venture starts with.
fn add_first_functions(manifest: &mut Manifest) {
    for (name, access) in [("hello", "signed-in"), ("world", "public")] {
        manifest.set(format!("functions.{name}.http"), Scalar::Text(format!("GET /{name}")));
        manifest.set(format!("functions.{name}.access"), Scalar::Text(access.to_owned()));
    }
}
