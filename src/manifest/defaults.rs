//! What stands for keys that nobody set.

use super::keys::{self, Default, Key};
use super::values::{Manifest, Scalar};
use crate::model::{Problem, Violation};

/// Sets what the settings of a user pool have by default, whatever they were.
pub(super) fn reset_pool(manifest: &mut Manifest) {
    for key in keys::of_pool_alone() {
        if let Some(Ok(value)) = fixed_default(key) {
            manifest.set(key.path, value);
        }
    }
}

/// Sets every key that has a fixed default and is not set; reports those that must be there.
pub(super) fn fill(manifest: &mut Manifest) -> Vec<Problem> {
    let mut problems = Vec::new();
    let provider = manifest.text(keys::PROVIDER).to_owned();
    for key in keys::project().filter(|key| keys::is_for(key, &provider)) {
        fill_key(manifest, key, key.path, &mut problems);
    }
    let issuers: Vec<String> = manifest.issuers().into_iter().map(str::to_owned).collect();
    for name in issuers {
        for key in keys::ISSUER {
            fill_key(manifest, key, &format!("{}.{name}.{}", keys::ISSUERS, key.path), &mut problems);
        }
    }
    let functions: Vec<String> = manifest.functions().into_iter().map(str::to_owned).collect();
    for name in functions {
        for key in keys::FUNCTION.iter().filter(|key| matches!(key.default, Default::Value(_))) {
            let is_called =
                ["http", "rpc"].iter().any(|key| manifest.has(&format!("functions.{name}.{key}")));
            if key.path != "access" || is_called {
                fill_key(manifest, key, &format!("functions.{name}.{}", key.path), &mut problems);
            }
        }
    }
    problems
}

fn fill_key(manifest: &mut Manifest, key: &Key, path: &str, problems: &mut Vec<Problem>) {
    if manifest.has(path) {
        return;
    }
    match fixed_default(key) {
        Some(Ok(value)) => manifest.set(path, value),
        Some(Err(violation)) => problems.push(violation.at(path)),
        None => {
            let fix = format!("add `{path}: …`: {}", key.doc);
            problems.push(Violation::new(format!("`{path}` is missing"), fix).at(path));
        }
    }
}

fn fixed_default(key: &Key) -> Option<Result<Scalar, Violation>> {
    match key.default {
        Default::Value(text) | Default::FromGit(text) => Some(key.kind.parse(text)),
        Default::None | Default::FromName(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fixed_default_is_valid() {
        for key in keys::project().chain(keys::FUNCTION).chain(keys::ISSUER) {
            if let Some(default) = fixed_default(key) {
                assert!(default.is_ok(), "{}: {default:?}", key.path);
            }
        }
    }
}
