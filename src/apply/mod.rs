//! The only writer. `create` makes a whole new folder appear at once; `update` changes an existing project
//! so that a run killed anywhere leaves the old tree, the new tree, or a journal the next command finishes.

mod commit;
mod create;
mod fault;
pub mod interrupt;
mod journal;
mod lock;
mod output;
mod put;
mod queue;
mod undo;
mod update;

use std::io;

use thiserror::Error;

use crate::tree::RelPath;
use crate::tree::disk::ReadError;

pub use commit::{finish_unfinished, is_unfinished};
pub use create::stage;
pub use journal::PATH as JOURNAL;
pub use lock::Lock;
pub use output::{write_output, write_outputs};
pub use undo::{RECORD as UNDO_RECORD, last as last_undo, last_command};
pub use update::{Undo, update};

#[derive(Debug, Error)]
pub enum ApplyError {
    #[error("cannot {action} `{path}`")]
    Io { action: &'static str, path: String, source: io::Error },
    #[error("`{path}` changed while the plan was shown")]
    Changed { path: RelPath },
    #[error("`{path}` is a symbolic link, and a file is to be written there")]
    Link { path: RelPath },
    #[error("changed since: {}", paths.iter().map(RelPath::as_str).collect::<Vec<_>>().join(", "))]
    ChangedSince { paths: Vec<RelPath>, hint: &'static str },
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("another venture is at work in this project")]
    Locked,
    #[error("the journal of an unfinished run is damaged: {reason}")]
    Journal { reason: String },
    #[error("stopped half-way through the renames")]
    HalfWay(#[source] Box<ApplyError>),
    #[error("interrupted")]
    Interrupted,
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl ApplyError {
    fn io(action: &'static str, path: impl ToString) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_string(), source }
    }

    /// What the user does about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } | Self::Read(_) | Self::Interrupted => {
                "nothing was changed; mend the cause and run the command again"
            }
            Self::Changed { .. } => "nothing was changed; run the command again to see the new plan",
            Self::Link { .. } => "nothing was changed; put the file that it leads to in its place",
            Self::ChangedSince { hint, .. } => hint,
            Self::NothingToUndo => "undo takes back the last add, remove or regenerate that wrote something",
            Self::Locked => "wait for it to end; nothing was changed",
            Self::Journal { .. } => {
                "compare `.venture/stage` with the project by hand, then remove `.venture/journal`"
            }
            Self::HalfWay(_) => "mend the cause and run any venture command here: it finishes what is left",
        }
    }
}
