//! A file whose path the user names, such as a picture to look at; it may lie outside the project.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{ApplyError, fault};

/// Writes the file at once: whoever looks sees the old one, or the whole new one. Only a regular file is replaced.
pub fn write_output(path: &Path, text: &str) -> Result<(), ApplyError> {
    let target = real_target(path).map_err(ApplyError::io("write", path.display()))?;
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".venture-");
    share(&mut builder);
    let write = || {
        fault::point()?;
        let mut file = builder.tempfile_in(parent)?;
        fault::point()?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_data()?;
        fault::point()?;
        file.persist(&target).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(ApplyError::io("write", path.display()))
}

/// What a symbolic link leads to: the link stays.
fn real_target(path: &Path) -> io::Result<PathBuf> {
    match path.metadata() {
        Ok(metadata) if metadata.is_file() => path.canonicalize(),
        Ok(metadata) if metadata.is_dir() => Err(io::Error::other("it is a folder")),
        Ok(_) => Err(io::Error::other("it is not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => match path.file_name()
        {
            Some(_) => Ok(path.to_owned()),
            None => Err(io::Error::other("it names no file")),
        },
        Err(error) => Err(error),
    }
}

/// A temporary file is private by default; this one is for whoever may read what the user writes.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666)); // less the umask
}

#[cfg(not(unix))]
fn share(_: &mut tempfile::Builder<'_, '_>) {}
