//! Settings given as flags, each checked by its key.

use super::resolve::Refusal;
use super::{AnswerError, PoolFlags};
use crate::manifest::Scalar;
use crate::manifest::keys::POOL;

/// The settings of the user pool that were given, in the order of the table.
pub fn pool_settings(flags: &PoolFlags) -> Result<Vec<(&'static str, Scalar)>, AnswerError> {
    let mut settings = Vec::new();
    let mut refusals = Vec::new();
    for key in POOL {
        let Some((question, text)) = key.question.as_ref().zip(flags.get(key.path)) else { continue };
        match key.kind.parse(text) {
            Ok(value) => settings.push((key.path, value)),
            Err(violation) => refusals.push(Refusal {
                message: format!("--{}: {}", question.flag, violation.message),
                fix: violation.fix,
            }),
        }
    }
    if refusals.is_empty() { Ok(settings) } else { Err(AnswerError::Refused(refusals)) }
}
