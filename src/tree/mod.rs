//! The project as files in memory, and the read side of the disk.

mod content;
pub mod disk;
mod path;
mod rename;

use std::collections::BTreeMap;

pub use content::{Content, checksum};
pub use path::{PathError, RelPath};
pub use rename::Rename;

/// Who owns a generated file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rendered again on every run and merged with the user's edits.
    Managed,
    /// Written when it comes, then the user's.
    Once,
}

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub content: Content,
    pub kind: Kind,
    /// What holds only while the file is as generated, such as "`access: signed-in` of `hello`": it decides who
    /// may call a function, or tests that.
    pub enforces: Option<String>,
}

impl File {
    pub fn new(content: Content, kind: Kind) -> Self {
        Self { content, kind, enforces: None }
    }
}

/// All generated files, sorted by path.
pub type Tree = BTreeMap<RelPath, File>;
