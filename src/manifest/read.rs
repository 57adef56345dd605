//! YAML to [`Manifest`]: every key and value against the table of keys, all problems at once.

use serde_yaml::{Mapping, Value};

use super::keys::{self, Check, Default, ISSUERS, Key, TRIGGERS};
use super::scalar::scalar;
use super::values::Manifest;
use crate::model::{Problem, Violation, near, shown};

/// What was readable, and everything that was not.
pub(super) fn read(value: &Value) -> (Manifest, Vec<Problem>) {
    let mut reader = Reader { manifest: Manifest::default(), problems: Vec::new() };
    match value {
        Value::Mapping(mapping) => reader.section("", mapping),
        Value::Null => {}
        _ => {
            let fix = format!("start it with `version: {}`", super::VERSION);
            reader.refuse("", "the manifest is not a mapping", &fix);
        }
    }
    (reader.manifest, reader.problems)
}

/// The problem of a manifest that a newer venture wrote.
pub(super) fn newer_version(value: &Value) -> Option<Problem> {
    let found = value.get("version")?.as_u64().filter(|version| *version > u64::from(super::VERSION))?;
    let message = format!(
        "a newer venture wrote this manifest: its version is {found}, and this one reads {}",
        super::VERSION
    );
    Some(Violation::new(message, "update venture: `cargo install venture`").at("version"))
}

struct Reader {
    manifest: Manifest,
    problems: Vec<Problem>,
}

impl Reader {
    /// Reads the project's keys below `prefix` (empty or ending in a dot).
    fn section(&mut self, prefix: &str, mapping: &Mapping) {
        for (name, value) in mapping {
            let Some(name) = name.as_str() else {
                self.refuse(prefix.trim_end_matches('.'), "a key here is not text", "quote it");
                continue;
            };
            let path = format!("{prefix}{name}");
            let below = format!("{path}.");
            if name.contains('.') {
                self.unknown(&path, name, &siblings(prefix));
            } else if path == "functions" {
                self.functions(value);
            } else if path == ISSUERS {
                self.issuers(value);
            } else if let Some(key) = keys::project().find(|key| key.path == path) {
                self.key(&path, key, value);
            } else if keys::project().any(|key| key.path.starts_with(&below)) {
                self.nested(&path, value, |reader, mapping| reader.section(&below, mapping));
            } else {
                self.unknown(&path, name, &siblings(prefix));
            }
        }
    }

    fn functions(&mut self, value: &Value) {
        self.entries("functions", "a function's", keys::check_function_name, value, Self::function);
    }

    fn issuers(&mut self, value: &Value) {
        self.entries(ISSUERS, "an issuer's", keys::check_issuer_name, value, Self::issuer);
    }

    /// Reads what stands below names that the user has chosen.
    fn entries(
        &mut self,
        section: &str,
        whose: &str,
        check: Check,
        value: &Value,
        read: fn(&mut Self, &str, &Mapping),
    ) {
        self.nested(section, value, |reader, mapping| {
            for (name, value) in mapping {
                let Some(name) = name.as_str() else {
                    reader.refuse(section, &format!("{whose} name is not text"), "quote it");
                    continue;
                };
                let path = format!("{section}.{name}");
                if let Err(violation) = check(name) {
                    reader.problems.push(Problem { on_key: true, ..violation.at(&path) });
                }
                if !name.contains('.') {
                    reader.nested(&path, value, |reader, mapping| read(reader, &path, mapping));
                }
            }
        });
    }

    fn issuer(&mut self, path: &str, mapping: &Mapping) {
        for (name, value) in mapping {
            let name = name.as_str().unwrap_or_default();
            match keys::ISSUER.iter().find(|key| key.path == name) {
                Some(key) => self.key(&format!("{path}.{name}"), key, value),
                None => self.unknown(&format!("{path}.{name}"), name, &names(keys::ISSUER)),
            }
        }
        let missing = keys::ISSUER.iter().filter(|key| matches!(key.default, Default::None));
        for key in missing.filter(|key| !mapping.contains_key(key.path)) {
            let sample = key.sample().map(|sample| sample.to_yaml()).unwrap_or_default();
            let fix = format!("add it, such as `{}: {sample}`", key.path);
            let violation = Violation::new(format!("the issuer has no `{}`", key.path), fix);
            self.problems.push(Problem { on_key: true, ..violation.at(path) });
        }
    }

    fn function(&mut self, path: &str, mapping: &Mapping) {
        let mut triggers = 0;
        for (name, value) in mapping {
            let name = name.as_str().unwrap_or_default();
            triggers += usize::from(TRIGGERS.contains(&name));
            match keys::FUNCTION.iter().find(|key| key.path == name) {
                Some(key) => self.key(&format!("{path}.{name}"), key, value),
                None => self.unknown(&format!("{path}.{name}"), name, &names(keys::FUNCTION)),
            }
        }
        if triggers != 1 {
            let message = match triggers {
                0 => "the function has no trigger".to_owned(),
                count => format!("the function has {count} triggers"),
            };
            self.problems.push(Problem {
                on_key: true,
                ..Violation::new(message, format!("give it exactly one of {}", TRIGGERS.join(", "))).at(path)
            });
        }
    }

    fn key(&mut self, path: &str, key: &Key, value: &Value) {
        match scalar(key, value) {
            Ok(scalar) => self.manifest.set(path, scalar),
            Err(violation) => self.problems.push(violation.at(path)),
        }
    }

    fn nested(&mut self, path: &str, value: &Value, read: impl FnOnce(&mut Self, &Mapping)) {
        match value {
            Value::Mapping(mapping) => read(self, mapping),
            Value::Null => read(self, &Mapping::new()),
            _ => self.refuse(path, "expected keys below it", "write `key: value` lines under it, indented"),
        }
    }

    fn unknown(&mut self, path: &str, name: &str, siblings: &[&str]) {
        if name == "<<" {
            let fix = "write out the keys that it would bring in; anchors and aliases of single values work";
            let violation = Violation::new("YAML's merge key `<<` is not supported", fix);
            self.problems.push(Problem { on_key: true, ..violation.at(path) });
            return;
        }
        let fix = match near(name, siblings.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", siblings.join(", ")),
        };
        let violation = Violation::new(format!("`{}` is not a key of the manifest", shown(name)), fix);
        self.problems.push(Problem { on_key: true, ..violation.at(path) });
    }

    fn refuse(&mut self, path: &str, message: &str, fix: &str) {
        self.problems.push(Violation::new(message, fix).at(path));
    }
}

/// The names that may stand directly below `prefix`.
fn siblings(prefix: &str) -> Vec<&'static str> {
    let names = keys::project().filter_map(|key| key.path.strip_prefix(prefix)?.split('.').next());
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    if prefix.is_empty() {
        names.push("functions");
    }
    if prefix == "auth." {
        names.push("issuers");
    }
    names
}

fn names(table: &'static [Key]) -> Vec<&'static str> {
    table.iter().map(|key| key.path).collect()
}
