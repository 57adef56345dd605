//! [`Sources`]: where the answers of a new project come from.

use super::{AnswerFlags, Check};
use crate::model::Project;

/// Where answers come from, first to last.
pub struct Sources<'a> {
    pub flags: &'a AnswerFlags,
    /// A manifest given with `--answers`, with the name to show.
    pub file: Option<AnswersFile>,
    /// The target folder's name, which answers `name` where no flag does.
    pub folder: Option<&'a str>,
    /// Where modules of the user's live, such as `github.com/acme`, if that is known.
    pub home: Option<&'a str>,
    /// The branch of the repository that the project is for, or that git would start one with.
    pub branch: Option<&'a str>,
    /// Take defaults instead of asking (`--defaults`).
    pub defaults: bool,
    /// Whether the project can be made under a name.
    pub free: Check<'a>,
    /// The manifest of a project.
    pub preview: &'a dyn Fn(&Project) -> String,
    pub warn: &'a dyn Fn(&str),
}

pub struct AnswersFile {
    pub name: String,
    pub text: String,
}
