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
    // Parsing takes time, and nearly every manifest is of today and says so on a line of its own.
    let today = format!("version: {VERSION}");
    if text.lines().any(|line| line == today) {
        return Cow::Borrowed(text);
    }
    let Some(found) = version(text).filter(|version| (1..VERSION).contains(version)) else {
        return Cow::Borrowed(text);
    };
    let mut migrated = text.to_owned();
    for migration in MIGRATIONS.iter().filter(|migration| migration.to > found) {
        migrated = (migration.edit)(&migrated).unwrap_or(migrated);
        migrated = put(&migrated, "version", &Scalar::Whole(migration.to)).unwrap_or(migrated);
    }
    Cow::Owned(migrated)
}

/// `None` also for a text that is no YAML: its reader says what is wrong with it, in the user's own lines.
fn version(text: &str) -> Option<u32> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    value.get("version")?.as_u64()?.try_into().ok()
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
    fn the_version_is_found_however_its_key_is_written() {
        for key in ["version", "version ", "\"version\"", "'version'"] {
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
