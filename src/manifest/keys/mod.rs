//! Every key of the manifest, once: what it takes, its default, what it means, and the question that asks
//! for it. The flags of the commands, their prompts, the checks of `venture.yaml` and the JSON Schema all
//! come from these tables; a new key is a new row.

mod function;
mod issuer;
mod pool;
mod project;
mod redact;
mod sign_in;

use std::ops::RangeInclusive;

use crate::model::{FunctionName, Violation, pool as settings};

pub use function::{FUNCTION, TRIGGER_MEANINGS, TRIGGERS};
pub use issuer::{FIRST_ISSUER, ISSUER, ISSUERS, ISSUERS_DOC};

/// One key of the manifest.
pub struct Key {
    /// `auth.mfa`; for the keys of a function or an issuer, the part after `functions.<name>.` or `auth.issuers.<name>.`.
    pub path: &'static str,
    pub kind: Kind,
    pub default: Default,
    pub doc: &'static str,
    /// Whether it can be changed in a project that is deployed, and what that costs: see [`Key::loss`].
    pub change: &'static str,
    /// A value, as a flag takes it; empty where the default or the first choice is one.
    pub example: &'static str,
    pub question: Option<Question>,
}

/// The key that says whether there is a user pool.
pub const PROVIDER: &str = "auth.provider";

/// Nothing is lost by a change.
pub const AT_ANY_TIME: &str = "at any time";

impl Key {
    const fn changed(self, change: &'static str) -> Self {
        Self { change, ..self }
    }

    /// What is lost where the value of a deployed project is another one, or an item of it goes.
    pub fn loss(&self) -> Option<&'static str> {
        self.change.strip_prefix("hardly: ").or_else(|| self.change.strip_prefix("added at any time; "))
    }

    const fn such_as(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

/// Says what is wrong with a text.
pub type Check = fn(&str) -> Result<(), Violation>;

/// What a key takes.
pub enum Kind {
    /// Text that passes a check.
    Text(Check),
    /// The same, or nothing.
    OptionalText(Check),
    /// Any number of different texts, each of which passes a check; their order stays.
    Texts(Check),
    Choice(&'static [Choice]),
    /// Any number of the choices.
    Choices(&'static [Choice]),
    Whole(RangeInclusive<u32>),
    /// A whole number out of a list.
    OneOf(&'static [u32]),
    Flag,
}

pub struct Choice {
    pub value: &'static str,
    /// What it means, for who has to choose.
    pub meaning: &'static str,
}

/// What stands for a key that nobody answered.
pub enum Default {
    /// Must be answered (or, in a project, must be there).
    None,
    Value(&'static str),
    /// In a new project what git says, and this where it says nothing.
    FromGit(&'static str),
    /// Made from the project's name, with `{name}` for it and `{home}` for where code of the user's lives; must be
    /// there in a project.
    FromName(&'static str),
}

/// How `venture new` learns a key's value.
pub struct Question {
    pub flag: &'static str,
    pub prompt: &'static str,
    /// What to know before answering: above all, what cannot be changed later.
    pub about: &'static str,
    /// Answers of which one is to be chosen, with what each means, though a flag takes others too.
    pub from: Option<&'static [(&'static str, &'static str)]>,
    /// Asked on a terminal; the others have a default that suits nearly everyone.
    pub asked: bool,
}

const fn built(value: &'static str, meaning: &'static str) -> Choice {
    Choice { value, meaning }
}

const fn asked(flag: &'static str, prompt: &'static str, about: &'static str) -> Question {
    Question { flag, prompt, about, from: None, asked: true }
}

const fn by_flag(flag: &'static str, prompt: &'static str) -> Question {
    Question { flag, prompt, about: "", from: None, asked: false }
}

/// A key that is never asked for: (path, flag), what it takes, its default, its meaning.
const fn setting(
    (path, flag): (&'static str, &'static str),
    kind: Kind,
    default: &'static str,
    doc: &'static str,
) -> Key {
    Key {
        path,
        kind,
        default: Default::Value(default),
        doc,
        change: AT_ANY_TIME,
        example: "",
        question: Some(by_flag(flag, doc)),
    }
}

/// The settings of the user pool.
pub fn pool() -> impl Iterator<Item = &'static Key> {
    sign_in::SIGN_IN.iter().chain(pool::POOL)
}

/// Those of them that mean nothing without a pool; stages are protected with one and without.
pub fn of_pool_alone() -> impl Iterator<Item = &'static Key> {
    pool().filter(|key| key.path != "auth.deletion-protection")
}

/// The keys of the project, in the order in which they are asked and written.
pub fn project() -> impl Iterator<Item = &'static Key> {
    project::HEAD.iter().chain(pool()).chain(project::LOGS).chain(redact::REDACT).chain(project::EXTRAS)
}

/// The rows that `venture new` takes, in the order in which they are asked: those of the project, and of an issuer.
pub fn answers() -> impl Iterator<Item = &'static Key> {
    let head = project::HEAD.iter().chain(FIRST_ISSUER);
    head.chain(project().skip(project::HEAD.len()))
}

/// Those of them that have a question, in order.
pub fn questions() -> impl Iterator<Item = (&'static Key, &'static Question)> {
    answers().filter_map(|key| key.question.as_ref().map(|question| (key, question)))
}

/// Whether a key is a setting of the user pool.
pub fn is_of_pool(key: &Key) -> bool {
    pool().any(|setting| setting.path == key.path)
}

/// Whether a key means something with this provider: a pool's settings with Cognito, what `new` asks of an issuer with
/// others.
pub fn is_for(key: &Key, provider: &str) -> bool {
    match provider {
        "oidc" => !of_pool_alone().any(|other| other.path == key.path),
        _ => !FIRST_ISSUER.iter().any(|other| other.path == key.path),
    }
}

/// The check of a function's name, which is a key and not a value.
pub fn check_function_name(name: &str) -> Result<(), Violation> {
    FunctionName::parse(name).map(drop)
}

/// The check of an issuer's name, which is a key as well.
pub fn check_issuer_name(name: &str) -> Result<(), Violation> {
    settings::check_issuer_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_that_is_offered_says_what_it_means() {
        for key in project().chain(FUNCTION).chain(ISSUER) {
            let (Kind::Choice(choices) | Kind::Choices(choices)) = &key.kind else { continue };
            for choice in *choices {
                assert!(!choice.meaning.is_empty(), "{}: {}", key.path, choice.value);
            }
        }
    }
}
