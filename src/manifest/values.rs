//! [`Manifest`]: the keys that are set, flat, each with a value of its kind.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{Check, Choice, Kind};
use super::quote::quoted;
use crate::model::{Violation, near, shown};

/// A value that passed the check of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    Text(String),
    Whole(u32),
    Flag(bool),
    List(Vec<String>),
}

/// What is set, by key path such as `auth.mfa` or `functions.hello.http`. May still lack keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Scalar>);

impl Manifest {
    pub fn set(&mut self, key: impl Into<String>, value: Scalar) {
        self.0.insert(key.into(), value);
    }

    /// Forgets a key; true if it was set.
    pub fn unset(&mut self, key: &str) -> bool {
        self.0.remove(key).is_some()
    }

    pub fn get(&self, key: &str) -> Option<&Scalar> {
        self.0.get(key)
    }

    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The text of a key, empty where it is not set or is no text.
    pub fn text(&self, key: &str) -> &str {
        match self.0.get(key) {
            Some(Scalar::Text(text)) => text,
            _ => "",
        }
    }

    pub fn whole(&self, key: &str) -> u32 {
        match self.0.get(key) {
            Some(Scalar::Whole(number)) => *number,
            _ => 0,
        }
    }

    pub fn flag(&self, key: &str) -> bool {
        matches!(self.0.get(key), Some(Scalar::Flag(true)))
    }

    pub fn list(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(Scalar::List(items)) => items,
            _ => &[],
        }
    }

    /// Forgets a function.
    pub fn remove_function(&mut self, name: &str) {
        let below = format!("functions.{name}.");
        self.0.retain(|key, _| !key.starts_with(&below));
    }

    /// The keys of one function, without the part before its own.
    pub fn function(&self, name: &str) -> BTreeMap<&str, &Scalar> {
        let below = format!("functions.{name}.");
        self.0.iter().filter_map(|(key, value)| Some((key.strip_prefix(&below)?, value))).collect()
    }

    /// The names under `functions`, sorted.
    pub fn functions(&self) -> Vec<&str> {
        self.names_below("functions.")
    }

    /// The names under `auth.issuers`, sorted.
    pub fn issuers(&self) -> Vec<&str> {
        self.names_below("auth.issuers.")
    }

    fn names_below(&self, prefix: &str) -> Vec<&str> {
        let names = self.0.keys().filter_map(|key| key.strip_prefix(prefix)?.split('.').next());
        let mut names: Vec<&str> = names.collect();
        names.dedup();
        names
    }
}

impl Scalar {
    /// As it stands in the file.
    pub fn to_yaml(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Whole(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(items) => {
                format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Kind {
    /// Reads the text of a flag, a prompt or a default.
    pub fn parse(&self, text: &str) -> Result<Scalar, Violation> {
        match self {
            Self::Text(check) => check(text).map(|()| Scalar::Text(text.to_owned())),
            Self::OptionalText(_) if text.is_empty() => Ok(Scalar::Text(String::new())),
            Self::OptionalText(check) => check(text).map(|()| Scalar::Text(text.to_owned())),
            Self::Texts(check) => texts(*check, items(text)),
            Self::Choice(choices) => choose(choices, text).map(|()| Scalar::Text(text.to_owned())),
            Self::Choices(choices) => list(choices, items(text)),
            Self::Whole(_) | Self::OneOf(_) => match text.parse() {
                Ok(number) => self.whole(number),
                Err(_) => Err(self.not_whole(text)),
            },
            Self::Flag => match text {
                "true" | "yes" => Ok(Scalar::Flag(true)),
                "false" | "no" => Ok(Scalar::Flag(false)),
                _ => Err(Violation::new(
                    format!("`{}` is neither true nor false", shown(text)),
                    "use `true` or `false`",
                )),
            },
        }
    }

    pub(super) fn whole(&self, number: u32) -> Result<Scalar, Violation> {
        let allowed = match self {
            Self::Whole(range) => range.contains(&number),
            Self::OneOf(numbers) => numbers.contains(&number),
            _ => false,
        };
        if allowed { Ok(Scalar::Whole(number)) } else { Err(self.not_whole(&number.to_string())) }
    }

    pub(super) fn not_whole(&self, text: &str) -> Violation {
        let allowed = match self {
            Self::Whole(range) if range.start() == range.end() => format!("{}", range.start()),
            Self::Whole(range) => format!("a whole number from {} to {}", range.start(), range.end()),
            Self::OneOf(numbers) => format!("one of {}", join(numbers.iter().map(u32::to_string))),
            _ => "a whole number".to_owned(),
        };
        Violation::new(format!("`{}` is not {allowed}", shown(text)), format!("use {allowed}"))
    }
}

/// Accepts a value of the list.
pub(super) fn choose(choices: &[Choice], text: &str) -> Result<(), Violation> {
    let values = || choices.iter().map(|choice| choice.value);
    if values().any(|value| value == text) {
        return Ok(());
    }
    let fix = match near(text, values()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", join(values().map(|value| format!("`{value}`")))),
    };
    Err(Violation::new(format!("`{}` is not a choice here", shown(text)), fix))
}

/// The items of a flag or prompt that takes several.
fn items(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// Accepts different texts in the order given.
pub(super) fn texts(check: Check, items: Vec<String>) -> Result<Scalar, Violation> {
    let mut seen = BTreeSet::new();
    for item in &items {
        check(item)?;
        if !seen.insert(item) {
            return Err(Violation::new(format!("`{}` stands twice", shown(item)), "remove one of them"));
        }
    }
    Ok(Scalar::List(items))
}

/// Accepts a list of choices, sorted and each once.
pub(super) fn list(choices: &[Choice], mut items: Vec<String>) -> Result<Scalar, Violation> {
    for item in &items {
        choose(choices, item)?;
    }
    items.sort();
    items.dedup();
    Ok(Scalar::List(items))
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}
