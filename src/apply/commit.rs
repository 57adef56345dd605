//! The renames that the journal lists, done by the run that wrote it or, if that was killed, by the next.

use cap_std::fs::Dir;

use super::journal::{self, Entry, Step};
use super::{ApplyError, fault, undo};
use crate::tree::RelPath;
use crate::tree::disk;

/// Whether a killed run left a journal.
pub fn is_unfinished(root: &Dir) -> bool {
    root.exists(journal::PATH)
}

/// Finishes what a killed run left, or clears what it had only staged. True if there was something to finish.
/// Nothing is done where somebody changed one of the files since.
pub fn finish_unfinished(root: &Dir) -> Result<bool, ApplyError> {
    let Some(entries) = journal::read(root, journal::PATH)? else {
        let _ = root.remove_dir_all(journal::STAGE);
        return Ok(false);
    };
    let mut changed = Vec::new();
    for entry in &entries {
        if !is_done(root, entry)? && !entry.fits(disk::read_one(root, &entry.path)?.as_ref()) {
            changed.push(entry.path.clone());
        }
    }
    if !changed.is_empty() {
        let hint = "an earlier run was stopped while it wrote these files, and they were changed since; restore \
                    them as they were, or remove `.venture/journal` to give up the rest of that run";
        return Err(ApplyError::ChangedSince { paths: changed, hint });
    }
    all(root, &entries)?;
    Ok(true)
}

fn is_done(root: &Dir, entry: &Entry) -> Result<bool, ApplyError> {
    Ok(match entry.step {
        Step::Put(number) => !root.exists(journal::below(journal::STAGE, number)?.as_fs_path()),
        Step::Remove => !root.exists(entry.path.as_fs_path()),
    })
}

/// Does every entry that is not done yet, then removes the journal. An error leaves the rest to the next run.
pub(super) fn all(root: &Dir, entries: &[Entry]) -> Result<(), ApplyError> {
    each(root, entries).map_err(|error| ApplyError::HalfWay(Box::new(error)))
}

fn each(root: &Dir, entries: &[Entry]) -> Result<(), ApplyError> {
    for entry in entries {
        if is_done(root, entry)? {
            continue;
        }
        let path = &entry.path;
        match entry.step {
            Step::Put(number) => {
                let from = journal::below(journal::STAGE, number)?;
                fault::point()
                    .and_then(|()| root.rename(from.as_fs_path(), root, path.as_fs_path()))
                    .map_err(ApplyError::io("write", path))?;
            }
            Step::Remove => {
                fault::point()
                    .and_then(|()| root.remove_file(path.as_fs_path()))
                    .map_err(ApplyError::io("remove", path))?;
                remove_empty_parents(root, path);
            }
        }
    }
    undo::keep(root)?;
    fault::point()
        .and_then(|()| root.remove_file(journal::PATH))
        .map_err(ApplyError::io("remove", journal::PATH))?;
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
