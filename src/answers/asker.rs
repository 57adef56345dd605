//! [`Asker`]: who answers questions. The terminal in a run, a script in tests.

use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum AskError {
    /// Ctrl-C at a prompt.
    #[error("interrupted")]
    Interrupted,
    #[error("cannot ask on this terminal")]
    Io(#[source] io::Error),
}

pub trait Asker {
    /// A line of text; `check` says what is wrong with it, and it is asked again.
    fn text(
        &mut self,
        prompt: &str,
        default: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, AskError>;

    /// The index of one of `items`.
    fn choose(&mut self, prompt: &str, items: &[&str], default: usize) -> Result<usize, AskError>;

    /// The indices of any of `items`.
    fn choose_many(&mut self, prompt: &str, items: &[&str]) -> Result<Vec<usize>, AskError>;
}
