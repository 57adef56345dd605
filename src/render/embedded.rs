//! Renders the embedded templates, writing while reading: nothing is parsed ahead, for most of a template is text and most
//! templates are rendered once. The language is the part of Tera's that `language.rs` says, and a test holds every
//! template against Tera.

use tera::Context;

use super::RenderError;
use super::expression::{Names, Turn, evaluate, items};
use super::pieces::{Piece, Pieces};

/// Renders an embedded template; an error is a bug.
pub(super) fn render(name: &str, template: &str, context: &Context) -> Result<String, RenderError> {
    let names = Names { context, turns: Vec::new() };
    let output = String::with_capacity(template.len());
    let mut run = Run { pieces: Pieces::of(template), names, output };
    match run.block(true) {
        Ok(("", _)) => Ok(run.output),
        Ok((tag, _)) => Err(format!("`{tag}` closes nothing")),
        Err(reason) => Err(reason),
    }
    .map_err(|reason| RenderError::Template { template: name.to_owned(), reason })
}

/// A tag's word, and what comes after it; both are empty at the end of the template.
type Tag<'t> = (&'t str, &'t str);

struct Run<'t, 'c> {
    pieces: Pieces<'t>,
    names: Names<'t, 'c>,
    output: String,
}

impl<'t> Run<'t, '_> {
    /// Reads up to the tag that ends the block, and writes it if it is `live`.
    fn block(&mut self, live: bool) -> Result<Tag<'t>, String> {
        while let Some(piece) = self.pieces.next() {
            match piece {
                Piece::Tag(code) => match code.split_once(' ').unwrap_or((code, "")) {
                    ("if", condition) => self.choice(condition, live)?,
                    ("for", over) => self.repeated(over, live)?,
                    end => return Ok(end),
                },
                Piece::Text(text) if live => self.output.push_str(text),
                Piece::Value(code) if live => self.value(code)?,
                Piece::Text(_) | Piece::Value(_) => {}
            }
        }
        Ok(("", ""))
    }

    fn value(&mut self, code: &str) -> Result<(), String> {
        let value = evaluate(code, &self.names)?;
        match value.as_str() {
            Some(text) => self.output.push_str(text),
            None if value.is_undefined() => return Err(format!("`{code}` is not there")),
            None => self.output.push_str(&value.to_string()),
        }
        Ok(())
    }

    /// `if` up to its `endif`: writes the first branch whose condition holds.
    fn choice(&mut self, condition: &'t str, live: bool) -> Result<(), String> {
        let mut tag = ("elif", condition);
        let mut open = live;
        loop {
            let holds = match tag {
                ("elif", condition) => open && evaluate(condition, &self.names)?.is_truthy(),
                ("else", _) => open,
                ("endif", _) => return Ok(()),
                (other, _) => return Err(format!("`{other}` where `if {condition}` goes on")),
            };
            open &= !holds;
            tag = self.block(holds)?;
        }
    }

    /// `for` up to its `endfor`, once for each item of a list.
    fn repeated(&mut self, code: &'t str, live: bool) -> Result<(), String> {
        let (name, over) = code.split_once(" in ").ok_or("a loop is `for NAME in LIST`")?;
        if !live {
            return self.body(false);
        }
        let values = evaluate(over, &self.names)?;
        let items = items(&values)?;
        if items.is_empty() {
            return self.body(false);
        }
        let start = self.pieces.clone();
        for (index, item) in items.iter().enumerate() {
            self.pieces = start.clone();
            let (first, last) = (index == 0, index + 1 == items.len());
            self.names.turns.push(Turn { name, item: item.clone(), first, last });
            self.body(true)?;
            self.names.turns.pop();
        }
        Ok(())
    }

    fn body(&mut self, live: bool) -> Result<(), String> {
        match self.block(live)? {
            ("endfor", _) => Ok(()),
            (other, _) => Err(format!("`{other}` where a loop ends")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::layer::SUFFIX;
    use crate::render::templates;

    /// Also where no project of the tests comes by. Without a context a value may be of the wrong kind, and no more.
    #[test]
    fn every_expression_of_our_templates_is_read() {
        let context = Context::new();
        let names = Names { context: &context, turns: Vec::new() };
        for template in templates::all().filter(|template| template.path.ends_with(SUFFIX)) {
            for piece in Pieces::of(template.text) {
                let code = match piece {
                    Piece::Value(code) => code,
                    Piece::Tag(code) => match code.split_once(' ') {
                        Some(("if" | "elif", condition)) => condition,
                        Some(("for", code)) => code.split_once(" in ").unwrap().1,
                        _ => continue,
                    },
                    Piece::Text(_) => continue,
                };
                let fault = evaluate(code, &names).err();
                let only_kind =
                    |fault: &String| fault.ends_with("is no text") || fault.ends_with("is no list");
                assert!(fault.as_ref().is_none_or(only_kind), "{}: {code}: {fault:?}", template.path);
            }
        }
    }

    #[test]
    fn what_is_no_template_is_refused() {
        let context = Context::new();
        for bad in [
            "{% if a %}",
            "{% for a in [1] %}{% endif %}",
            "{% else %}",
            "{% set a = 1 %}",
            "{= absent =}",
            "{= \"a\" \"b\" =}",
            "{= 1 | json =}",
            "{= \"a\" | upper =}",
            "{= \"a\" not =}",
            "{= [1 =}",
            "{= (1 =}",
            "{% for a in \"text\" %}{% endfor %}",
        ] {
            assert!(render("x", bad, &context).is_err(), "{bad}");
        }
    }
}
