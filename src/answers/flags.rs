//! The flags that answer questions, made from the manifest's tables of keys.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use clap::{Arg, ArgMatches, Command};
use clap_complete::{ArgValueCandidates, CompletionCandidate};

use super::default::NOBODYS;
use super::refusal::{Refusal, refusal};
use crate::manifest::Scalar;
use crate::manifest::keys::{self, Default, Key, Kind, Question};
use crate::model::USABLE_REGIONS;

const POOL_HEADING: &str = "Settings of the user pool";

/// What was given by flag, by the key's path in its table.
#[derive(Debug, Clone)]
pub struct Flags<T>(BTreeMap<&'static str, String>, PhantomData<T>);

/// The flags of `venture new`.
pub type AnswerFlags = Flags<ProjectKeys>;
/// The flags of `venture add function`.
pub type FunctionFlags = Flags<FunctionKeys>;

/// The flags of `venture regenerate cognito`.
pub type PoolFlags = Flags<PoolKeys>;

/// A table of keys some of which have a flag.
pub trait Table {
    /// Whether what is not given takes its default, as in a new project, or stays as it is.
    const WITH_DEFAULTS: bool;

    fn keys() -> impl Iterator<Item = &'static Key>;
    const HEADING: &'static str;
}

#[derive(Debug, Clone)]
pub struct ProjectKeys;
#[derive(Debug, Clone)]
pub struct FunctionKeys;
#[derive(Debug, Clone)]
pub struct PoolKeys;

impl Table for ProjectKeys {
    const HEADING: &'static str = "Answers";
    const WITH_DEFAULTS: bool = true;

    fn keys() -> impl Iterator<Item = &'static Key> {
        keys::answers()
    }
}

impl Table for FunctionKeys {
    const HEADING: &'static str = "Function";
    const WITH_DEFAULTS: bool = true;

    fn keys() -> impl Iterator<Item = &'static Key> {
        keys::FUNCTION.iter()
    }
}

impl Table for PoolKeys {
    const HEADING: &'static str = POOL_HEADING;
    const WITH_DEFAULTS: bool = false;

    fn keys() -> impl Iterator<Item = &'static Key> {
        keys::pool()
    }
}

impl<T: Table> Flags<T> {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// What was given, each checked by its key, in the order of the table; and what is refused.
    pub fn read(&self) -> (Vec<(&'static str, Scalar)>, Vec<Refusal>) {
        let (mut given, mut refusals) = (Vec::new(), Vec::new());
        for (key, question) in Self::questions() {
            match self.get(key.path).map(|text| key.kind.parse(text)) {
                Some(Ok(value)) => given.push((key.path, value)),
                Some(Err(violation)) => refusals.push(refusal(&format!("--{}", question.flag), violation)),
                None => {}
            }
        }
        (given, refusals)
    }

    fn questions() -> impl Iterator<Item = (&'static Key, &'static Question)> {
        T::keys().filter_map(|key| key.question.as_ref().map(|question| (key, question)))
    }
}

impl<T: Table> clap::Args for Flags<T> {
    fn augment_args(command: Command) -> Command {
        Self::questions().fold(command, |command, (key, question)| {
            let heading = if keys::is_of_pool(key) { POOL_HEADING } else { T::HEADING };
            command.arg(arg(key, question, T::WITH_DEFAULTS).help_heading(heading))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: Table> clap::FromArgMatches for Flags<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self(BTreeMap::new(), PhantomData);
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for (key, question) in Self::questions() {
            if let Some(text) = matches.get_one::<String>(question.flag) {
                self.0.insert(key.path, text.clone());
            }
        }
        Ok(())
    }
}

fn arg(key: &'static Key, question: &'static Question, with_default: bool) -> Arg {
    let default = match key.default {
        Default::None => String::new(),
        _ if !with_default => String::new(),
        Default::Value("") => " [default: none]".to_owned(),
        Default::Value(text) => format!(" [default: {text}]"),
        Default::FromGit(text) => format!(" [default: {}]", by_git(text)),
        Default::FromName(pattern) => {
            let of = |home: &str| pattern.replace("{home}", home).replace("{name}", "NAME");
            format!(" [default: {}, or {} with git's github.user]", of(NOBODYS), of("github.com/USER"))
        }
    };
    let candidates = candidates(key);
    Arg::new(question.flag)
        .add(ArgValueCandidates::new(move || candidates.iter().map(CompletionCandidate::new).collect()))
        .long(question.flag)
        .value_name(value_name(&key.kind))
        .help(format!("{}{}{default}", key.doc, choices(&key.kind)))
        .allow_hyphen_values(true)
}

/// The default of a key that git answers.
pub fn by_git(otherwise: &str) -> String {
    format!("that of the repository, else git's init.defaultBranch, else {otherwise}")
}

/// What a shell offers for the flag; nothing for free text, and only the first of several.
fn candidates(key: &Key) -> Vec<&'static str> {
    match &key.kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices.iter().map(|choice| choice.value).collect(),
        Kind::Flag => vec!["true", "false"],
        _ if key.path == "region" => USABLE_REGIONS.iter().map(|(name, _)| *name).collect(),
        _ => Vec::new(),
    }
}

fn value_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) | Kind::OptionalText(_) => "TEXT",
        Kind::Texts(_) => "TEXT,…",
        Kind::Choice(_) => "CHOICE",
        Kind::Choices(_) => "CHOICE,…",
        Kind::Whole(_) | Kind::OneOf(_) => "NUMBER",
        Kind::Flag => "true|false",
    }
}

fn choices(kind: &Kind) -> String {
    match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            let values: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
            format!(": {}", values.join(", "))
        }
        _ => String::new(),
    }
}
