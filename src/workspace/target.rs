//! The folder `venture new` is to fill: absent or empty.

use std::io;
use std::path::{Path, PathBuf};

use crate::apply::JOURNAL;
use crate::error::Error;

pub enum Target {
    Absent(PathBuf),
    Empty(PathBuf),
    /// Holds files that stay.
    Full(PathBuf),
}

/// Looks at the folder; refuses one that holds anything, unless that is expected, listing what is in the way.
pub fn inspect(path: &Path, shown: &str, existing: bool) -> Result<Target, Error> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return absent(path, shown),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(below_a_file(shown)),
        Err(error) => {
            return Err(
                Error::failed(format!("cannot look at `{shown}`: {error}")).hint("choose another folder")
            );
        }
        Ok(_) => {}
    }
    if !path.is_dir() {
        return Err(
            Error::failed(format!("`{shown}` is there and is not a folder")).hint("choose another folder")
        );
    }
    let names = names_in(path).map_err(|error| Error::failed(format!("cannot list `{shown}`: {error}")))?;
    if names.is_empty() {
        return Ok(Target::Empty(path.to_owned()));
    }
    if existing {
        return Ok(Target::Full(path.to_owned()));
    }
    if path.join(JOURNAL).exists() {
        return Err(Error::failed(format!("an earlier run was stopped while it filled `{shown}`"))
            .hint("run `venture status` in it, which finishes that"));
    }
    let first = names.iter().take(8).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let more = if names.len() > 8 { format!(" and {} more", names.len() - 8) } else { String::new() };
    Err(Error::failed(format!("`{shown}` is not empty: it holds {first}{more}"))
        .hint("choose a folder that is absent or empty, or pass --existing to keep what is there; nothing was written"))
}

fn absent(path: &Path, shown: &str) -> Result<Target, Error> {
    let standing = path.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok());
    match standing {
        Some(folder) if !folder.is_dir() => Err(below_a_file(shown)),
        _ => Ok(Target::Absent(path.to_owned())),
    }
}

fn below_a_file(shown: &str) -> Error {
    Error::failed(format!("`{shown}` lies below a file")).hint("choose a folder whose parents are folders")
}

fn names_in(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path)? {
        names.push(entry?.file_name().to_string_lossy().escape_debug().to_string());
    }
    names.sort();
    Ok(names)
}
