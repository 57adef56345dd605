//! A file whose path the user names, such as a picture to look at; it may lie outside the project.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{ApplyError, fault};

/// Writes the file at once: whoever looks sees the old one, or the whole new one. Only a regular file is replaced.
pub fn write_output(path: &Path, text: &str) -> Result<(), ApplyError> {
    Staged::new(path, text)?.put()
}

/// Writes files of these names into a folder, which is made where it is missing. All are written in full before the first
/// takes its place.
#[expect(clippy::disallowed_methods, reason = "a folder outside the project")]
pub fn write_outputs(folder: &Path, files: &[(String, String)]) -> Result<(), ApplyError> {
    let made = fault::point().and_then(|()| std::fs::create_dir_all(folder));
    made.map_err(ApplyError::io("make", folder.display()))?;
    let staged = files.iter().map(|(name, text)| Staged::new(&folder.join(name), text));
    staged.collect::<Result<Vec<_>, _>>()?.into_iter().try_for_each(Staged::put)
}

/// A file's text beside its place.
struct Staged {
    file: NamedTempFile,
    target: PathBuf,
    /// As the user named it.
    name: String,
}

impl Staged {
    fn new(path: &Path, text: &str) -> Result<Self, ApplyError> {
        let name = path.display().to_string();
        let write = || {
            let target = real_target(path)?;
            let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
            let mut builder = tempfile::Builder::new();
            builder.prefix(".venture-");
            share(&mut builder);
            fault::point()?;
            let mut file = builder.tempfile_in(parent.unwrap_or(Path::new(".")))?;
            fault::point()?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_data()?;
            Ok((file, target))
        };
        let (file, target) = write().map_err(ApplyError::io("write", &name))?;
        Ok(Self { file, target, name })
    }

    fn put(self) -> Result<(), ApplyError> {
        let Self { file, target, name } = self;
        let put = fault::point().and_then(|()| file.persist(target).map_err(|error| error.error));
        put.map(drop).map_err(ApplyError::io("write", name))
    }
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
