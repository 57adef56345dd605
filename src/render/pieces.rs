//! A template cut into its text and its code.

use super::language::next_code;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// What stands in `{= … =}`.
    Value(&'t str),
    /// What stands in `{% … %}`.
    Tag(&'t str),
}

/// The pieces of a template from one place on. A clone is a place to come back to.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'t> {
    rest: &'t str,
    /// `-%}` went before: the next text begins without its white space.
    trims: bool,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(template: &'t str) -> Self {
        Self { rest: template, trims: false }
    }

    /// The text up to the code that begins at `end`.
    fn text(&mut self, end: usize) -> &'t str {
        let (mut text, rest) = self.rest.split_at(end);
        if std::mem::take(&mut self.trims) {
            text = text.trim_start();
        }
        if rest.get(2..).is_some_and(|code| code.starts_with('-')) {
            text = text.trim_end();
        }
        self.rest = rest;
        text
    }

    /// The code that `rest` begins with; one that is not closed goes to the end.
    fn code(&mut self, close: &str) -> &'t str {
        let inside = &self.rest[2..];
        let (code, rest) = inside.split_once(close).unwrap_or((inside, ""));
        self.rest = rest;
        self.trims |= code.ends_with('-');
        code.trim_matches('-').trim()
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        while !self.rest.is_empty() {
            match next_code(self.rest, 0) {
                Some((0, "=}")) => return Some(Piece::Value(self.code("=}"))),
                Some((0, "%}")) => return Some(Piece::Tag(self.code("%}"))),
                Some((0, comment)) => _ = self.code(comment),
                found => {
                    let end = found.map_or(self.rest.len(), |(start, _)| start);
                    return Some(Piece::Text(self.text(end)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_where_a_delimiter_says_so() {
        let pieces: Vec<_> = Pieces::of("a { b\n\n{%- if x -%}{~ c ~}\n y{= z | json =} \n").collect();
        let text = Piece::Text;
        let expected = [text("a { b"), Piece::Tag("if x"), text("y"), Piece::Value("z | json"), text(" \n")];
        assert_eq!(pieces, expected);
    }
}
