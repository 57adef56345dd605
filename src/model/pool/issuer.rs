//! Further issuers of tokens beside the pool.

use super::Auth;
use super::values::check_domain;
use crate::model::access::is_role_name;
use crate::model::kebab::kebab;
use crate::model::{Problem, Violation, shown};

/// Somebody else whose tokens the API takes, by the rules of OIDC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    pub name: String,
    /// As its tokens have it, to the last slash.
    pub address: String,
    /// Whom its tokens are for.
    pub audience: Vec<String>,
    pub audience_claim: String,
    /// Where its keys are; `None` where its discovery document says so.
    pub keys: Option<String>,
    /// `RS256`, `ES256`; sorted.
    pub algorithms: Vec<String>,
    pub user_name_claim: String,
    /// `None` where nothing is made of groups.
    pub groups_claim: Option<String>,
    /// Groups that are a role of the same name.
    pub roles: Vec<String>,
}

/// Users are kept under it, and settings of the stack and the functions have it in their names.
pub fn check_issuer_name(text: &str) -> Result<(), Violation> {
    kebab("name of an issuer", text, &(1..=32))
}

/// An address by https, as OIDC has them: without a query or fragment.
pub fn check_issuer(text: &str) -> Result<(), Violation> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/%+".contains(c);
    let rest = text.strip_prefix("https://").filter(|rest| rest.chars().all(legal) && text.len() <= 512);
    let host = rest.map(|rest| rest.split('/').next().unwrap_or_default());
    let whole = host.is_some_and(|host| match host.split_once(':') {
        Some((domain, port)) => {
            check_domain(domain).is_ok() && port.parse::<u16>().is_ok_and(|port| port > 0)
        }
        None => check_domain(host).is_ok(),
    });
    if whole {
        return Ok(());
    }
    let fix = "write it with `https://` and just as the issuer does, such as `https://login.example.com/`";
    Err(Violation::new(format!("`{}` is not an issuer's address", shown(text)), fix))
}

/// A client's id, or the address of an API.
pub fn check_audience(text: &str) -> Result<(), Violation> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/@+=%".contains(c);
    if (1..=256).contains(&text.len()) && text.chars().all(legal) {
        return Ok(());
    }
    let fix = "write it as it stands in tokens, such as `https://api.example.com`";
    Err(Violation::new(format!("`{}` is not an audience", shown(text)), fix))
}

/// A role that the group of the same name gives.
pub fn check_issuer_role(text: &str) -> Result<(), Violation> {
    if is_role_name(text) {
        return Ok(());
    }
    let fix = "name roles as `access: role:NAME` does, such as `support`";
    Err(Violation::new(format!("`{}` is not the name of a role", shown(text)), fix))
}

/// What is wrong with issuers, each by itself, between them and with the mode.
pub(super) fn check(auth: &Auth) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(problem) = without_authorizer(auth) {
        problems.push(problem);
    }
    for (at, issuer) in auth.issuers.iter().enumerate() {
        let key = |part: &str| format!("auth.issuers.{}.{part}", issuer.name);
        let same =
            |other: &&Issuer| other.address.trim_end_matches('/') == issuer.address.trim_end_matches('/');
        if let Some(other) = auth.issuers[..at].iter().find(same) {
            let message = format!("`{}` is the same issuer", other.name);
            problems.push(Violation::new(message, "write one entry with both audiences").at(key("issuer")));
        }
        if issuer.audience.is_empty() && !issuer.address.is_empty() {
            let fix = "name what its tokens are for, such as `https://api.example.com`";
            problems.push(Violation::new("without an audience no token is taken", fix).at(key("audience")));
        }
        if issuer.algorithms.is_empty() {
            let fix = "use `[RS256]`, which most issuers sign with";
            problems
                .push(Violation::new("without an algorithm no token is taken", fix).at(key("algorithms")));
        }
        if !issuer.roles.is_empty() && issuer.groups_claim.is_none() {
            let fix = "set `groups-claim` to the claim that names a user's groups";
            problems
                .push(Violation::new("roles come by groups, and no claim names these", fix).at(key("roles")));
        }
    }
    problems
}

/// Credentials of an identity pool say nothing of a token, and are given for those of the user pool only.
fn without_authorizer(auth: &Auth) -> Option<Problem> {
    let refused = auth.has_pool() && auth.mode == "identity-pool" && !auth.issuers.is_empty();
    refused.then(|| {
        let message =
            "with `auth.mode: identity-pool` API Gateway takes signatures, and no token of any issuer";
        let fix = "take them out, or set `auth.mode` to `authorizer`";
        Problem { on_key: true, ..Violation::new(message, fix).at("auth.issuers") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_are_addresses_by_https() {
        for good in [
            "https://accounts.google.com",
            "https://acme.eu.auth0.com/",
            "https://login.example.com:8443/realms/acme",
        ] {
            assert!(check_issuer(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "accounts.google.com",
            "http://login.example.com",
            "https://",
            "https:///realms",
            "https://login",
            "https://login.example.com:0",
            "https://login.example.com:https",
            "https://login.example.com?x=1",
            "https://login.example.com/#x",
            "https://user@login.example.com",
            "https://login.example.com/${x}",
            "https://login.example.com/a b",
        ] {
            assert!(check_issuer(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn audiences_and_roles() {
        for good in ["acme-api", "https://api.example.com/", "api://default", "7.apps.googleusercontent.com"]
        {
            assert!(check_audience(good).is_ok(), "{good}");
        }
        for bad in ["", "a,b", "a b", "${x}", "a\"b"] {
            assert!(check_audience(bad).is_err(), "{bad}");
        }
        assert!(check_issuer_role("support").is_ok() && check_issuer_role("a,b").is_err());
    }
}
