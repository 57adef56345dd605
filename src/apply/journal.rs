//! `.venture/journal`: what is left to rename once everything new is staged. `.venture/undo/record` has the
//! same form.
//!
//! ```text
//! put 0 5f0d… functions/hello/function.yml
//! remove 81c2… functions/old/function.yml
//! put 1 - functions/new/function.yml
//! end
//! ```
//! Each `put` names a file beside the text. The checksum is that of the file which stands in the place
//! before, `-` for none: so a file that somebody changed meanwhile is not overwritten. Doing an entry twice
//! is doing it once, so a run that was killed is finished by doing them all again.

use std::fmt;

use cap_std::fs::Dir;

use super::ApplyError;
use crate::tree::{Content, RelPath, disk};

pub const PATH: &str = ".venture/journal";
pub(super) const STAGE: &str = ".venture/stage";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) step: Step,
    /// Checksum of the file in the place, `None` for no file.
    pub(super) seen: Option<String>,
    pub(super) path: RelPath,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The file of this number takes the place.
    Put(usize),
    Remove,
}

impl Entry {
    /// Whether `now` is what stood in the place when the entry was written.
    pub(super) fn fits(&self, now: Option<&Content>) -> bool {
        now.map(Content::checksum) == self.seen
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = self.seen.as_deref().unwrap_or("-");
        match self.step {
            Step::Put(number) => writeln!(f, "put {number} {seen} {}", self.path),
            Step::Remove => writeln!(f, "remove {seen} {}", self.path),
        }
    }
}

/// A file below the folder it is staged or kept in: the number of a `put`, or a name.
pub(super) fn below(folder: &str, name: impl fmt::Display) -> Result<RelPath, ApplyError> {
    RelPath::parse(&format!("{folder}/{name}"))
        .map_err(|error| ApplyError::Journal { reason: error.to_string() })
}

pub(super) fn to_text(entries: &[Entry]) -> String {
    entries.iter().map(Entry::to_string).collect::<String>() + "end\n"
}

/// Reads a journal or a record; `None` if there is none.
pub(super) fn read(root: &Dir, path: &str) -> Result<Option<Vec<Entry>>, ApplyError> {
    let reason = |error: &dyn fmt::Display| ApplyError::Journal { reason: error.to_string() };
    let path = RelPath::parse(path).map_err(|error| reason(&error))?;
    let Some(content) = disk::read_one(root, &path)? else { return Ok(None) };
    let text = std::str::from_utf8(&content.bytes).map_err(|error| reason(&error))?;
    parse(text).map(Some)
}

pub(super) fn parse(text: &str) -> Result<Vec<Entry>, ApplyError> {
    let damaged = |line: &str| ApplyError::Journal { reason: format!("`{}`", line.escape_debug()) };
    let body = text.strip_suffix("end\n").ok_or_else(|| damaged("no `end`"))?;
    body.lines().map(|line| entry(line).ok_or_else(|| damaged(line))).collect()
}

fn entry(line: &str) -> Option<Entry> {
    let (word, rest) = line.split_once(' ')?;
    let (step, rest) = match word {
        "put" => {
            let (number, rest) = rest.split_once(' ')?;
            (Step::Put(number.parse().ok()?), rest)
        }
        "remove" => (Step::Remove, rest),
        _ => return None,
    };
    let (seen, path) = rest.split_once(' ')?;
    let seen = (seen != "-").then(|| seen.to_owned());
    Some(Entry { step, seen, path: RelPath::parse(path).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_wrote_and_refuses_the_rest() {
        let path = |text| RelPath::parse(text).unwrap();
        let entries = vec![
            Entry { step: Step::Put(3), seen: Some("0a".to_owned()), path: path("a b/c") },
            Entry { step: Step::Put(4), seen: None, path: path("new") },
            Entry { step: Step::Remove, seen: Some("ff".to_owned()), path: path("d") },
        ];
        assert_eq!(parse(&to_text(&entries)).unwrap(), entries);
        for bad in [
            "",
            "put 0 - a\n",
            "put x - a\nend\n",
            "put 0 - ../a\nend\n",
            "remove - /etc/passwd\nend\n",
            "x\nend\n",
            "put 0 a\nend\n",
        ] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }
}
