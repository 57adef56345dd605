//! The words a plan is made of.

use crate::tree::{Content, RelPath};

/// What is to happen to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Create,
    Update,
    /// Both sides changed, in different places; holds the merged content.
    Merge(Content),
    Unchanged,
    Delete,
    Kept(Kept),
    Conflict(Conflict),
}

/// Why a file stays as the user has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The user changed it and the generator did not.
    Yours,
    /// The user deleted it.
    Deleted,
    /// The generator no longer makes it, and the user changed it.
    NoLongerGenerated,
    /// A conflict that was decided for the user's side.
    Decided,
}

/// Why the generator cannot decide alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub reason: Reason,
    /// The file with conflict markers, or `None` for binary.
    pub markers: Option<Content>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Both sides changed the same lines (or the executable bit, or a binary file).
    SameLines,
    /// A file venture did not write stands where it wants to write one.
    Foreign,
    /// What was generated last is not known, because the pristine file is damaged.
    BaseLost,
    /// The file decides who may call a function, and is not as generated.
    Access,
}

/// How conflicts are decided without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum OnConflict {
    /// Keep the file as it is
    Keep,
    /// Take what venture generated; your text is replaced
    Take,
    /// Write both into the file, between conflict markers
    Markers,
}

/// One file for apply to change, and what the plan saw in its place.
#[derive(Debug, Clone)]
pub struct Edit {
    pub path: RelPath,
    pub change: Change,
    pub seen: Option<Content>,
}

/// What apply does to one file on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Put(Content),
    Remove,
}

impl Action {
    /// The word for this action in every report.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Merge(_) => "merge",
            Self::Unchanged => "unchanged",
            Self::Delete => "delete",
            Self::Kept(_) => "kept",
            Self::Conflict(_) => "conflict",
        }
    }

    /// What a reader needs to know besides the word, if anything.
    pub fn remark(&self) -> Option<&'static str> {
        match self {
            Self::Kept(Kept::Yours) => Some("you changed it"),
            Self::Kept(Kept::Deleted) => Some("you deleted it"),
            Self::Kept(Kept::NoLongerGenerated) => Some("no longer generated, and you changed it"),
            Self::Kept(Kept::Decided) => Some("conflict, your side kept"),
            Self::Conflict(conflict) => Some(conflict.reason.text()),
            Self::Merge(_) => Some("with your changes"),
            Self::Create | Self::Update | Self::Unchanged | Self::Delete => None,
        }
    }
}

impl Reason {
    pub fn text(self) -> &'static str {
        match self {
            Self::SameLines => "you and venture changed the same lines",
            Self::Foreign => "venture did not write this file",
            Self::BaseLost => "what venture wrote last is not known",
            Self::Access => "it decides who may call, and is not as venture.yaml says",
        }
    }
}
