//! `.venture/undo/`: what stood in the places of the last update, and the record of how to put it back.

use std::io;

use cap_std::fs::Dir;

use super::journal::{self, Entry, Step};
use super::put::Durable;
use super::{ApplyError, fault, put};
use crate::plan::{Change, Edit};
use crate::tree::disk;
use crate::tree::{Content, RelPath};

const FOLDER: &str = ".venture/undo";
/// What the last update was, and how to take it back.
pub const RECORD: &str = ".venture/undo/record";
/// The command of the last update. Not in the record, whose form older versions read too.
const COMMAND: &str = ".venture/undo/command";
const STAGED: &str = ".venture/stage/undo";

/// Stages what undoes `edits`, the work of `command`, with the rest of an update.
pub(super) fn stage(root: &Dir, edits: &[Edit], command: &str) -> Result<(), ApplyError> {
    let mut entries = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        let step = match &edit.seen {
            Some(content) => {
                let path = journal::below(STAGED, number)?;
                put::new_file(root, &path, content, Durable::No)
                    .map_err(ApplyError::io("keep an undo of", &edit.path))?;
                Step::Put(number)
            }
            None => Step::Remove,
        };
        let seen = match &edit.change {
            Change::Put(content) => Some(content.checksum()),
            Change::Remove => None,
        };
        entries.push(Entry { step, seen, path: edit.path.clone() });
    }
    root.create_dir_all(STAGED).map_err(ApplyError::io("create", STAGED))?;
    for (name, text) in [("record", journal::to_text(&entries)), ("command", format!("{command}\n"))] {
        let path = format!("{STAGED}/{name}");
        fault::point().and_then(|()| root.write(&path, text)).map_err(ApplyError::io("write", path))?;
    }
    Ok(())
}

/// Puts what was staged in the place of the older one; done twice it is done once.
pub(super) fn keep(root: &Dir) -> Result<(), ApplyError> {
    if !root.exists(STAGED) {
        return Ok(());
    }
    match fault::point().and_then(|()| root.remove_dir_all(FOLDER)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(ApplyError::io("replace", FOLDER)(error))
        }
        _ => fault::point()
            .and_then(|()| root.rename(STAGED, root, FOLDER))
            .map_err(ApplyError::io("write", FOLDER)),
    }
}

/// The edits that take the last update back, in an order that restores the pristine file last. Applied, they
/// leave their own undo.
pub fn last(root: &Dir) -> Result<Vec<Edit>, ApplyError> {
    let record = journal::read(root, RECORD)?.ok_or(ApplyError::NothingToUndo)?;
    let mut edits = Vec::new();
    let mut changed = Vec::new();
    for entry in record {
        let now = disk::read_one(root, &entry.path)?;
        if !entry.fits(now.as_ref()) {
            changed.push(entry.path);
            continue;
        }
        let change = match entry.step {
            Step::Put(number) => Change::Put(stored(root, number)?),
            Step::Remove => Change::Remove,
        };
        edits.push(Edit { path: entry.path, change, seen: now });
    }
    if changed.is_empty() {
        return Ok(edits);
    }
    let hint = "nothing was written; undo would lose these changes";
    Err(ApplyError::ChangedSince { paths: changed, hint })
}

/// The command that did the last update; `None` where an older version did it.
pub fn last_command(root: &Dir) -> Option<String> {
    let content = disk::read_one(root, &RelPath::parse(COMMAND).ok()?).ok()??;
    // No escape code of the file reaches the terminal.
    Some(content.normalised()?.lines().next()?.chars().filter(|c| !c.is_control()).collect())
}

fn stored(root: &Dir, number: usize) -> Result<Content, ApplyError> {
    let path = journal::below(FOLDER, number)?;
    let content = disk::read_one(root, &path)?;
    content.ok_or_else(|| ApplyError::Journal { reason: format!("`{path}` is missing") })
}
