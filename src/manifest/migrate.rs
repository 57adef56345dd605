//! Manifests of earlier forms: edited step by step into the form of today, comments kept.

use std::borrow::Cow;

use super::VERSION;
use super::edit::{put, rename};
use super::values::Scalar;

/// The edit from one form to the next.
struct Migration {
    to: u32,
    edit: fn(&str) -> Option<String>,
}

/// In order. An edit gives `None` where there is nothing to change.
const MIGRATIONS: &[Migration] = &[
    // `auth.password-length` is one of several settings of passwords.
    Migration { to: 2, edit: |text| rename(text, "auth.password-length", "password", "length") },
];

/// The text in today's form. A text of today, of a newer form, or that is no manifest at all comes back as
/// it is, for its reader to judge.
pub fn migrate(text: &str) -> Cow<'_, str> {
    let old = version(text).filter(|version| (1..VERSION).contains(version));
    // Its reader says what is wrong with a text that is no YAML, and in the user's own lines.
    let Some(found) = old.filter(|_| is_mapping(text)) else {
        return Cow::Borrowed(text);
    };
    let mut migrated = text.to_owned();
    for migration in MIGRATIONS.iter().filter(|migration| migration.to > found) {
        migrated = (migration.edit)(&migrated).unwrap_or(migrated);
        migrated = put(&migrated, "version", &Scalar::Whole(migration.to)).unwrap_or(migrated);
    }
    Cow::Owned(migrated)
}

fn is_mapping(text: &str) -> bool {
    matches!(serde_yaml::from_str(text), Ok(serde_yaml::Value::Mapping(_)))
}

fn version(text: &str) -> Option<u32> {
    let keys = ["version:", "\"version\":", "'version':"];
    let line = text.lines().find_map(|line| keys.iter().find_map(|key| line.strip_prefix(key)))?;
    line.split('#').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::parse_project;

    #[test]
    fn there_is_a_migration_to_every_version() {
        let targets: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.to).collect();
        assert_eq!(targets, (2..=VERSION).collect::<Vec<u32>>());
    }

    #[test]
    fn the_version_is_found_behind_a_quoted_key_too() {
        for key in ["version", "\"version\"", "'version'"] {
            assert_eq!(version(&format!("# ours\n{key}: 1 # form\nname: acme\n")), Some(1));
        }
    }

    #[test]
    fn to_2_moves_the_length_of_passwords() {
        let old = "# ours\nversion: 1 # form\nname: acme\nmodule: example.com/acme\nauth:\n  mfa: required\n\
                   \x20 password-length: 14 # NIST\n  self-sign-up: false\n";
        let new = migrate(old);
        assert_eq!(
            new,
            "# ours\nversion: 2 # form\nname: acme\nmodule: example.com/acme\nauth:\n  mfa: required\n\
             \x20 password:\n    length: 14 # NIST\n  self-sign-up: false\n"
        );
        let project = parse_project("venture.yaml", &new).unwrap().1;
        assert_eq!(project.auth.password.length, 14);
        assert_eq!(migrate(&new), new, "once is enough");
    }

    #[test]
    fn what_is_no_old_manifest_is_left_alone() {
        for text in [
            "",
            "version: 2\n",
            "version: 3\n",
            "version: one\n",
            "name: x\n",
            "version: 0\n",
            "{",
            "version: 1\n{",
        ] {
            assert_eq!(migrate(text), text);
        }
    }
}
