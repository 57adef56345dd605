//! What a command fails with: text, help, and the exit code that goes with it. The only place where the
//! modules' errors become an exit code.

use std::error::Error as StdError;

use crate::answers::AnswerError;
use crate::apply::ApplyError;
use crate::cost::PricesError;
use crate::manifest::{EditError, LoadError, Problems};
use crate::model::Violation;
use crate::render::RenderError;
use crate::review::ReviewError;
use crate::tree::disk::ReadError;

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

    fn caused_by(exit: Exit, error: &dyn StdError) -> Self {
        let mut causes = Vec::new();
        let mut source = error.source();
        while let Some(cause) = source {
            causes.push(cause.to_string());
            source = cause.source();
        }
        Self { exit, causes, ..Self::failed(error.to_string()) }
    }
}

impl From<AnswerError> for Error {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Interrupted => Self::interrupted(),
            AnswerError::Refused(refusals) => {
                let errors =
                    refusals.into_iter().map(|refusal| Self::usage(refusal.message).hint(refusal.fix));
                Self::all(errors).unwrap_or_else(|| Self::usage("an answer is refused"))
            }
            AnswerError::Load(error) => Self { exit: Exit::Usage, ..error.into() },
            AnswerError::File(problems) => Self { exit: Exit::Usage, ..problems.into() },
            AnswerError::Terminal(error) => Self::caused_by(Exit::Failed, &error),
        }
    }
}

impl From<PricesError> for Error {
    fn from(error: PricesError) -> Self {
        let message = error.to_string();
        match error {
            PricesError::NoRegion { known, .. } => {
                let known: Vec<String> = known.iter().map(|region| format!("`{region}`")).collect();
                let known = known.join(", ");
                Self::failed(message)
                    .hint(format!("compare with --region one of {known}, or give prices with --prices FILE"))
            }
            _ => Self::failed(message).hint("this is a bug of venture; nothing was written"),
        }
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::failed(problems.to_string())
    }
}

impl From<Violation> for Error {
    fn from(violation: Violation) -> Self {
        Self::usage(violation.message).hint(violation.fix)
    }
}

impl From<EditError> for Error {
    fn from(error: EditError) -> Self {
        let lines = error.lines.trim_end().replace('\n', "\n  ");
        Self::failed(error.to_string())
            .hint(format!("write it by hand, then run `venture regenerate`:\n  {lines}"))
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        let hint = match error {
            LoadError::Io { .. } => "check the path, and that you may read the file",
            LoadError::Folder { .. } | LoadError::Special { .. } => "name a file",
            LoadError::TooLarge { .. } => "name a manifest, such as a project's venture.yaml",
            LoadError::NotText { .. } => "save it as UTF-8",
        };
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        let hint = match error {
            ReadError::NotAFile { .. }
            | ReadError::TooLarge { .. }
            | ReadError::TooMany { .. }
            | ReadError::TooMuch { .. } => "move it away and run the command again",
            ReadError::File { .. } | ReadError::Root { .. } => {
                "venture reads and writes inside the project only"
            }
        };
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}

impl From<RenderError> for Error {
    fn from(error: RenderError) -> Self {
        if let RenderError::Own { fix, .. } = &error {
            return Self::failed(error.to_string()).hint(fix.clone());
        }
        Self::caused_by(Exit::Failed, &error).hint("this is a bug of venture; nothing was written")
    }
}

impl From<ReviewError> for Error {
    fn from(error: ReviewError) -> Self {
        match &error {
            ReviewError::Aborted => Self::interrupted(),
            ReviewError::Undecided { paths } => {
                let message = format!("{error}: {}; nothing was written", paths.join(", "));
                Self { exit: Exit::Conflicts, ..Self::failed(message) }
                    .hint("run it on a terminal, or decide them all: --on-conflict keep, take or markers")
            }
            ReviewError::NoMarkers { .. } => Self::failed(error.to_string())
                .hint("decide with --on-conflict keep or take; nothing was written"),
            ReviewError::Ask(_) => Self::caused_by(Exit::Failed, &error),
        }
    }
}

impl From<ApplyError> for Error {
    fn from(error: ApplyError) -> Self {
        if matches!(error, ApplyError::Interrupted) {
            return Self::interrupted();
        }
        let hint = error.hint();
        Self::caused_by(Exit::Failed, &error).hint(hint)
    }
}
