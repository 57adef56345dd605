//! `venture undo`

use std::fmt::Write as _;

use crate::apply::{self, interrupt};
use crate::error::{Error, Exit};
use crate::manifest;
use crate::plan::Change;
use crate::workspace::existing::{Intent, open_root};
use crate::workspace::session::Session;

/// Take back the last change that venture made to this project
///
/// Refuses where one of its files was changed since. A second undo brings the change back.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Show what would happen; write nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let intent = if args.dry_run { Intent::Read } else { Intent::Write };
    // What was undone may have been the manifest itself.
    let marks = [manifest::PATH, apply::JOURNAL, apply::UNDO_RECORD];
    let (_, root, _lock) = open_root(session, intent, &marks)?;
    let edits = apply::last_undo(&root)?;
    interrupt::install();
    if !args.dry_run {
        apply::update(&root, &edits, apply::Undo::Possible)?;
    }
    let mut text = String::new();
    for edit in &edits {
        let word = match (&edit.change, &edit.seen) {
            (Change::Remove, _) => "remove",
            (Change::Put(_), None) => "bring back",
            (Change::Put(_), Some(_)) => "restore",
        };
        let _ = writeln!(text, "{word:>10} {}", edit.path);
    }
    session.terminal.result(&text)?;
    Ok(Exit::Ok)
}
