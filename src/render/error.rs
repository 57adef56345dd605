//! Why a project does not render.

use thiserror::Error;

use crate::tree::{PathError, RelPath};

/// A template that does not render. With the embedded templates that is a bug of venture.
#[derive(Debug, Error)]
pub enum RenderError {
    #[error("template `{template}` does not render: {reason}")]
    Template { template: String, reason: String },
    /// A template of the project's own; the place is line and column, from 1.
    #[error("{template}{}: {reason}", place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default())]
    Own { template: String, place: Option<(usize, usize)>, reason: String, fix: String },
    #[error("template `{template}` has no place in the project")]
    Path { template: String, source: PathError },
    #[error("two layers write `{path}`")]
    Twice { path: RelPath },
}
