//! The flags of `venture new`, made from the manifest's table of keys.

use std::collections::BTreeMap;

use clap::{Arg, ArgMatches, Command};

use crate::manifest::keys::{self, Default, Key, Kind, Question};

/// What was given by flag, by manifest key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerFlags(BTreeMap<&'static str, String>);

impl AnswerFlags {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}

impl clap::Args for AnswerFlags {
    fn augment_args(command: Command) -> Command {
        keys::questions().fold(command, |command, (key, question)| command.arg(arg(key, question)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for AnswerFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for (key, question) in keys::questions() {
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
        .help_heading("Answers")
        .allow_hyphen_values(true)
}

fn value_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) | Kind::Later => "TEXT",
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
