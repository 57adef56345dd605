//! What Cognito wants of a pool with a second factor.

use super::{Auth, Mfa, Pool, SignIn};
use crate::model::{Problem, Violation};

const METHODS: &str = "auth.mfa-methods";

/// Of an existing pool, whoever made it has met what Cognito wants of its sender.
pub(super) fn check(auth: &Auth) -> Option<Problem> {
    if auth.mfa == Mfa::Off {
        return None;
    }
    let (by_app, by_mail, own) = (auth.has_factor("app"), auth.has_factor("email"), auth.pool == Pool::Own);
    let (message, fix) = if !by_app && !by_mail {
        ("there is nothing that a second factor could be", "use `[app]`, or set `auth.mfa` to `off`")
    } else if !by_mail {
        return None;
    } else if auth.sign_in == SignIn::Phone {
        ("who signs in with a phone number has no e-mail address here", "take `email` out")
    } else if !by_app && own {
        ("CloudFormation cannot make a pool with no second factor but e-mail", "use `[app, email]`")
    } else if auth.email_from.is_none() && own {
        (
            "Cognito sends codes for sign-in by Amazon SES only",
            "set `auth.email.sender` to `ses`, and `auth.email.from`",
        )
    } else {
        return None;
    };
    Some(Problem { on_key: true, ..Violation::new(message, fix).at(METHODS) })
}
