//! `.venture/journal`: what is left to rename once everything new is staged.
//!
//! ```text
//! put 0 functions/hello/function.yml
//! remove functions/old/function.yml
//! put 1 .venture/pristine.txtar
//! end
//! ```
//! Each `put` names a file below `.venture/stage/`. Doing an entry twice is doing it once, so a run that
//! was killed is finished by doing them all again.

use super::ApplyError;
use crate::tree::RelPath;

pub(super) const PATH: &str = ".venture/journal";
pub(super) const STAGE: &str = ".venture/stage";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    Put { staged: usize, path: RelPath },
    Remove { path: RelPath },
}

pub(super) fn to_text(entries: &[Entry]) -> String {
    let lines = entries.iter().map(|entry| match entry {
        Entry::Put { staged, path } => format!("put {staged} {path}\n"),
        Entry::Remove { path } => format!("remove {path}\n"),
    });
    lines.collect::<String>() + "end\n"
}

pub(super) fn parse(text: &str) -> Result<Vec<Entry>, ApplyError> {
    let damaged = |line: &str| ApplyError::Journal { reason: format!("`{}`", line.escape_debug()) };
    let body = text.strip_suffix("end\n").ok_or_else(|| damaged("no `end`"))?;
    body.lines().map(|line| entry(line).ok_or_else(|| damaged(line))).collect()
}

fn entry(line: &str) -> Option<Entry> {
    let (word, rest) = line.split_once(' ')?;
    match word {
        "put" => {
            let (staged, path) = rest.split_once(' ')?;
            Some(Entry::Put { staged: staged.parse().ok()?, path: RelPath::parse(path).ok()? })
        }
        "remove" => Some(Entry::Remove { path: RelPath::parse(rest).ok()? }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_wrote_and_refuses_the_rest() {
        let path = |text| RelPath::parse(text).unwrap();
        let entries = vec![Entry::Put { staged: 3, path: path("a b/c") }, Entry::Remove { path: path("d") }];
        assert_eq!(parse(&to_text(&entries)).unwrap(), entries);
        for bad in
            ["", "put 0 a\n", "put x a\nend\n", "put 0 ../a\nend\n", "remove /etc/passwd\nend\n", "x\nend\n"]
        {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }
}
