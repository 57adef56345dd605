//! From the answers to the project.

use super::refusal::{AnswerError, refusal};
use super::sources::Sources;
use crate::manifest::{self, Manifest, Problems, Scalar};
use crate::model::Project;

/// The project of all answers.
pub(super) fn finish(answered: &Manifest, sources: &Sources<'_>) -> Result<Project, AnswerError> {
    let mut manifest = answered.clone();
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

/// The two functions that a venture starts with.
fn add_first_functions(manifest: &mut Manifest) {
    for (name, access) in [("hello", "signed-in"), ("world", "public")] {
        manifest.set(format!("functions.{name}.http"), Scalar::Text(format!("GET /{name}")));
        manifest.set(format!("functions.{name}.access"), Scalar::Text(access.to_owned()));
    }
}
