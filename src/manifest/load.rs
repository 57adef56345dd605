//! Reads the manifest's text; says what is wrong with it, where, and how to mend it.

use std::io::{self, Read as _};
use std::path::Path;

use serde_yaml::Value;
use thiserror::Error;

use super::problems::Problems;
use super::values::Manifest;
use super::{read, to_project};
use crate::model::{Problem, Project};

/// A manifest of 400 functions has some 30 KiB.
pub const MAX_BYTES: u64 = 256 * 1024;

#[derive(Debug, Error)]
pub enum LoadError {
    #[error("cannot read `{path}`")]
    Io { path: String, source: io::Error },
    #[error("`{path}` is a folder, and a manifest is a file")]
    Folder { path: String },
    #[error("`{path}` is not a regular file")]
    Special { path: String },
    #[error("`{path}` is larger than {} KiB, which no manifest is", MAX_BYTES / 1024)]
    TooLarge { path: String },
    #[error("`{path}` is not UTF-8 text")]
    NotText { path: String },
}

/// Reads a manifest file as text.
pub fn load(path: &Path) -> Result<String, LoadError> {
    let shown = || path.display().to_string();
    let failed = |source| LoadError::Io { path: shown(), source };
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(LoadError::Folder { path: shown() });
    }
    if !metadata.is_file() {
        return Err(LoadError::Special { path: shown() }); // a pipe that nobody writes to would hang the run
    }
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(LoadError::TooLarge { path: shown() });
    }
    String::from_utf8(bytes).map_err(|_| LoadError::NotText { path: shown() })
}

/// Reads what `text` sets, which may be less than a project needs. `file` is the name shown in problems.
pub fn parse(file: &str, text: &str) -> Result<Manifest, Problems> {
    let value = to_value(file, text)?;
    let (manifest, mut problems) = read::read(&value);
    let mut whole = manifest.clone();
    let _ = to_project::complete(&mut whole);
    let between = to_project::to_project(&whole).err().unwrap_or_default();
    join(&mut problems, between.into_iter().filter(|problem| related(&problem.key, "functions")));
    if problems.is_empty() { Ok(manifest) } else { Err(Problems::new(file, text, problems)) }
}

/// Whether the text of a manifest says which functions there are, be it none.
pub fn names_functions(text: &str) -> bool {
    serde_yaml::from_str::<Value>(text).is_ok_and(|value| value.get("functions").is_some())
}

/// Reads a whole project; every problem at once.
pub fn parse_project(file: &str, text: &str) -> Result<(Manifest, Project), Problems> {
    let value = to_value(file, text)?;
    let (mut manifest, mut problems) = read::read(&value);
    let later = to_project::complete(&mut manifest);
    let project = to_project::to_project(&manifest);
    let cross = project.as_ref().err().cloned().unwrap_or_default();
    join(&mut problems, later.into_iter().chain(cross));
    match project {
        Ok(project) if problems.is_empty() => Ok((manifest, project)),
        _ => Err(Problems::new(file, text, problems)),
    }
}

/// A manifest of a newer form is refused as a whole: what else is in it cannot be judged.
fn to_value(file: &str, text: &str) -> Result<Value, Problems> {
    let value = serde_yaml::from_str(text).map_err(|error| Problems::syntax(file, text, &error))?;
    match read::newer_version(&value) {
        Some(problem) => Err(Problems::new(file, text, vec![problem])),
        None => Ok(value),
    }
}

/// Adds problems found later; a key that could not be read is not missing as well.
fn join(problems: &mut Vec<Problem>, later: impl Iterator<Item = Problem>) {
    for problem in later {
        if !problems.iter().any(|known| related(&known.key, &problem.key)) {
            problems.push(problem);
        }
    }
}

/// Whether one key is the other, or lies below it.
fn related(a: &str, b: &str) -> bool {
    let below =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    below(a, b) || below(b, a)
}
