//! What the extra `kubernetes` needs.

use super::pool::Auth;
use super::{Problem, Violation};

/// Outside Lambda nothing checks the signatures by which an identity pool's users call.
pub fn check_kubernetes(extras: &[String], auth: &Auth) -> Option<Problem> {
    let has_server = extras.iter().any(|extra| extra == "kubernetes");
    (has_server && auth.mode == "identity-pool").then(|| {
        let message = "`kubernetes` runs the functions without API Gateway, which alone checks the signatures of \
                       `auth.mode: identity-pool`";
        Violation::new(message, "leave `kubernetes` out, or set `auth.mode` to `authorizer`").at("extras")
    })
}
