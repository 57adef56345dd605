//! Edits of `venture.yaml` as text: what the user wrote around the edited lines stays, byte for byte.

mod flow;
mod functions;
mod keys;
mod lines;
mod node;
mod placed;
mod rename;

use thiserror::Error;

use super::{Manifest, parse};

pub use functions::{add as add_function, remove as remove_function};
pub use keys::{put, set};
pub use lines::lines_of as lines;
pub use rename::rename;

/// Why venture does not edit the file itself.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("venture cannot edit `{key}` in this form")]
pub struct EditError {
    key: String,
    /// What the user would have to write.
    pub lines: String,
}

/// How the lines of the text end.
fn line_ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The start of the line after `at`.
fn line_after(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |offset| at + offset + 1)
}

/// The start of the line that holds `at`.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// How many blanks a line starts with.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The end of the lines that are indented deeper than the one at `start`; blank lines and comments after
/// them belong to what follows.
fn end_of_block(text: &str, start: usize) -> usize {
    let own = depth(&text[start..]);
    let mut end = line_after(text, start);
    let mut at = end;
    while at < text.len() {
        let next = line_after(text, at);
        let line = text[at..next].trim_end();
        let is_content = !line.trim_start().is_empty() && !line.trim_start().starts_with('#');
        // The items of a list may stand as deep as its key.
        let is_item = depth(line) == own && line.trim_start().starts_with("- ");
        if is_content && depth(line) <= own && !is_item {
            break;
        }
        if is_content {
            end = next;
        }
        at = next;
    }
    end
}

/// `text` with `lines` at `at`, on lines of their own. A text without final newline stays one.
fn insert(text: &str, at: usize, lines: &str) -> String {
    if at > 0 && !text[..at].ends_with('\n') {
        let lines = lines.trim_end_matches(['\r', '\n']);
        return format!("{}{}{lines}{}", &text[..at], line_ending(text), &text[at..]);
    }
    format!("{}{lines}{}", &text[..at], &text[at..])
}

/// The edited text, unless it is no YAML, or reads as something else than was wanted. What is wrong with the
/// wanted itself, such as two equal routes, is for the caller to find.
fn checked(edited: String, wanted: &Manifest) -> Option<String> {
    serde_yaml::from_str::<serde_yaml::Value>(&edited).ok()?;
    match parse("", &edited) {
        Ok(read) if read != *wanted => None,
        _ => Some(edited),
    }
}
