//! Changes to an existing project: everything staged, a journal, then a rename a file.

use std::io;

use cap_std::fs::Dir;

use super::journal::{self, Entry};
use super::{ApplyError, interrupt, put};
use crate::plan::{Change, Edit};
use crate::tree::disk;
use crate::tree::{Content, RelPath};

/// Applies the edits in their order; the pristine file comes last. The lock must be held.
pub fn update(root: &Dir, edits: &[Edit]) -> Result<(), ApplyError> {
    if edits.is_empty() {
        return Ok(());
    }
    let mut made = Vec::new();
    let entries = match stage(root, edits, &mut made) {
        Ok(entries) => entries,
        Err(error) => {
            abandon(root, &made);
            return Err(error);
        }
    };
    commit(root, &entries).map_err(|error| ApplyError::HalfWay(Box::new(error)))
}

/// Whether a killed run left a journal.
pub fn is_unfinished(root: &Dir) -> bool {
    root.exists(journal::PATH)
}

/// Finishes what a killed run left, or clears what it had only staged. True if there was something to finish.
pub fn finish_unfinished(root: &Dir) -> Result<bool, ApplyError> {
    let text = match root.read_to_string(journal::PATH) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let _ = root.remove_dir_all(journal::STAGE);
            return Ok(false);
        }
        Err(error) => return Err(ApplyError::io("read", journal::PATH)(error)),
    };
    commit(root, &journal::parse(&text)?)?;
    Ok(true)
}

/// Writes all that is new below `.venture/stage`, then the journal. Until the journal stands, the old tree does.
fn stage(root: &Dir, edits: &[Edit], made: &mut Vec<String>) -> Result<Vec<Entry>, ApplyError> {
    for edit in edits {
        check_unchanged(root, edit)?;
    }
    make_parents(root, &staged(0)?, made)?;
    let mut entries = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        if interrupt::requested() {
            return Err(ApplyError::Interrupted);
        }
        let path = edit.path.clone();
        match &edit.change {
            Change::Put(content) => {
                make_parents(root, &path, made)?;
                put::new_file(root, &staged(number)?, content).map_err(ApplyError::io("write", &path))?;
                entries.push(Entry::Put { staged: number, path });
            }
            Change::Remove => entries.push(Entry::Remove { path }),
        }
    }
    let text = Content::text(journal::to_text(&entries));
    let draft = format!("{}/journal", journal::STAGE);
    root.write(&draft, &text.bytes).map_err(ApplyError::io("write", journal::PATH))?;
    root.rename(&draft, root, journal::PATH).map_err(ApplyError::io("write", journal::PATH))?;
    Ok(entries)
}

fn check_unchanged(root: &Dir, edit: &Edit) -> Result<(), ApplyError> {
    let now = disk::read_one(root, &edit.path)?;
    if now == edit.seen { Ok(()) } else { Err(ApplyError::Changed { path: edit.path.clone() }) }
}

/// Makes the folders a file needs, noting each so that a failed run takes them back.
fn make_parents(root: &Dir, path: &RelPath, made: &mut Vec<String>) -> Result<(), ApplyError> {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    for count in 1..parts.len() {
        let folder = parts[..count].join("/");
        match root.create_dir(&folder) {
            Ok(()) => made.push(folder),
            Err(error)
                if error.kind() == io::ErrorKind::AlreadyExists
                    && root.metadata(&folder).is_ok_and(|found| found.is_dir()) => {}
            Err(error) => return Err(ApplyError::io("create the folder", folder)(error)),
        }
    }
    Ok(())
}

fn abandon(root: &Dir, made: &[String]) {
    let _ = root.remove_dir_all(journal::STAGE);
    for folder in made.iter().rev() {
        let _ = root.remove_dir(folder);
    }
}

fn staged(number: usize) -> Result<RelPath, ApplyError> {
    RelPath::parse(&format!("{}/{number}", journal::STAGE))
        .map_err(|error| ApplyError::Journal { reason: error.to_string() })
}

/// Does every entry that is not done yet, then removes the journal.
fn commit(root: &Dir, entries: &[Entry]) -> Result<(), ApplyError> {
    for entry in entries {
        match entry {
            Entry::Put { staged: number, path } => {
                let from = staged(*number)?;
                match root.rename(from.as_fs_path(), root, path.as_fs_path()) {
                    Err(error)
                        if error.kind() == io::ErrorKind::NotFound
                            && root.metadata(from.as_fs_path()).is_err() => {}
                    renamed => renamed.map_err(ApplyError::io("write", path))?,
                }
            }
            Entry::Remove { path } => match root.remove_file(path.as_fs_path()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => {
                    removed.map_err(ApplyError::io("remove", path))?;
                    remove_empty_parents(root, path);
                }
            },
        }
    }
    root.remove_file(journal::PATH).map_err(ApplyError::io("remove", journal::PATH))?;
    let _ = root.remove_dir_all(journal::STAGE);
    Ok(())
}

fn remove_empty_parents(root: &Dir, path: &RelPath) {
    let mut parent = path.parent().map(str::to_owned);
    while let Some(folder) = parent {
        if root.remove_dir(&folder).is_err() {
            return; // not empty
        }
        parent = folder.rsplit_once('/').map(|(above, _)| above.to_owned());
    }
}
