//! `venture explain [KEY]`

use std::fmt::Write as _;

use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};

use crate::answers::by_git;
use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::manifest::keys::{Choice, Default, Key, Kind};
use crate::manifest::{self, Found, Named, Place, all_keys, find_key};
use crate::workspace::complete;
use crate::workspace::session::Session;

/// Explain a key of venture.yaml
///
/// What it means and takes, its default, whether it can be changed later, and the flag for it. Without a key, or with
/// a part such as `auth.tokens`, it lists the keys there.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The key, such as `auth.mfa`; of a function, `http` or `functions.hello.http`
    #[arg(value_name = "KEY", add = ArgValueCandidates::new(complete::keys))]
    key: Option<String>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let found = match &args.key {
        Some(key) => find_key(key)?,
        None => Found::Section(all_keys().collect(), ""),
    };
    // {"version": 1, "keys": [{"key", "meaning", "values"?, "default"?, "change", "flags", "example"}]}
    let json = || {
        let keys: Vec<Value> = named(&found).iter().map(as_json).collect();
        format!("{:#}\n", json!({ "version": 1, "keys": keys }))
    };
    let human = || match &found {
        Found::Key(named) => explained(named),
        Found::Section(section, about) => listed(section, about),
    };
    session.answer(args.format, json, human).map(|()| Exit::Ok)
}

fn named(found: &Found) -> &[Named] {
    match found {
        Found::Key(named) => std::slice::from_ref(named),
        Found::Section(section, _) => section,
    }
}

/// What to know of all, then a line a key: name and meaning.
fn listed(section: &[Named], about: &str) -> String {
    let width = section.iter().map(|named| named.name.len()).max().unwrap_or(0);
    let start = if about.is_empty() { String::new() } else { format!("{about}\n\n") };
    section.iter().fold(start, |mut text, named| {
        let _ = writeln!(text, "{:<width$}  {}", named.name, named.key.doc);
        text
    })
}

fn explained(named: &Named) -> String {
    let mut text = format!("{}: {}\n\n", named.name, named.key.doc);
    let choices = choices(named.key);
    let width = choices.iter().map(|choice| choice.value.len()).max().unwrap_or(0);
    for choice in &choices {
        let _ = writeln!(text, "  {:<width$}  {}", choice.value, choice.meaning);
    }
    if !choices.is_empty() {
        text.push('\n');
    }
    let facts = [
        ("takes", Some(takes(&named.key.kind))),
        ("default", default(named.key)),
        ("change", Some(named.key.change.to_owned())),
        ("flag", Some(flags(named).join(", ")).filter(|flags| !flags.is_empty())),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            let _ = writeln!(text, "{name:<9}{fact}");
        }
    }
    example(named).map_or(text.clone(), |lines| format!("{text}\n{lines}"))
}

fn as_json(named: &Named) -> Value {
    let values: Vec<Value> = choices(named.key)
        .iter()
        .map(|choice| json!({ "value": choice.value, "meaning": choice.meaning }))
        .collect();
    json!({
        "key": named.name,
        "meaning": named.key.doc,
        "takes": takes(&named.key.kind),
        "values": values,
        "default": default(named.key),
        "change": named.key.change,
        "flags": flags(named),
        "example": example(named),
    })
}

/// What may be chosen.
fn choices(key: &Key) -> Vec<&'static Choice> {
    match &key.kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices.iter().collect(),
        _ => Vec::new(),
    }
}

fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Text(_) | Kind::OptionalText(_) => "a text".to_owned(),
        Kind::Texts(_) => "a list of texts".to_owned(),
        Kind::Choice(_) => "one of these".to_owned(),
        Kind::Choices(_) => "a list of these".to_owned(),
        Kind::Whole(range) if range.start() == range.end() => range.start().to_string(),
        Kind::Whole(range) => format!("a whole number from {} to {}", range.start(), range.end()),
        Kind::OneOf(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            format!("one of {}", numbers.join(", "))
        }
        Kind::Flag => "true or false".to_owned(),
    }
}

/// `None` where it has to be written, or depends on something else.
fn default(key: &Key) -> Option<String> {
    match key.default {
        Default::Value("") => Some("none".to_owned()),
        Default::Value(text) => Some(text.to_owned()),
        Default::FromGit(text) => Some(by_git(text)),
        Default::None | Default::FromName(_) => None,
    }
}

/// The commands that set it.
fn flags(named: &Named) -> Vec<String> {
    let Some(question) = &named.key.question else { return Vec::new() };
    let commands: &[&str] = match named.place {
        Place::Project => &["new"],
        Place::Pool => &["new", "regenerate cognito"],
        Place::Function => &["add function"],
    };
    commands.iter().map(|command| format!("venture {command} --{}", question.flag)).collect()
}

/// The key in a `venture.yaml`.
fn example(named: &Named) -> Option<String> {
    let name = named.name.replace("NAME", if named.name.starts_with("auth.") { "cloud" } else { "invoices" });
    named.key.sample().map(|value| manifest::lines(&name, &value))
}
