//! A value of YAML to a [`Scalar`] of its key's kind.

use serde_yaml::Value;

use super::keys::{Key, Kind};
use super::values::{self, Scalar};
use crate::model::{Violation, shown};

/// The value, if it is of the key's kind and passes its check.
pub(super) fn scalar(key: &Key, value: &Value) -> Result<Scalar, Violation> {
    match (&key.kind, value) {
        (Kind::Text(_) | Kind::OptionalText(_) | Kind::Choice(_), Value::String(text)) => {
            key.kind.parse(text)
        }
        (Kind::Choices(choices), Value::Sequence(items)) => {
            values::list(choices, texts(items).ok_or_else(|| expected(key, value))?)
        }
        (Kind::Texts(check), Value::Sequence(items)) => {
            values::texts(*check, texts(items).ok_or_else(|| expected(key, value))?)
        }
        (Kind::Choices(_) | Kind::Texts(_), Value::Null) => Ok(Scalar::List(Vec::new())),
        (Kind::Whole(_) | Kind::OneOf(_), Value::Number(number)) => {
            let whole = number.as_u64().and_then(|number| u32::try_from(number).ok());
            whole
                .map_or_else(|| Err(key.kind.not_whole(&number.to_string())), |number| key.kind.whole(number))
        }
        (Kind::Flag, Value::Bool(flag)) => Ok(Scalar::Flag(*flag)),
        _ => Err(expected(key, value)),
    }
}

fn texts(items: &[Value]) -> Option<Vec<String>> {
    items.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

/// `off` and `007` are a boolean and a number to YAML readers of different ages; texts say which they mean.
fn expected(key: &Key, value: &Value) -> Violation {
    let wanted = match &key.kind {
        Kind::Text(_) | Kind::OptionalText(_) | Kind::Choice(_) => "text",
        Kind::Choices(_) | Kind::Texts(_) => "a list of texts",
        Kind::Whole(_) | Kind::OneOf(_) => "a whole number",
        Kind::Flag => "`true` or `false`",
    };
    let (found, fix) = match value {
        Value::Null => ("nothing".to_owned(), format!("write a value after `{}:`", key.path)),
        Value::Bool(flag) => (format!("`{flag}`"), format!("quote it: \"{flag}\"")),
        Value::Number(number) => (format!("the number {number}"), format!("quote it: \"{number}\"")),
        Value::String(text) => (format!("the text `{}`", shown(text)), format!("write {wanted}")),
        Value::Sequence(_) => ("a list".to_owned(), format!("write {wanted}")),
        Value::Mapping(_) => ("keys".to_owned(), format!("write {wanted}")),
        Value::Tagged(_) => ("a YAML tag".to_owned(), format!("write {wanted} without a tag")),
    };
    let fix = if wanted == "text" { fix } else { format!("write {wanted}") };
    Violation::new(format!("expected {wanted}, found {found}"), fix)
}
