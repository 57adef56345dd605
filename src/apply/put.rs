//! Writing one new file below a folder that nothing leaves.

use std::io::{self, Write as _};

use cap_std::fs::{Dir, OpenOptions};

use super::fault;
use crate::tree::{Content, RelPath};

/// Whether a file is on the disk itself before the run goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durable {
    /// It takes the place of a user's file: a power cut must leave the one or the other.
    Yes,
    /// It can be generated again.
    No,
}

/// Creates `path` below `root`, its folders too. The file must not exist.
pub(super) fn new_file(root: &Dir, path: &RelPath, content: &Content, durable: Durable) -> io::Result<()> {
    fault::point()?;
    let mut file = match open_new(root, path, content) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = path.parent() {
                root.create_dir_all(parent)?;
            }
            open_new(root, path, content)?
        }
        opened => opened?,
    };
    fault::point()?;
    file.write_all(&content.bytes)?;
    if durable == Durable::Yes {
        fault::point()?;
        file.sync_data()?;
    }
    Ok(())
}

/// Gives a new file the mode of the one whose place it is going to take.
pub(super) fn keep_mode(root: &Dir, old: &RelPath, new: &RelPath) -> io::Result<()> {
    fault::point()?;
    let mode = root.metadata(old.as_fs_path())?.permissions();
    root.set_permissions(new.as_fs_path(), mode)
}

fn open_new(root: &Dir, path: &RelPath, content: &Content) -> io::Result<cap_std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    set_mode(&mut options, content.executable);
    root.open_with(path.as_fs_path(), &options)
}

#[cfg(unix)]
fn set_mode(options: &mut OpenOptions, executable: bool) {
    use cap_std::fs::OpenOptionsExt;
    options.mode(if executable { 0o777 } else { 0o666 }); // less the umask
}

#[cfg(not(unix))]
fn set_mode(_: &mut OpenOptions, _: bool) {}
