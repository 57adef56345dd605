//! Quoting for the format a value lands in. The model has checked the value's alphabet already; this is
//! the second lock.

use tera::{Kwargs, State, Tera};

use crate::manifest::quoted;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("yaml", |text: &str, _: Kwargs, _: &State| quoted(text));
    tera.register_filter("json", |text: &str, _: Kwargs, _: &State| json(text));
    tera.register_filter("go", |text: &str, _: Kwargs, _: &State| json(text));
}

/// JSON's string form, which double-quoted YAML and Go read as well for text without control characters.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
