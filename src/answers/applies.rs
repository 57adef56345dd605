//! Which questions are ones of the project, as far as it is answered.

use crate::manifest::Manifest;
use crate::manifest::keys::{self, Key};

/// Whether an answer would mean something. Who has issuers of their own names is asked for no other.
pub(super) fn applies(manifest: &Manifest, key: &Key) -> bool {
    let is_first = keys::FIRST_ISSUER.iter().any(|first| first.path == key.path);
    let has_others = manifest.issuers().iter().any(|name| !key.path.contains(&format!(".{name}.")));
    keys::is_for(key, manifest.text(keys::PROVIDER)) && !(is_first && has_others)
}

/// Whether somebody has set a user pool's settings, and so wants one.
pub(super) fn wants_pool(manifest: &Manifest) -> bool {
    keys::of_pool_alone().any(|key| manifest.has(key.path))
}
