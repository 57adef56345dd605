//! What a project needs, and cannot have, without a user pool.

use super::Auth;
use crate::model::{Function, Problem, Trigger, Violation};

/// Issuers alone sign people in: there has to be one, and Cognito has nothing to call.
pub(super) fn check(auth: &Auth, functions: &[Function]) -> Vec<Problem> {
    let of_auth = [without_issuer(auth), with_identity_pool(auth)].into_iter().flatten();
    of_auth.chain(functions.iter().filter_map(trigger)).collect()
}

fn without_issuer(auth: &Auth) -> Option<Problem> {
    auth.issuers.is_empty().then(|| {
        let fix = "add one below `auth`, such as `issuers: {login: {issuer: 'https://login.example.com/', audience: \
                   ['https://api.example.com']}}`, or set it to `cognito`";
        Violation::new("nobody can sign in: there is neither a user pool nor an issuer", fix).at("auth.provider")
    })
}

fn with_identity_pool(auth: &Auth) -> Option<Problem> {
    (auth.mode == "identity-pool").then(|| {
        let message = "an identity pool gives AWS credentials to the people of a user pool, and with \
                       `auth.provider: oidc` there is none";
        Violation::new(message, "set `auth.mode` to `authorizer`").at("auth.mode")
    })
}

fn trigger(function: &Function) -> Option<Problem> {
    let Trigger::Cognito(_) = function.trigger else { return None };
    let message = "a user pool calls the function, and with `auth.provider: oidc` there is none";
    let fix = "remove the function, or set `auth.provider` to `cognito`";
    let key = format!("functions.{}.cognito", function.name.as_str());
    Some(Problem { on_key: true, ..Violation::new(message, fix).at(key) })
}
