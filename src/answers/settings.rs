//! Settings of the user pool given as flags.

use super::{AnswerError, PoolFlags};
use crate::manifest::Scalar;

/// The settings that were given, in the order of the table.
pub fn pool_settings(flags: &PoolFlags) -> Result<Vec<(&'static str, Scalar)>, AnswerError> {
    let (settings, refusals) = flags.read();
    if refusals.is_empty() { Ok(settings) } else { Err(AnswerError::Refused(refusals)) }
}
