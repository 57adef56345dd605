//! What changed from one text to another, as git sees it: not by the code that merges.

use std::fs;
use std::process::Command;

/// Repeated lines make more than one answer right.
pub const ALGORITHMS: [&str; 4] = ["myers", "minimal", "patience", "histogram"];

/// Lines of the base that were replaced, and by what; both may be none.
#[derive(Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Index of the first replaced line, and of the one behind the last.
    pub from: usize,
    pub to: usize,
    pub added: Vec<String>,
}

/// Every change from `base` to `other`.
pub fn hunks(base: &str, other: &str, algorithm: &str) -> Vec<Hunk> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base"), base).unwrap();
    fs::write(folder.path().join("other"), other).unwrap();
    let mut git = Command::new("git");
    git.args(["diff", "--no-index", "--unified=0", "--no-color", "--no-ext-diff", "--text"]);
    git.arg(format!("--diff-algorithm={algorithm}")).args(["base", "other"]).current_dir(folder.path());
    let output = git.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    read(&String::from_utf8(output.stdout).unwrap())
}

fn read(diff: &str) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for line in diff.lines() {
        if let Some(head) = line.strip_prefix("@@ -") {
            hunks.push(Hunk::at(head.split_once(' ').unwrap().0));
        } else if let (Some(hunk), Some(added)) = (hunks.last_mut(), line.strip_prefix('+')) {
            hunk.added.push(added.to_owned());
        }
    }
    hunks
}

impl Hunk {
    /// Reads `12,3`: from line 12, three lines. Where there are none, line 12 is the one before.
    fn at(range: &str) -> Self {
        let (line, lines) = range.split_once(',').unwrap_or((range, "1"));
        let (line, lines): (usize, usize) = (line.parse().unwrap(), lines.parse().unwrap());
        let from = if lines == 0 { line } else { line - 1 };
        Self { from, to: from + lines, added: Vec::new() }
    }
}
