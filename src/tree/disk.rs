//! Reads a project's files from disk, never outside its root.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::Path;

use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, OpenOptions};
use thiserror::Error;

use super::{Content, RelPath};

/// The files of a project that exist, by path.
pub type Files = BTreeMap<RelPath, Content>;

#[derive(Debug, Error)]
pub enum ReadError {
    #[error("cannot open folder `{path}`")]
    Root { path: String, source: io::Error },
    #[error("cannot read `{path}`")]
    File { path: RelPath, source: io::Error },
    #[error("`{path}` is not a regular file, and one is to stand there")]
    NotAFile { path: RelPath },
    #[error("`{path}` holds more than {limit} files")]
    TooMany { path: RelPath, limit: usize },
    #[error("`{path}` is larger than {limit} bytes")]
    TooLarge { path: RelPath, limit: u64 },
    #[error("with `{path}` the files to read are larger than {limit} bytes together")]
    TooMuch { path: RelPath, limit: usize },
}

/// No file that venture writes is near this size; one that is there instead is not read into memory.
const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// A project has some 2 MiB; a pristine file may name any number of files.
const MAX_TOTAL: usize = 64 * 1024 * 1024;

/// Opens `root` so that nothing read or written through it can leave it, by symbolic link either.
pub fn open(root: &Path) -> Result<Dir, ReadError> {
    Dir::open_ambient_dir(root, ambient_authority())
        .map_err(|source| ReadError::Root { path: root.display().to_string(), source })
}

/// Reads those of `paths` that exist below `root`.
pub fn read<'a>(root: &Dir, paths: impl IntoIterator<Item = &'a RelPath>) -> Result<Files, ReadError> {
    let mut files = Files::new();
    let mut total = 0;
    for path in paths {
        if let Some(content) = read_one(root, path)? {
            add(&mut files, &mut total, path, content)?;
        }
    }
    Ok(files)
}

fn add(files: &mut Files, total: &mut usize, path: &RelPath, content: Content) -> Result<(), ReadError> {
    *total += content.bytes.len();
    if *total > MAX_TOTAL {
        return Err(ReadError::TooMuch { path: path.clone(), limit: MAX_TOTAL });
    }
    files.insert(path.clone(), content);
    Ok(())
}

/// Most files a folder may hold that is read whole; more are no templates.
const MAX_FILES: usize = 1000;

/// Reads every file below `folder`, which may be absent. Symbolic links are not followed.
pub fn read_folder(root: &Dir, folder: &RelPath) -> Result<Files, ReadError> {
    let mut files = Files::new();
    let mut total = 0;
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        let failed = |source| ReadError::File { path: folder.clone(), source };
        let entries = match root.read_dir(folder.as_fs_path()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = RelPath::parse(&format!("{folder}/{name}"))
                .map_err(|error| failed(io::Error::other(error)))?;
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                if let Some(content) = read_one(root, &path)? {
                    add(&mut files, &mut total, &path, content)?;
                }
            } else {
                return Err(ReadError::NotAFile { path });
            }
            if files.len() + folders.len() > MAX_FILES {
                return Err(ReadError::TooMany { path: folder, limit: MAX_FILES });
            }
        }
    }
    Ok(files)
}

/// Reads one file; `None` if there is none.
pub fn read_one(root: &Dir, path: &RelPath) -> Result<Option<Content>, ReadError> {
    let failed = |source| ReadError::File { path: path.clone(), source };
    let not_a_file = || ReadError::NotAFile { path: path.clone() };
    let file = match root.open_with(path.as_fs_path(), &without_waiting()) {
        Ok(file) => file,
        // A parent that is a file holds no children either; apply says so when it has to write there.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            let dangling = root.symlink_metadata(path.as_fs_path()).is_ok();
            return if dangling { Err(not_a_file()) } else { Ok(None) };
        }
        Err(error) => {
            let special = root.metadata(path.as_fs_path()).is_ok_and(|found| !found.is_file());
            return Err(if special { not_a_file() } else { failed(error) });
        }
    };
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(not_a_file());
    }
    let bytes = read_whole(file, metadata.len()).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge { path: path.clone(), limit: MAX_BYTES });
    }
    Ok(Some(Content::new(bytes, is_executable(&metadata))))
}

/// Reads a file of this size, in one call where it still has it; one byte above [`MAX_BYTES`] at most.
fn read_whole(mut file: cap_std::fs::File, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(size.min(MAX_BYTES)).unwrap_or(0) + 1];
    let length = file.read(&mut bytes)?;
    let is_whole = length as u64 == size;
    bytes.truncate(length);
    if !is_whole {
        file.take(MAX_BYTES + 1 - length as u64).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// To open first and to ask then what it is saves a look-up a file; a pipe that nobody writes to must not hang it.
fn without_waiting() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use cap_std::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options
}

#[cfg(unix)]
fn is_executable(metadata: &Metadata) -> bool {
    use cap_std::fs::MetadataExt;
    metadata.mode() & 0o100 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &Metadata) -> bool {
    false
}
