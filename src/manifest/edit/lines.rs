//! New keys as text: on lines of their own, or within braces.

use std::fmt::Write as _;

use crate::manifest::Scalar;

/// A key of the manifest with its value and what it stands below, as lines of their own.
pub fn lines_of(path: &str, value: &Scalar) -> String {
    lines(&path.split('.').collect::<Vec<_>>(), value, 0, "\n")
}

/// `password: {length: 12}` as lines.
pub(super) fn lines(path: &[&str], value: &Scalar, indent: usize, ending: &str) -> String {
    let mut text = String::new();
    for (level, name) in path.iter().enumerate() {
        let is_last = level + 1 == path.len();
        let value = if is_last { format!(" {}", value.to_yaml()) } else { String::new() };
        let _ = write!(text, "{}{name}:{value}{ending}", " ".repeat(indent + 2 * level));
    }
    text
}

/// `password: {length: 12}` within braces.
pub(super) fn flow(path: &[&str], value: &Scalar) -> String {
    match path {
        [] => value.to_yaml(),
        [name] => format!("{name}: {}", value.to_yaml()),
        [name, rest @ ..] => format!("{name}: {{{}}}", flow(rest, value)),
    }
}
