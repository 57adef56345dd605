//! What a question's answer is where nobody gives one.

use crate::manifest::Manifest;
use crate::manifest::keys::{Default, Key};

/// Where the code of somebody lives of whom nothing is known: the host that is nobody's.
pub const NOBODYS: &str = "example.com";

/// The default of a question, as text. `home` is where modules of the user's live.
pub(super) fn default_of(key: &Key, manifest: &Manifest, home: &str) -> Option<String> {
    match key.default {
        Default::None => None,
        Default::Value(text) | Default::FromGit(text) => Some(text.to_owned()),
        Default::FromName(_) if manifest.text("name").is_empty() => None,
        Default::FromName(pattern) => {
            Some(pattern.replace("{home}", home).replace("{name}", manifest.text("name")))
        }
    }
}
