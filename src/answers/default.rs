//! What a question's answer is where nobody gives one.

use crate::manifest::Manifest;
use crate::manifest::keys::{Default, Key};

/// The default of a question, as text.
pub(super) fn default_of(key: &Key, manifest: &Manifest) -> Option<String> {
    match key.default {
        Default::None => None,
        Default::Value(text) => Some(text.to_owned()),
        Default::FromName(_) if manifest.text("name").is_empty() => None,
        Default::FromName(pattern) => Some(pattern.replace("{name}", manifest.text("name"))),
    }
}
