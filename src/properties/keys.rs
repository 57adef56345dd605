//! That the random manifests have every key.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::manifests::manifest;
use crate::manifest::keys;

/// A key that no manifest here has is a key that may be lost on the way into `venture.yaml` without a test that fails.
#[test]
fn every_key_is_in_one_of_them() {
    let mut runner = TestRunner::deterministic();
    let mut found = BTreeSet::new();
    for _ in 0..200 {
        collect("", &manifest().new_tree(&mut runner).unwrap().current(), &mut found);
    }
    let missing: Vec<_> = keys::project().map(|key| key.path).filter(|path| !found.contains(*path)).collect();
    assert_eq!(missing, [""; 0]);
}

fn collect(prefix: &str, value: &Value, found: &mut BTreeSet<String>) {
    let Value::Object(entries) = value else {
        found.insert(prefix.to_owned());
        return;
    };
    for (name, value) in entries {
        let below = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        collect(&below, value, found);
    }
}
