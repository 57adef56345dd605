//! Quoting for the format a value lands in. The model has checked the value's alphabet already; this is
//! the second lock.

use tera::{Kwargs, State, Tera};

pub(super) use crate::manifest::quoted as yaml;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("yaml", |text: &str, _: Kwargs, _: &State| yaml(text));
    tera.register_filter("json", |text: &str, _: Kwargs, _: &State| json(text));
}

/// JSON's string form, which double-quoted YAML and Go read as well for text without control characters.
pub(super) fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
