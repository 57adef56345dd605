//! What the extra `teams` needs.

use super::pool::{Auth, SignIn};
use super::{Problem, Violation};

/// Invitations are e-mails to people who prove that the address is theirs.
pub fn check_teams(extras: &[String], auth: &Auth) -> Option<Problem> {
    let has_teams = extras.iter().any(|extra| extra == "teams");
    let violation = if !auth.has_pool() {
        let fix = "leave `teams` out, or set `auth.provider` to `cognito`";
        let message = "`teams` invites people by the e-mail of their account, and with `auth.provider: oidc` there \
                       are no accounts to ask";
        Violation::new(message, fix)
    } else if auth.sign_in == SignIn::Phone {
        let fix = "leave `teams` out, or set `auth.sign-in` to `email` or `user-name`";
        Violation::new("`teams` invites people by e-mail, and with `sign-in: phone` they have none", fix)
    } else if auth.email_from.is_none() {
        let fix = "set `auth.email`: `--email ses --email-from hello@example.com`";
        Violation::new("`teams` sends invitations by Amazon SES, and has no address to send from", fix)
    } else {
        return None;
    };
    has_teams.then(|| violation.at("extras"))
}
