//! One venture at a time in a project.

use std::fs::{File, TryLockError};

use cap_std::fs::{Dir, OpenOptions};

use super::ApplyError;

/// Held from reading the tree to the last rename; the system drops it with the process.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

const PATH: &str = ".venture/lock";

impl Lock {
    pub fn take(root: &Dir) -> Result<Self, ApplyError> {
        let mut options = OpenOptions::new();
        options.create(true).write(true);
        root.create_dir_all(".venture").map_err(ApplyError::io("create", ".venture"))?;
        let file = root.open_with(PATH, &options).map_err(ApplyError::io("open", PATH))?.into_std();
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(ApplyError::Locked),
            Err(TryLockError::Error(source)) => Err(ApplyError::io("lock", PATH)(source)),
        }
    }
}
