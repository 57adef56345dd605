//! Entries of a flow mapping, `{a: {…}, b: {…}}` on one line or on several: added, removed.

use crate::manifest::Scalar;

/// A mapping from its `{` to its `}`.
pub(super) struct Flow<'a> {
    text: &'a str,
    /// Where the `}` stands.
    end: usize,
    /// Where the `{` stands.
    start: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: usize,
    end: usize,
    /// Where the comma after it stands, if there is one.
    comma: Option<usize>,
}

impl<'a> Flow<'a> {
    /// Reads the mapping that starts at `start`; `None` where the text is not one.
    pub(super) fn read(text: &'a str, start: usize) -> Option<Self> {
        let mut flow = Self { text, start, end: start, entries: Vec::new() };
        // The entry that is being read, from its first byte to the end of the last that says something.
        let mut open = None;
        let (mut depth, mut at) = (0_usize, start);
        while at < text.len() {
            let c = text[at..].chars().next()?;
            match c {
                '"' | '\'' => {
                    let end = end_of_quoted(text, at, c)?;
                    extend(&mut open, at, end);
                    at = end;
                    continue;
                }
                '#' if text[..at].ends_with([' ', '\t', '\n']) => {
                    at = text[at..].find('\n').map_or(text.len(), |length| at + length);
                    continue;
                }
                '{' | '[' => {
                    if depth > 0 {
                        extend(&mut open, at, at + 1);
                    }
                    depth += 1;
                }
                '}' | ']' if depth == 1 => {
                    flow.take(open, None);
                    flow.end = at;
                    return (c == '}').then_some(flow);
                }
                '}' | ']' => {
                    depth = depth.checked_sub(1)?;
                    extend(&mut open, at, at + 1);
                }
                ',' if depth == 1 => flow.take(open.take(), Some(at)),
                _ if !c.is_whitespace() => extend(&mut open, at, at + c.len_utf8()),
                _ => {}
            }
            at += c.len_utf8();
        }
        None
    }

    /// Notes an entry, if one was read.
    fn take(&mut self, entry: Option<(usize, usize)>, comma: Option<usize>) {
        let Some((start, end)) = entry else { return };
        let key = self.text[start..end].split(':').next().unwrap_or_default();
        let name = key.trim().trim_matches(['"', '\'']).to_owned();
        self.entries.push(Entry { name, start, end, comma });
    }

    /// The text with an entry more: in its alphabetical place where the others are sorted, else at the end.
    pub(super) fn add(&self, name: &str, entry: &[(&str, Scalar)]) -> String {
        let inner: Vec<String> =
            entry.iter().map(|(key, value)| format!("{key}: {}", value.to_yaml())).collect();
        let new = format!("{name}: {{{}}}", inner.join(", "));
        let sorted = self.entries.is_sorted_by(|a, b| a.name < b.name);
        let before = self.entries.iter().rposition(|entry| !sorted || entry.name.as_str() < name);
        let Some(first) = self.entries.first() else { return self.with(self.start + 1, self.end, &new) };
        let Some(before) = before.map(|at| &self.entries[at]) else {
            let gap = self.gap_before(first);
            return self.with(
                first.start,
                first.start,
                &format!("{new},{}", if gap.is_empty() { " " } else { &gap }),
            );
        };
        let gap = self.gap_before(before);
        if !gap.contains('\n') {
            return self.with(before.end, before.end, &format!(", {new}"));
        }
        // Each stands on lines of its own; what follows on the line belongs to the one before.
        let line_end =
            self.text[before.end..self.end].find('\n').map_or(before.end, |length| before.end + length);
        let line_end = line_end - usize::from(self.text[..line_end].ends_with('\r'));
        let rest = &self.text[before.end..line_end];
        match before.comma {
            Some(_) => self.with(line_end, line_end, &format!("{gap}{new},")),
            None => self.with(before.end, line_end, &format!(",{rest}{gap}{new}")),
        }
    }

