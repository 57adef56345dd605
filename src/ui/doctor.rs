//! The checks of `venture doctor` for people.

use std::fmt::Write as _;

use super::links::Links;
use super::style::{self, paint};
use crate::doctor::{Check, State};

/// The checks by group, a line each; what to do stands below.
pub fn report(checks: &[Check], links: &Links) -> String {
    let mut text = String::new();
    let mut group = "";
    for check in checks {
        if check.group != group {
            group = check.group;
            let _ = writeln!(text, "{}", paint(style::BOLD, group));
        }
        let word = format!("{:>7}", check.state.word());
        let _ = writeln!(text, "  {}  {}", paint(style_of(check.state), &word), check.line());
        if let Some(fix) = &check.fix {
            let _ = writeln!(text, "           {}", paint(style::DIM, &links.address_in(fix)));
        }
    }
    text
}

fn style_of(state: State) -> anstyle::Style {
    match state {
        State::Ok => style::ADDED,
        State::Note => style::DIM,
        State::Warning => style::WARNING,
        State::Failed => style::ERROR,
    }
}
