//! What a project cannot do to a user pool that somebody else has made.

use super::{Auth, Pool, ThreatProtection};
use crate::model::{Function, Problem, Trigger, Violation};

/// What would be made in the pool, or set in it and seen by nobody else. All other settings say what the pool is like.
pub(super) fn check(auth: &Auth, functions: &[Function]) -> Vec<Problem> {
    if auth.pool != Pool::Existing {
        return Vec::new();
    }
    let of_pool = settings(auth).map(|(_, key, message)| Problem {
        on_key: true,
        ..Violation::new(message, "take it out, and set it where the pool is made").at(key)
    });
    of_pool.chain(functions.iter().filter_map(trigger)).collect()
}

/// (Whether it is set, the key, why it does not go)
fn settings(auth: &Auth) -> impl Iterator<Item = (bool, &'static str, &'static str)> {
    let rule = "an existing pool has its own rules for passwords";
    let all = [
        (auth.password.history > 0, "auth.password.history", rule),
        (auth.password.temporary_days != 7, "auth.password.temporary-days", rule),
        (
            auth.threat_protection != ThreatProtection::Off,
            "auth.threat-protection",
            "whoever made an existing pool decides on its protection",
        ),
        (
            auth.login.is_some(),
            "auth.login.domain",
            "a pool has one domain, and an existing one its own or none",
        ),
        (
            !auth.providers.is_empty(),
            "auth.sign-in-with",
            "the identity providers of an existing pool belong to who made it",
        ),
        (!auth.groups.is_empty(), "auth.groups", "the groups of an existing pool belong to who made it"),
    ];
    all.into_iter().filter(|(is_set, ..)| *is_set)
}

/// A pool names one function for each trigger, and forgets the one before.
fn trigger(function: &Function) -> Option<Problem> {
    let Trigger::Cognito(_) = function.trigger else { return None };
    let message =
        "the triggers of an existing pool belong to who made it: to set one takes the place of theirs";
    let fix = "remove the function, or set `auth.pool` to `own`";
    let key = format!("functions.{}.cognito", function.name.as_str());
    Some(Problem { on_key: true, ..Violation::new(message, fix).at(key) })
}
