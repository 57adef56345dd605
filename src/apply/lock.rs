//! One venture at a time in a project.

use std::fs::{File, TryLockError};

use cap_std::fs::{Dir, OpenOptions};

use super::ApplyError;

/// Held from reading the tree to the last rename; the system drops it with the process.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

const FOLDER: &str = ".venture";
const PATH: &str = ".venture/lock";

impl Lock {
    pub fn take(root: &Dir) -> Result<Self, ApplyError> {
        let mut options = OpenOptions::new();
        options.create(true).write(true);
        root.create_dir_all(FOLDER).map_err(ApplyError::io("create", FOLDER))?;
        // A pipe would hang the run.
        if root.metadata(PATH).is_ok_and(|found| !found.is_file()) {
            return Err(ApplyError::io("lock", PATH)(std::io::Error::other("it is not a regular file")));
        }
        let file = root.open_with(PATH, &options).map_err(ApplyError::io("open", PATH))?.into_std();
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(ApplyError::Locked),
            Err(TryLockError::Error(source)) => Err(ApplyError::io("lock", PATH)(source)),
        }
    }

    /// Gives the lock back where nothing came of the run, and takes its file away: the folder is no project.
    pub fn leave_no_trace(self, root: &Dir) {
        let _ = root.remove_file(PATH);
        let _ = root.remove_dir(FOLDER); // only where it is empty
    }
}
