//! What the extra `web` needs.

use super::pool::Auth;
use super::{Problem, Violation};

/// The page signs people up and in by Cognito's own operations.
pub fn check_web(extras: &[String], auth: &Auth) -> Option<Problem> {
    let refused = !auth.has_pool() && extras.iter().any(|extra| extra == "web");
    refused.then(|| {
        let message =
            "the page of `web` signs people in by Cognito, and with `auth.provider: oidc` there is none";
        let fix = "leave `web` out, or set `auth.provider` to `cognito`";
        Violation::new(message, fix).at("extras")
    })
}
