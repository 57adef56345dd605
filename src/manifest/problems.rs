//! [`Problems`]: what is wrong with a manifest, each with the line, a caret and the fix.

use std::fmt;

use super::place::{self, Place, Places};
use crate::model::Problem;

/// All problems of one manifest, with their places. `Display` gives one paragraph a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    file: String,
    found: Vec<Located>,
    /// How many there are besides those found.
    more: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Located {
    place: Place,
    line_text: String,
    message: String,
    fix: String,
}

/// Nobody reads further; a file that is no manifest at all has one problem a line.
const MAX_SHOWN: usize = 40;
/// How much of a long line is shown, in characters.
const MAX_WIDTH: usize = 100;

impl Problems {
    /// Problems found after parsing, put back into their places in the text.
    pub fn new(file: &str, text: &str, problems: Vec<Problem>) -> Self {
        let more = problems.len().saturating_sub(MAX_SHOWN);
        let places = Places::of(text);
        let locate = |problem: Problem| {
            let place = places.find(&problem.key, problem.on_key);
            Located::new(text, place, problem.violation.message, problem.violation.fix)
        };
        let mut found: Vec<Located> = problems.into_iter().take(MAX_SHOWN).map(locate).collect();
        found.sort_by_key(|located| (located.place.line, located.place.column));
        Self { file: file.to_owned(), found, more }
    }

    pub(super) fn syntax(file: &str, text: &str, error: &serde_yaml::Error) -> Self {
        let message = error.to_string();
        let known = if message.contains("duplicate entry") {
            duplicate(text)
        } else if message.contains("control characters") {
            control_character(text)
        } else if message.contains("more than one document") {
            second_document(text)
        } else {
            None
        };
        let located = known.unwrap_or_else(|| {
            let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
            let place = Place { line: line.max(1), column: column.max(1), length: 1 };
            let (message, fix) =
                match text.lines().nth(place.line - 1).map(|line| line.chars().nth(column - 1)) {
                    Some(Some('\t')) => {
                        ("a tab stands here, and YAML indents by spaces".to_owned(), "use spaces")
                    }
                    _ => explain(&message),
                };
            Located::new(text, place, message, fix.to_owned())
        });
        Self { file: file.to_owned(), found: vec![located], more: 0 }
    }
}

fn duplicate(text: &str) -> Option<Located> {
    let (place, name) = place::find_duplicate(text)?;
    let fix = "remove one of them; of two values only one would count".to_owned();
    Some(Located::new(text, place, format!("the key `{name}` stands here twice"), fix))
}

fn control_character(text: &str) -> Option<Located> {
    let at = text.find(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))?;
    let message = "a control character stands here, and YAML allows none".to_owned();
    Some(Located::new(text, place::at(text, at), message, "remove it".to_owned()))
}

/// What the YAML reader says, in words that mean something to the writer of a manifest.
fn second_document(text: &str) -> Option<Located> {
    let begun =
        |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%']) && !line.starts_with("---");
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let mut lines = starts.map(|start| (start, text[start..].lines().next().unwrap_or_default()));
    lines.find(|(_, line)| begun(line))?;
    let (start, _) = lines.find(|(_, line)| line.starts_with("---") || line.starts_with("..."))?;
    let message = "a second document of YAML begins here, and a manifest is one".to_owned();
    Some(Located::new(text, place::at(text, start), message, "remove it, or this line".to_owned()))
}

fn explain(message: &str) -> (String, &'static str) {
    if message.contains("recursion limit") {
        ("lists and keys are nested deeper here than in any manifest".to_owned(), "close the brackets")
    } else if message.contains("repetition limit") {
        ("aliases (`*name`) repeat more here than in any manifest".to_owned(), "write the values out")
    } else {
        let reason = message.split(" at line ").next().unwrap_or(message);
        (format!("this is not YAML: {reason}"), "mend the line")
    }
}

impl Located {
    fn new(text: &str, place: Place, message: String, fix: String) -> Self {
        let line_text = text.lines().nth(place.line - 1).unwrap_or_default().to_owned();
        Self { place, line_text, message, fix }
    }

    /// The line as it is shown and the blanks before its caret. Of a long line the part around the caret.
    fn excerpt(&self) -> (String, String) {
        let before = self.place.column - 1;
        let start = if before > MAX_WIDTH * 2 / 3 { before - MAX_WIDTH / 2 } else { 0 };
        let line = self.line_text.chars().skip(start);
        let cut = |left: usize| if left > 0 { "…" } else { "" };
        let left_out = self.line_text.chars().count().saturating_sub(start + MAX_WIDTH);
        let shown: String = line.clone().take(MAX_WIDTH).map(visible).collect();
        let blanks: String = cut(start).chars().chain(line.take(before - start)).map(blank).collect();
        (format!("{}{shown}{}", cut(start), cut(left_out)), blanks)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, located) in self.found.iter().enumerate() {
            let Place { line, column, length } = located.place;
            let gutter = " ".repeat(line.to_string().len());
            let (shown, blanks) = located.excerpt();
            let separator = if index == 0 { "" } else { "\n\n" };
            writeln!(f, "{separator}{}:{line}:{column}: {}", self.file, located.message)?;
            writeln!(f, "{gutter} |")?;
            writeln!(f, "{line} | {shown}")?;
            writeln!(f, "{gutter} | {blanks}{}", "^".repeat(length.min(MAX_WIDTH)))?;
            write!(f, "{gutter} = help: {}", located.fix)?;
        }
        match self.more {
            0 => Ok(()),
            more => write!(f, "\n\nand {more} more problems"),
        }
    }
}

impl std::error::Error for Problems {}

/// Keeps tabs, so that the caret stands below what it points at.
fn blank(c: char) -> char {
    if c == '\t' { '\t' } else { ' ' }
}

/// No escape code of the file reaches the terminal.
fn visible(c: char) -> char {
    if c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c }
}
