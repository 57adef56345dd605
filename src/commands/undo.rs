//! `venture undo`

use super::existing::{Existing, Intent};
use super::session::Session;
use crate::apply::interrupt;
use crate::error::{Error, Exit};
use crate::plan::Change;

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
    let project = Existing::open(session, intent)?;
    let edits = project.last_undo()?;
    interrupt::install();
    if !args.dry_run {
        project.write(&edits)?;
    }
    for edit in &edits {
        let word = match (&edit.change, &edit.seen) {
            (Change::Remove, _) => "remove",
            (Change::Put(_), None) => "bring back",
            (Change::Put(_), Some(_)) => "restore",
        };
        session.terminal.result(&format!("{word:>10} {}\n", edit.path));
    }
    Ok(Exit::Ok)
}
