//! What may have become of each file of a project that its user edited.

use std::collections::BTreeSet;

use super::hunks::ALGORITHMS;
use super::rules::Sides;
use super::upgrade::{Plan, Upgraded};
use crate::support::recorded::Files;

/// How conflicts are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Keep,
    Take,
    Markers,
}

impl How {
    pub fn flag(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Take => "take",
            Self::Markers => "markers",
        }
    }
}

pub struct Judge<'a> {
    pub base: &'a Files,
    pub yours: &'a Files,
    /// What the upgrade makes where nobody edited anything.
    pub generated: &'a Files,
    pub result: &'a Upgraded,
    pub moves: &'a Plan,
    pub conflicts: &'a BTreeSet<String>,
    pub how: How,
}

impl Judge<'_> {
    /// Everything that is not as it should be, a line each.
    pub fn wrong(&self) -> Vec<String> {
        let paths: BTreeSet<&String> = self.base.keys().chain(self.yours.keys()).collect();
        let paths = paths.into_iter().filter(|path| *path != ".venture/pristine.txtar");
        let told = |path: &String| self.wrong_at(path).map(|reason| format!("{path}: {reason}"));
        paths.filter_map(told).collect()
    }

    fn wrong_at(&self, path: &str) -> Option<String> {
        let place = self.moves.place(path);
        let result = self.result.files.get(place);
        let (base, yours) = (self.base.get(path), self.yours.get(path));
        let stale = place != path && self.result.files.contains_key(path);
        let fault = |wrong: bool, reason: &str| wrong.then(|| reason.to_owned());
        match (base, yours) {
            _ if stale => Some(format!("still there, and at {place}")),
            (_, None) => fault(result.is_some(), "its user deleted it"),
            (None, Some(own)) if self.generated.contains_key(place) => {
                self.wrong_if_edited(place, "", text(own))
            }
            (None, Some(own)) => fault(result != Some(own), "its user made it"),
            (Some(base), Some(yours)) if base == yours => {
                fault(result != self.generated.get(place), "not as generated, and nobody edited it")
            }
            (Some(base), Some(yours)) => self.wrong_if_edited(place, text(base), text(yours)),
        }
    }

    fn wrong_if_edited(&self, place: &str, base: &str, yours: &str) -> Option<String> {
        let Some(result) = self.result.files.get(place).map(|content| text(content)) else {
            return Some("the edited file is gone".to_owned());
        };
        let generated = self.generated.get(place).map(|content| text(content));
        let Some(generated) = generated.filter(|_| !self.result.once.contains(place)) else {
            return (result != yours).then(|| "it is its user's, and was changed".to_owned());
        };
        if yours.contains('\n') && has_crlf(yours) != has_crlf(result) {
            return Some("its line endings changed".to_owned());
        }
        let [base, yours, generated, result] = [base, yours, generated, result].map(lines);
        let sides = Sides { base: &base, yours: &yours, generated: &generated };
        if !self.conflicts.contains(place) {
            return sides.wrong_if_clean(&result);
        }
        if ALGORITHMS.iter().all(|algorithm| sides.meeting(algorithm) == 0) {
            return Some("a conflict, though no changes meet".to_owned());
        }
        match self.how {
            How::Keep => (result != yours).then(|| "not kept".to_owned()),
            How::Take => (result != generated).then(|| "not taken".to_owned()),
            How::Markers => sides.wrong_if_marked(&result),
        }
    }
}

fn text(content: &[u8]) -> &str {
    std::str::from_utf8(content).unwrap()
}

/// All line endings are CRLF.
fn has_crlf(text: &str) -> bool {
    text.matches("\r\n").count() == text.matches('\n').count()
}

/// With LF, one after the last line too.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}
