//! Plain text that the engine need not read: its lexer looks at every byte, and most of a template is no code.

use super::language::next_code;

/// Begins a mark. No template holds one, and no value either: the model takes no control characters.
const MARK: char = '\u{1}';
/// Numbers of runs as characters, from here on: a mark is one of these after [`MARK`].
const FIRST: u32 = 0xF0000;
/// A shorter run gains nothing.
const LEAST: usize = 16;

/// A template in which marks stand for the long runs of plain text.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    pub(super) text: String,
    runs: Vec<&'a str>,
}

impl<'a> Marked<'a> {
    pub(super) fn new(template: &'a str) -> Self {
        let mut marked = Self { text: String::new(), runs: Vec::new() };
        let mut at = 0;
        while let Some((start, close)) = next_code(template, at) {
            let end =
                template[start..].find(close).map_or(template.len(), |length| start + length + close.len());
            marked.plain(&template[at..start]);
            marked.text.push_str(&template[start..end]);
            at = end;
        }
        marked.plain(&template[at..]);
        marked
    }

    /// White space at either end is the engine's, for `{%-` and `-%}` take it away.
    fn plain(&mut self, text: &'a str) {
        let run = text.trim();
        let number = u32::try_from(self.runs.len()).ok().and_then(|number| char::from_u32(FIRST + number));
        let (Some(number), LEAST..) = (number, run.len()) else {
            self.text.push_str(text);
            return;
        };
        let before = text.len() - text.trim_start().len();
        self.text.push_str(&text[..before]);
        self.text.extend([MARK, number]);
        self.text.push_str(&text[before + run.len()..]);
        self.runs.push(run);
    }

    /// What was rendered, with the plain text back in its places.
    pub(super) fn unmark(&self, rendered: &str) -> String {
        let plain: usize = self.runs.iter().map(|run| run.len()).sum();
        let mut text = String::with_capacity(rendered.len() + plain);
        let mut pieces = rendered.split(MARK);
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let mut after = piece.chars();
            let run =
                after.next().and_then(|number| self.runs.get((number as u32).checked_sub(FIRST)? as usize));
            match run {
                Some(run) => {
                    text.push_str(run);
                    text.push_str(after.as_str());
                }
                None => text.extend([MARK.to_string().as_str(), piece]),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::templates;

    #[test]
    fn the_engine_sees_code_and_marks() {
        let marked =
            Marked::new("package main, which is long\n\n{%- if a %} x {% endif %}\n  a line of sixteen\n");
        assert_eq!(marked.text, "\u{1}\u{F0000}\n\n{%- if a %} x {% endif %}\n  \u{1}\u{F0001}\n");
        assert_eq!(marked.unmark("\u{1}\u{F0001}:\u{1}\u{F0001}"), "a line of sixteen:a line of sixteen");
    }

    #[test]
    fn what_is_no_mark_stays() {
        let marked = Marked::new("short");
        assert_eq!(marked.unmark("\u{1}\u{F0000}\u{1}"), "\u{1}\u{F0000}\u{1}");
    }

    #[test]
    fn every_template_comes_back_whole() {
        for template in templates::all() {
            let marked = Marked::new(template.text);
            assert!(!template.text.contains(MARK), "{}", template.path);
            assert_eq!(marked.unmark(&marked.text), template.text, "{}", template.path);
        }
    }
}
