//! What a merge must not do, judged by counting lines and comparing hunks, without merging.

use std::cmp::Ordering;

use super::hunks::{ALGORITHMS, Hunk, hunks};

/// The three sides of one file; line endings are LF, and every text ends in one.
pub struct Sides<'a> {
    pub base: &'a str,
    pub yours: &'a str,
    pub generated: &'a str,
}

impl Sides<'_> {
    /// What is wrong with the text of a merge without conflict.
    pub fn wrong_if_clean(&self, merged: &str) -> Option<String> {
        let lines = [self.base, self.yours, self.generated, merged].into_iter().flat_map(str::lines);
        let mut lines: Vec<&str> = lines.collect();
        lines.sort_unstable();
        lines.dedup();
        for line in lines {
            let (least, most) = self.times(line);
            let found = count(merged, line);
            if found < least || found > most {
                return Some(format!("{line:?} stands {found} times, not {least} to {most}"));
            }
        }
        self.torn_apart(merged)
    }

    /// How often a line stands in the merged text: as often as in the base, and what either side added or
    /// removed; or what both did alike.
    fn times(&self, line: &str) -> (i64, i64) {
        let [base, yours, generated] = [self.base, self.yours, self.generated].map(|text| count(text, line));
        let each = yours + generated - base;
        let alike = match (yours.cmp(&base), generated.cmp(&base)) {
            (Ordering::Greater, Ordering::Greater) => yours.max(generated),
            (Ordering::Less, Ordering::Less) => yours.min(generated),
            _ => each,
        };
        (each.min(alike).max(0), each.max(alike))
    }

    /// The first of the user's additions that is not found in one piece.
    fn torn_apart(&self, merged: &str) -> Option<String> {
        let merged: Vec<&str> = merged.lines().collect();
        let torn = |algorithm: &str| {
            let mut hunks = hunks(self.base, self.yours, algorithm).into_iter();
            hunks.find(|hunk| !holds(&merged, &hunk.added)).map(|hunk| hunk.added.join("\n"))
        };
        let found: Option<Vec<String>> = ALGORITHMS.iter().map(|algorithm| torn(algorithm)).collect();
        Some(format!("not found in one piece:\n{}", found?.first()?))
    }

    /// What is wrong with the text of a merge with conflict markers.
    pub fn wrong_if_marked(&self, marked: &str) -> Option<String> {
        let text = match Marked::read(marked) {
            Ok(text) => text,
            Err(reason) => return Some(reason.to_owned()),
        };
        let meeting = ALGORITHMS.iter().map(|algorithm| self.meeting(algorithm)).max().unwrap_or(0);
        if text.conflicts == 0 || text.conflicts > meeting {
            return Some(format!("{} conflicts, but {meeting} changes that meet", text.conflicts));
        }
        let lost = |side: &str, chosen: &str, whose: &str| {
            let missing = |line: &&str| count(chosen, line) < count(side, line) - count(self.base, line);
            side.lines().find(missing).map(|line| format!("{line:?} of {whose} is lost"))
        };
        lost(self.yours, &text.yours, "yours").or_else(|| lost(self.generated, &text.generated, "generated"))
    }

    /// How many of the user's changes meet one that the generator made otherwise: in a line, or side by side.
    pub fn meeting(&self, algorithm: &str) -> usize {
        let yours = hunks(self.base, self.yours, algorithm);
        let generated = hunks(self.base, self.generated, algorithm);
        let meets = |mine: &Hunk| {
            generated.iter().any(|theirs| mine != theirs && mine.from <= theirs.to && theirs.from <= mine.to)
        };
        yours.iter().filter(|mine| meets(mine)).count()
    }
}

fn count(text: &str, line: &str) -> i64 {
    i64::try_from(text.lines().filter(|other| *other == line).count()).unwrap()
}

fn holds(lines: &[&str], part: &[String]) -> bool {
    part.is_empty() || lines.windows(part.len()).any(|window| window == part)
}

/// A text with conflict markers, and what it is with each side of them chosen.
#[derive(Default)]
struct Marked {
    conflicts: usize,
    yours: String,
    generated: String,
}

impl Marked {
    fn read(text: &str) -> Result<Self, &'static str> {
        let mut read = Self::default();
        let mut part = Part::Both;
        for line in text.lines() {
            part = match (&part, line) {
                (Part::Both, "<<<<<<< yours") => Part::Yours,
                (Part::Yours, "||||||| generated last") => Part::Base,
                (Part::Base, "=======") => Part::Generated,
                (Part::Generated, ">>>>>>> generated now") => {
                    read.conflicts += 1;
                    Part::Both
                }
                _ if ["<<<<<<< ", "||||||| ", ">>>>>>> "].iter().any(|marker| line.starts_with(marker)) => {
                    return Err("a marker that belongs to no other");
                }
                _ => {
                    read.take(&part, line);
                    continue;
                }
            };
        }
        if part == Part::Both { Ok(read) } else { Err("a conflict without end") }
    }

    fn take(&mut self, part: &Part, line: &str) {
        for (side, text) in [(Part::Yours, &mut self.yours), (Part::Generated, &mut self.generated)] {
            if *part == Part::Both || *part == side {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
}

#[derive(PartialEq)]
enum Part {
    Both,
    Yours,
    Base,
    Generated,
}
