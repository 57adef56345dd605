//! The flags that answer questions, made from the manifest's tables of keys.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use clap::{Arg, ArgMatches, Command};

use crate::manifest::keys::{self, Default, Key, Kind, Question};

/// What was given by flag, by the key's path in its table.
#[derive(Debug, Clone)]
pub struct Flags<T>(BTreeMap<&'static str, String>, PhantomData<T>);

/// The flags of `venture new`.
pub type AnswerFlags = Flags<ProjectKeys>;
/// The flags of `venture add function`.
pub type FunctionFlags = Flags<FunctionKeys>;

/// A table of keys some of which have a flag.
pub trait Table {
    const KEYS: &'static [Key];
    const HEADING: &'static str;
}

#[derive(Debug, Clone)]
pub struct ProjectKeys;
#[derive(Debug, Clone)]
pub struct FunctionKeys;

impl Table for ProjectKeys {
    const KEYS: &'static [Key] = keys::PROJECT;
    const HEADING: &'static str = "Answers";
}

impl Table for FunctionKeys {
    const KEYS: &'static [Key] = keys::FUNCTION;
    const HEADING: &'static str = "Function";
}

impl<T: Table> Flags<T> {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    fn questions() -> impl Iterator<Item = (&'static Key, &'static Question)> {
        T::KEYS.iter().filter_map(|key| key.question.as_ref().map(|question| (key, question)))
    }
}

impl<T: Table> clap::Args for Flags<T> {
    fn augment_args(command: Command) -> Command {
        Self::questions().fold(command, |command, (key, question)| {
            command.arg(arg(key, question).help_heading(T::HEADING))
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

fn arg(key: &'static Key, question: &'static Question) -> Arg {
    let default = match key.default {
        Default::None => String::new(),
        Default::Value("") => " [default: none]".to_owned(),
        Default::Value(text) | Default::FromName(text) => format!(" [default: {text}]"),
    };
    Arg::new(question.flag)
        .long(question.flag)
        .value_name(value_name(&key.kind))
        .help(format!("{}{}{default}", key.doc, choices(&key.kind)))
        .allow_hyphen_values(true)
}

fn value_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) => "TEXT",
        Kind::Choice(_) => "CHOICE",
        Kind::Choices(_) => "CHOICE,…",
        Kind::Whole(_) | Kind::OneOf(_) => "NUMBER",
        Kind::Flag => "true|false",
    }
}

fn choices(kind: &Kind) -> String {
    match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            let built = choices.iter().filter(|choice| choice.built).map(|choice| choice.value);
            format!(": {}", built.collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    }
}
