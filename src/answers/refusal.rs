//! Why answers are not taken.

use thiserror::Error;

use super::AskError;
use crate::manifest::{LoadError, Problems};
use crate::model::Violation;

/// Why an answer is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub message: String,
    pub fix: String,
}

#[derive(Debug, Error)]
pub enum AnswerError {
    #[error("interrupted")]
    Interrupted,
    #[error("an answer is missing or refused")]
    Refused(Vec<Refusal>),
    #[error("the answers file cannot be read")]
    Load(#[from] LoadError),
    #[error(transparent)]
    File(#[from] Problems),
    #[error(transparent)]
    Terminal(AskError),
}

impl From<AskError> for AnswerError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Interrupted => Self::Interrupted,
            AskError::Io(_) | AskError::Back => Self::Terminal(error),
        }
    }
}

impl From<Violation> for Refusal {
    fn from(Violation { message, fix }: Violation) -> Self {
        Self { message, fix }
    }
}

pub(super) fn refusal(place: &str, violation: Violation) -> Refusal {
    Refusal { message: format!("{place}: {}", violation.message), fix: violation.fix }
}
