//! The place of a key in the manifest's text.

use std::str::FromStr;

use yaml_edit::{Document, Mapping};

/// 1-based line and column (in characters) of what a problem points at, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) length: usize,
}

/// The keys of a text that is YAML, read once for any number of problems.
pub(super) struct Places<'a> {
    text: &'a str,
    root: Option<Mapping>,
}

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let root = Document::from_str(text).ok().and_then(|document| document.as_mapping());
        Self { text, root }
    }

    /// Finds a key such as `functions.hello.http`, or the nearest of its parents that is there.
    pub(super) fn find(&self, key: &str, on_key: bool) -> Place {
        match self.root.as_ref().and_then(|root| locate(root, key, on_key)) {
            Some(range) => place(self.text, range),
            None => Place { line: 1, column: 1, length: 1 },
        }
    }
}

/// The place of one character.
pub(super) fn at(text: &str, byte: usize) -> Place {
    place(text, (byte, byte))
}

/// The second place at which a mapping of the text holds a key it already holds, with that key.
pub(super) fn find_duplicate(text: &str) -> Option<(Place, String)> {
    let root = Document::from_str(text).ok()?.as_mapping()?;
    let (range, name) = duplicate_in(&root)?;
    Some((place(text, range), name))
}

type Range = (usize, usize);

fn locate(mapping: &Mapping, key: &str, on_key: bool) -> Option<Range> {
    let named = |name: &str| mapping.entries().find(|entry| entry.key_matches(name));
    // A wrong key may hold a dot itself.
    let (entry, rest) = match (named(key), key.split_once('.')) {
        (None, Some((first, rest))) => (named(first)?, rest),
        (entry, _) => (entry?, ""),
    };
    let key_range = entry.key_node().map(|node| range_of(&node));
    let value = entry.value_node();
    if rest.is_empty() {
        let value_range = value.map(|node| range_of(&node)).filter(|(start, end)| end > start);
        return if on_key { key_range } else { value_range.or(key_range) };
    }
    let nested = value.as_ref().and_then(|node| node.as_mapping().cloned());
    nested.and_then(|mapping| locate(&mapping, rest, on_key)).or(key_range)
}

fn duplicate_in(mapping: &Mapping) -> Option<(Range, String)> {
    let mut seen = Vec::new();
    for entry in mapping.entries() {
        let key = entry.key_node()?;
        let name = key.to_string().trim().to_owned();
        if seen.contains(&name) {
            return Some((range_of(&key), name));
        }
        seen.push(name);
        let nested = entry.value_node().and_then(|node| node.as_mapping().cloned());
        if let Some(found) = nested.as_ref().and_then(duplicate_in) {
            return Some(found);
        }
    }
    None
}

fn range_of(node: &yaml_edit::YamlNode) -> Range {
    let range = node.byte_range();
    (range.start as usize, range.end as usize)
}

/// Byte offsets to what a reader counts; at most the rest of the line.
fn place(text: &str, (start, end): Range) -> Place {
    let before = text.get(..start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let node = text.get(start..end).unwrap_or_default();
    let first_line = node.lines().next().unwrap_or_default().trim_end();
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        length: first_line.chars().count().max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# notes\nname: acme # ours\nauth:\n  mfa:   off\nfunctions:\n  über:\n    http: GET /x\n";

    fn at(key: &str, on_key: bool) -> (usize, usize, usize) {
        let place = Places::of(TEXT).find(key, on_key);
        (place.line, place.column, place.length)
    }

    #[test]
    fn finds_values_keys_and_the_nearest_parent() {
        assert_eq!(at("name", false), (2, 7, 4));
        assert_eq!(at("auth.mfa", false), (4, 10, 3));
        assert_eq!(at("auth.mfa", true), (4, 3, 3));
        assert_eq!(at("functions.über.http", false), (7, 11, 6));
        assert_eq!(at("functions.über", true), (6, 3, 4));
        assert_eq!(at("auth.sign-in", false), (3, 1, 4), "missing: its section");
        assert_eq!(at("module", false), (1, 1, 1), "missing: the start");
    }

    #[test]
    fn finds_a_key_that_stands_twice() {
        let (place, name) = find_duplicate("a: 1\nb:\n  c: 1\n  c: 2\n").unwrap();
        assert_eq!((place.line, place.column, name.as_str()), (4, 3, "c"));
        assert!(find_duplicate(TEXT).is_none());
    }
}
