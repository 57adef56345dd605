//! What the extra `kubernetes` needs.

use super::pool::Auth;
use super::{Problem, Violation};

/// A signature is checked by API Gateway alone: a server could only believe whom the caller claims to be.
pub fn check_kubernetes(extras: &[String], auth: &Auth) -> Option<Problem> {
    let refused = auth.mode == "identity-pool" && extras.iter().any(|extra| extra == "kubernetes");
    refused.then(|| {
        let message = "`kubernetes` serves without API Gateway, which alone checks the signatures of \
                       `auth.mode: identity-pool`";
        Violation::new(message, "leave `kubernetes` out, or set `auth.mode` to `authorizer`").at("extras")
    })
}
