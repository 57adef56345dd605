//! Changes to an existing project: everything staged, a journal, then a rename a file.

use cap_std::fs::Dir;

use super::journal::{self, Entry, Step};
use super::put::Durable;
use super::{ApplyError, commit, fault, interrupt, put, undo};
use crate::plan::{Change, Edit};
use crate::tree::disk;
use crate::tree::{Content, RelPath};

/// Whether `venture undo` is to take an update back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo<'a> {
    /// What is taken back then, as the user typed it.
    Of(&'a str),
    /// There is nothing before it: the project is new.
    None,
}

/// Applies the edits in their order; the pristine file comes last. The lock must be held. `told` hears of each file that
/// is staged: the disk itself takes it then, and the rest is renames.
pub fn update(root: &Dir, edits: &[Edit], undo: Undo<'_>, told: &dyn Fn()) -> Result<(), ApplyError> {
    if edits.is_empty() {
        return Ok(());
    }
    let mut made = Vec::new();
    let entries = match stage(root, edits, undo, &mut made, told) {
        Ok(entries) => entries,
        Err(error) => {
            abandon(root, &made);
            return Err(error);
        }
    };
    commit::all(root, &entries)
}

/// Writes all that is new below `.venture/stage`, then the journal. Until the journal stands, the old tree does.
fn stage(
    root: &Dir,
    edits: &[Edit],
    undo: Undo<'_>,
    made: &mut Vec<String>,
    told: &dyn Fn(),
) -> Result<Vec<Entry>, ApplyError> {
    for edit in edits {
        check_unchanged(root, edit)?;
    }
    make_parents(root, &journal::below(journal::STAGE, 0)?, made)?;
    let mut entries = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        if interrupt::requested() {
            return Err(ApplyError::Interrupted);
        }
        let (path, seen) = (edit.path.clone(), edit.seen.as_ref().map(Content::checksum));
        let step = match &edit.change {
            Change::Put(content) => {
                make_parents(root, &path, made)?;
                let durable = if edit.seen.is_some() { Durable::Yes } else { Durable::No };
                put::new_file(root, &journal::below(journal::STAGE, number)?, content, durable)
                    .map_err(ApplyError::io("write", &path))?;
                if edit.seen.as_ref().is_some_and(|seen| seen.executable == content.executable) {
                    put::keep_mode(root, &path, &journal::below(journal::STAGE, number)?)
                        .map_err(ApplyError::io("write", &path))?;
                }
                Step::Put(number)
            }
            Change::Remove => Step::Remove,
        };
        entries.push(Entry { step, seen, path });
        told();
    }
    if let Undo::Of(command) = undo {
        undo::stage(root, edits, command)?;
    }
    let draft = journal::below(journal::STAGE, "journal")?;
    put::new_file(root, &draft, &Content::text(journal::to_text(&entries)), Durable::Yes)
        .map_err(ApplyError::io("write", journal::PATH))?;
    fault::point()
        .and_then(|()| root.rename(draft.as_fs_path(), root, journal::PATH))
        .map_err(ApplyError::io("write", journal::PATH))?;
    Ok(entries)
}

fn check_unchanged(root: &Dir, edit: &Edit) -> Result<(), ApplyError> {
    // A rename would replace the link, and undo could not bring it back.
    if root.symlink_metadata(edit.path.as_fs_path()).is_ok_and(|found| found.is_symlink()) {
        return Err(ApplyError::Link { path: edit.path.clone() });
    }
    let now = disk::read_one(root, &edit.path)?;
    if now == edit.seen { Ok(()) } else { Err(ApplyError::Changed { path: edit.path.clone() }) }
}

/// Makes the folders a file needs, noting each so that a failed run takes them back.
fn make_parents(root: &Dir, path: &RelPath, made: &mut Vec<String>) -> Result<(), ApplyError> {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    for count in 1..parts.len() {
        let folder = parts[..count].join("/");
        match fault::point().and_then(|()| root.create_dir(&folder)) {
            Ok(()) => made.push(folder),
            Err(error)
                if error.kind() == std::io::ErrorKind::AlreadyExists
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