    /// The text without the entry; `None` where there is none.
    pub(super) fn remove(&self, name: &str) -> Option<String> {
        let at = self.entries.iter().position(|entry| entry.name == name)?;
        let entry = &self.entries[at];
        let own_line = self.gap_before(entry).contains('\n');
        let start = if own_line { entry.start - self.gap_before(entry).len() } else { entry.start };
        let before = at.checked_sub(1).map(|at| &self.entries[at]);
        Some(match (entry.comma, before) {
            (Some(comma), _) if own_line => self.with(start, comma + 1, ""),
            (Some(comma), _) => {
                let after = &self.text[comma + 1..];
                self.with(start, comma + 1 + after.len() - after.trim_start_matches(' ').len(), "")
            }
            (None, Some(before)) => {
                let kept = before.comma.map_or("", |comma| &self.text[comma + 1..start.max(comma + 1)]);
                self.with(before.end, entry.end, if own_line { kept } else { "" })
            }
            (None, None) => self.with(start, entry.end, ""),
        })
    }

    fn with(&self, from: usize, to: usize, put: &str) -> String {
        format!("{}{put}{}", &self.text[..from], &self.text[to..])
    }

    /// The line ending and the blanks before an entry that begins its line; else the blanks alone.
    fn gap_before(&self, entry: &Entry) -> String {
        let before = &self.text[self.start + 1..entry.start];
        let line = before.trim_end_matches([' ', '\t']);
        let with_ending =
            line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        before[with_ending.len()..].to_owned()
    }
}

fn extend(open: &mut Option<(usize, usize)>, from: usize, to: usize) {
    *open = Some((open.map_or(from, |(start, _)| start), to));
}

fn end_of_quoted(text: &str, at: usize, quote: char) -> Option<usize> {
    let mut chars = text[at + 1..].char_indices();
    while let Some((offset, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => drop(chars.next()),
            // Two single quotes within single quotes are read as two texts, which come to the same end.
            _ if c == quote => return Some(at + 1 + offset + c.len_utf8()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> [(&'static str, Scalar); 2] {
        let text = |text: &str| Scalar::Text(text.to_owned());
        [("http", text("GET /m/{id}")), ("access", text("public"))]
    }

    const NEW: &str = "m: {http: \"GET /m/{id}\", access: public}";

    #[test]
    fn an_entry_takes_its_place_and_goes_again() {
        for (before, after) in [
            ("f: {}\n", "f: {NEW}\n"),
            ("f: { }\n", "f: {NEW}\n"),
            ("f: {a: {http: GET /a}}\n", "f: {a: {http: GET /a}, NEW}\n"),
            ("f: {a: {x: 1}, z: {x: 1}} # c\n", "f: {a: {x: 1}, NEW, z: {x: 1}} # c\n"),
            ("f: {z: {x: 1}}\n", "f: {NEW, z: {x: 1}}\n"),
            ("f: { a: {x: \"}, {\"}, }\n", "f: { a: {x: \"}, {\"}, NEW, }\n"),
            (
                "f: {\n  a: {x: 1}, # first\n  z: {x: 1} # last\n}\n",
                "f: {\n  a: {x: 1}, # first\n  NEW,\n  z: {x: 1} # last\n}\n",
            ),
            ("f: {\n  a: {x: 'it''s'} # last\n}\n", "f: {\n  a: {x: 'it''s'}, # last\n  NEW\n}\n"),
            ("f: {\r\n  z: {x: 1},\r\n}\r\n", "f: {\r\n  NEW,\r\n  z: {x: 1},\r\n}\r\n"),
        ] {
            let added = Flow::read(before, 3).unwrap().add("m", &entry());
            assert_eq!(added, after.replace("NEW", NEW));
            let removed = Flow::read(&added, 3).unwrap().remove("m").unwrap();
            assert_eq!(removed, before.replace("{ }", "{}"), "{added}");
        }
    }

    #[test]
    fn what_is_no_mapping_is_not_read() {
        for text in ["", "[a]", "{a: 1", "{a: \"}", "{a: 1]"] {
            assert!(Flow::read(text, 0).is_none(), "{text}");
        }
        assert!(Flow::read("{a: 1}", 0).unwrap().remove("b").is_none());
    }
}
