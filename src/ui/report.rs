//! A plan for people.

use std::fmt::Write as _;

use super::links::Links;
use super::style::{self, paint};
use crate::plan::{Action, Change, Plan, Step, unified_diff};

/// Whether a plan is a proposal, or was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Yes,
    No,
}

/// The steps that are not `unchanged`, a line each, then a line of counts, which says whether anything was written.
pub fn plan(plan: &Plan, written: Written, links: &Links) -> String {
    let mut text = String::new();
    for step in plan.all_steps().filter(|step| step.word() != "unchanged") {
        let word = format!("{:>9}", step.word());
        let path = path(step, written, links);
        let _ = write!(text, "{} {path}", paint(style_of(&step.action), &word));
        if let Some(remark) = step.remark() {
            let _ = write!(text, " {}", paint(style::DIM, &format!("({remark})")));
        }
        text.push('\n');
    }
    let counts = counts(plan);
    match written {
        Written::No => text + &format!("{counts}; nothing was written\n"),
        Written::Yes if plan.changes_files() => text + &format!("written: {counts}\n"),
        Written::Yes => text + &format!("{counts}\n"),
    }
}

/// The path of a step, as a link where a file is there.
pub fn path(step: &Step, written: Written, links: &Links) -> String {
    let is_there = match step.change() {
        Some(change) if written == Written::Yes => matches!(change, Change::Put(_)),
        _ => step.yours.is_some() && step.from.is_none(),
    };
    if is_there { links.path(step.path.as_str()) } else { step.path.to_string() }
}

/// `12 create, 3 update, 80 unchanged`
fn counts(plan: &Plan) -> String {
    let words = ["create", "update", "merge", "move", "delete", "conflict", "kept", "unchanged"];
    let count = |word: &str| plan.all_steps().filter(|step| step.word() == word).count();
    let parts = words.iter().map(|word| (count(word), word)).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    if parts.is_empty() { "no files".to_owned() } else { parts.join(", ") }
}

/// What a file that is not as generated leaves open.
pub fn not_enforced(step: &Step, what: &str) -> String {
    format!("not enforced: {what}, for `{}` is not as generated", step.path)
}

/// The unified diffs of all steps that change something.
pub fn diffs(plan: &Plan) -> String {
    let changing = |step: &&Step| step.change().is_some() || matches!(step.action, Action::Conflict(_));
    plan.all_steps().filter(changing).map(diff).collect()
}

/// One step's unified diff, in colour.
pub fn diff(step: &Step) -> String {
    let mut text = String::new();
    for line in unified_diff(step).split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        let style = match line.as_bytes() {
            [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => style::BOLD,
            [b'+', ..] => style::ADDED,
            [b'-', ..] => style::REMOVED,
            [b'@', ..] => style::HUNK,
            _ => anstyle::Style::new(),
        };
        let _ = write!(text, "{}{end}", paint(style, line));
    }
    text
}

fn style_of(action: &Action) -> anstyle::Style {
    match action {
        Action::Create | Action::Update | Action::Merge(_) => style::ADDED,
        Action::Delete => style::REMOVED,
        Action::Conflict(_) => style::WARNING,
        Action::Unchanged | Action::Kept(_) => style::DIM,
    }
}
