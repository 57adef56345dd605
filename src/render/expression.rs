//! The expressions of embedded templates, evaluated as they are read. Values are Tera's, so what is equal, true or shown
//! is so in a project's own templates too.

use tera::{Context, Value};

use super::filters;

/// What an expression can name.
pub(super) struct Names<'t, 'c> {
    pub(super) context: &'c Context,
    /// The loops around it, the innermost last.
    pub(super) turns: Vec<Turn<'t>>,
}

/// One turn of a loop.
pub(super) struct Turn<'t> {
    pub(super) name: &'t str,
    pub(super) item: Value,
    pub(super) first: bool,
    pub(super) last: bool,
}

impl Names<'_, '_> {
    /// The value of a dotted name; one that is not there is undefined, which is false.
    fn get(&self, name: &str) -> Value {
        let (root, path) = name.split_once('.').unwrap_or((name, ""));
        let turn = self.turns.iter().rev().find(|turn| turn.name == root);
        let value = match (turn, self.turns.last()) {
            (Some(turn), _) => Some(&turn.item),
            (None, Some(turn)) if name == "loop.first" => return turn.first.into(),
            (None, Some(turn)) if name == "loop.last" => return turn.last.into(),
            _ => self.context.get(root),
        };
        let value = if path.is_empty() { value } else { value.and_then(|value| value.get_from_path(path)) };
        value.cloned().unwrap_or_else(Value::undefined)
    }
}

/// Evaluates the whole of `code`.
pub(super) fn evaluate(code: &str, names: &Names<'_, '_>) -> Result<Value, String> {
    let mut reader = Reader { rest: code, names };
    let value = reader.either()?;
    match reader.next() {
        "" => Ok(value),
        more => Err(format!("`{more}` is not expected in `{code}`")),
    }
}

/// Reads one level of precedence a function.
struct Reader<'t, 'n> {
    rest: &'t str,
    names: &'n Names<'n, 'n>,
}

impl<'t> Reader<'t, '_> {
    fn either(&mut self) -> Result<Value, String> {
        let mut value = self.both()?;
        while self.takes("or") {
            let other = self.both()?;
            value = (value.is_truthy() || other.is_truthy()).into();
        }
        Ok(value)
    }

    fn both(&mut self) -> Result<Value, String> {
        let mut value = self.negated()?;
        while self.takes("and") {
            let other = self.negated()?;
            value = (value.is_truthy() && other.is_truthy()).into();
        }
        Ok(value)
    }

    fn negated(&mut self) -> Result<Value, String> {
        if self.takes("not") { Ok((!self.negated()?.is_truthy()).into()) } else { self.compared() }
    }

    fn compared(&mut self) -> Result<Value, String> {
        let value = self.filtered()?;
        if self.takes("==") {
            return Ok((value == self.filtered()?).into());
        }
        if self.takes("!=") {
            return Ok((value != self.filtered()?).into());
        }
        let negated = self.takes("not");
        if self.takes("in") {
            let list = self.filtered()?;
            return Ok((items(&list)?.contains(&value) != negated).into());
        }
        if negated { Err("`in` is missing after `not`".to_owned()) } else { Ok(value) }
    }

    fn filtered(&mut self) -> Result<Value, String> {
        let mut value = self.operand()?;
        while self.takes("|") {
            value = match self.next() {
                "yaml" => filters::yaml(text(&value)?).into(),
                "json" => filters::json(text(&value)?).into(),
                "join" => self.joined(&value)?.into(),
                other => return Err(format!("there is no filter `{other}`")),
            };
        }
        Ok(value)
    }

    fn joined(&mut self, list: &Value) -> Result<String, String> {
        ["(", "sep", "="].iter().try_for_each(|part| self.wants(part))?;
        let separator = self.operand()?;
        self.wants(")")?;
        let items: Vec<String> = items(list)?.iter().map(Value::to_string).collect();
        Ok(items.join(text(&separator)?))
    }

    fn operand(&mut self) -> Result<Value, String> {
        let token = self.next();
        match token.as_bytes().first() {
            Some(b'"') => Ok(token.trim_matches('"').into()),
            Some(b'0'..=b'9') => {
                token.parse::<u32>().map(Value::from).map_err(|error| format!("{token}: {error}"))
            }
            Some(b'a'..=b'z') => Ok(self.names.get(token)),
            Some(b'(') => {
                let value = self.either()?;
                self.wants(")").map(|()| value)
            }
            Some(b'[') => self.list(),
            _ => Err(format!("`{token}` is no value")),
        }
    }

    /// A list of at least one value, after its `[`.
    fn list(&mut self) -> Result<Value, String> {
        let mut list = vec![self.operand()?];
        while self.takes(",") {
            list.push(self.operand()?);
        }
        self.wants("]").map(|()| list.into())
    }

    fn wants(&mut self, token: &str) -> Result<(), String> {
        if self.takes(token) { Ok(()) } else { Err(format!("`{token}` is missing")) }
    }

    /// Goes past the token, if it comes next.
    fn takes(&mut self, token: &str) -> bool {
        let before = self.rest;
        // Each level of precedence asks, so what cannot be it is not read as a token first.
        let found = before.trim_start().starts_with(token) && self.next() == token;
        if !found {
            self.rest = before;
        }
        found
    }

    /// The next token: a dotted name or a number, a text with its quotes, or a sign; empty at the end.
    fn next(&mut self) -> &'t str {
        let rest = self.rest.trim_start();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let length = match rest.as_bytes() {
            [] => 0,
            [b'"', ..] => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            [b'=' | b'!', b'=', ..] => 2,
            _ if rest.starts_with(is_word) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => rest.chars().next().map_or(0, char::len_utf8),
        };
        let (token, rest) = rest.split_at(length);
        self.rest = rest;
        token
    }
}

fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("`{value}` is no text"))
}

pub(super) fn items(value: &Value) -> Result<&[Value], String> {
    value.as_array().ok_or_else(|| format!("`{value}` is no list"))
}
