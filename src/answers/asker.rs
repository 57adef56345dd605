//! [`Asker`]: who answers questions. The terminal in a run, a script in tests.

use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum AskError {
    /// Ctrl-C at a prompt.
    #[error("interrupted")]
    Interrupted,
    /// Esc at a prompt that has one before it.
    #[error("back to the question before")]
    Back,
    #[error("cannot ask on this terminal")]
    Io(#[source] io::Error),
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Prompt<'a> {
    pub text: &'a str,
    /// What to know before answering, empty for nothing.
    pub about: &'a str,
    /// Whether there is a question before it to go back to.
    pub back: bool,
}

impl<'a> Prompt<'a> {
    /// A question by itself.
    pub fn new(text: &'a str) -> Self {
        Self { text, about: "", back: false }
    }
}

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub value: String,
    /// What it means, empty where the value says it.
    pub meaning: String,
}

impl Item {
    pub fn new(value: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { value: value.into(), meaning: meaning.into() }
    }
}

/// Says what is wrong with an answer, and what to do.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

pub trait Asker {
    /// A line of text; `check` says what is wrong with it, and it is asked again.
    fn text(&mut self, prompt: Prompt<'_>, default: &str, check: Check<'_>) -> Result<String, AskError>;

    /// The index of one of `items`, of which the first is the default.
    fn choose(&mut self, prompt: Prompt<'_>, items: &[Item]) -> Result<usize, AskError>;

    /// The indices of any of `items`; `chosen` are until somebody says otherwise.
    fn choose_many(
        &mut self,
        prompt: Prompt<'_>,
        items: &[Item],
        chosen: &[usize],
    ) -> Result<Vec<usize>, AskError>;

    /// Shows what the next question is about.
    fn show(&mut self, text: &str);
}
