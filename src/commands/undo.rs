//! `venture undo`

use std::fmt::Write as _;

use serde_json::json;

use crate::apply::{self, interrupt};
use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::manifest;
use crate::plan::{Change, Edit};
use crate::workspace::existing::{Intent, open_root};
use crate::workspace::session::Session;

/// Take back the last change that venture made to this project
///
/// Says which command that was. Refuses where one of its files was changed since. A second undo brings the change
/// back.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Show what would happen; write nothing
    #[arg(long)]
    dry_run: bool,
    /// How to show the files
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// What the record of an undo calls itself.
const UNDO_OF: &str = "undo of: ";

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let intent = if args.dry_run { Intent::Read } else { Intent::Write };
    // What was undone may have been the manifest itself.
    let marks = [manifest::PATH, apply::JOURNAL, apply::UNDO_RECORD];
    let (_, root, _lock) = open_root(session, intent, &marks)?;
    let edits = apply::last_undo(&root)?;
    let command = apply::last_command(&root).unwrap_or_else(|| "the last change".to_owned());
    interrupt::install();
    if !args.dry_run {
        let this = command.strip_prefix(UNDO_OF).map_or_else(|| format!("{UNDO_OF}{command}"), str::to_owned);
        let progress = session.writing(&edits);
        apply::update(&root, &edits, apply::Undo::Of(&this), &|| progress.step())?;
    }
    let shown = session.answer(
        args.format,
        || json(&command, &edits, !args.dry_run),
        || human(&command, &edits, args.dry_run),
    );
    shown.map(|()| Exit::Ok)
}

fn human(command: &str, edits: &[Edit], dry_run: bool) -> String {
    let (verb, command) = match command.strip_prefix(UNDO_OF) {
        Some(command) => ("bring back", command),
        None => ("take back", command),
    };
    let mut text =
        if dry_run { format!("would {verb}: {command}\n") } else { format!("{verb}: {command}\n") };
    for edit in edits {
        let _ = writeln!(text, "{:>10} {}", word(edit, ["remove", "bring back", "restore"]), edit.path);
    }
    if dry_run { text + "nothing was written\n" } else { text }
}

/// `{"version": 1, "applied", "command", "brings_back", "files": [{"path", "action"}]}`: the command that is taken back,
/// or brought back by the undo of an undo.
fn json(command: &str, edits: &[Edit], applied: bool) -> String {
    let file = |edit: &Edit| json!({ "path": edit.path.as_str(), "action": word(edit, ["delete", "create", "update"]) });
    let files: Vec<_> = edits.iter().map(file).collect();
    let brought = command.strip_prefix(UNDO_OF);
    let (command, brings_back) = (brought.unwrap_or(command), brought.is_some());
    let whole = json!({ "version": 1, "applied": applied, "command": command, "brings_back": brings_back, "files": files });
    format!("{whole:#}\n")
}

/// The word for what becomes of a file: it goes, comes, or becomes as it was.
fn word(edit: &Edit, [goes, comes, becomes]: [&'static str; 3]) -> &'static str {
    match (&edit.change, &edit.seen) {
        (Change::Remove, _) => goes,
        (Change::Put(_), None) => comes,
        (Change::Put(_), Some(_)) => becomes,
    }
}
