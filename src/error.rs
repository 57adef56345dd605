//! What a command fails with: text, help, and the exit code that goes with it.

use std::error::Error as StdError;

/// How a run can end. `venture --help` lists the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    Ok = 0,
    /// Something failed, or `status --check` found drift.
    Failed = 1,
    /// The command line is wrong, or an answer is missing.
    Usage = 2,
    /// Conflicts are left for the user.
    Conflicts = 3,
    Interrupted = 130,
}

/// A failed command.
#[derive(Debug)]
pub struct Error {
    pub exit: Exit,
    /// Lower case, no final period.
    pub message: String,
    /// What lies under it, outermost first.
    pub causes: Vec<String>,
    /// What to do about it.
    pub hints: Vec<String>,
    /// What else is wrong, each with its own help.
    pub further: Vec<Error>,
}

impl Error {
    pub fn failed(message: impl Into<String>) -> Self {
        Self {
            exit: Exit::Failed,
            message: message.into(),
            causes: Vec::new(),
            hints: Vec::new(),
            further: Vec::new(),
        }
    }

    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, ..Self::failed(message) }
    }

    /// The user stopped the run before anything was written.
    pub fn interrupted() -> Self {
        Self { exit: Exit::Interrupted, ..Self::failed("cancelled; nothing was written") }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds what lies under it.
    #[must_use]
    pub fn caused(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Several errors as one, in their order; `None` where there are none.
    pub fn all(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let first = errors.next()?;
        Some(Self { further: errors.collect(), ..first })
    }

    /// An error of a module, with what lies under it.
    pub fn caused_by(exit: Exit, error: &dyn StdError) -> Self {
        let mut causes = Vec::new();
        let mut source = error.source();
        while let Some(cause) = source {
            causes.push(cause.to_string());
            source = cause.source();
        }
        Self { exit, causes, ..Self::failed(error.to_string()) }
    }
}
