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

/// The name of a claim, which may be an address too; or the JSON Pointer (RFC 6901) to one within others.
pub fn check_claim(text: &str) -> Result<(), Violation> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/".contains(c);
    let fail = |what: &str, fix: &str| Err(Violation::new(format!("`{}` {what}", shown(text)), fix));
    if !(1..=128).contains(&text.len()) || !text.chars().all(legal) {
        return fail("is not the name of a claim", "write its name as it stands in tokens, such as `groups`");
    }
    let Some(path) = text.strip_prefix('/') else { return Ok(()) };
    let fix = "write what leads to it, such as `/realm_access/roles`, with `~1` for a `/` in a name and `~0` for a `~`";
    if let Some(at) = path.split('/').position(str::is_empty) {
        return fail(&format!("leads to no claim: its part {} is empty", at + 1), fix);
    }
    match path.split('~').skip(1).find(|escaped| !escaped.starts_with(['0', '1'])) {
        Some(_) => fail("leads to no claim: `~` stands for nothing by itself", fix),
        None => Ok(()),
    }
}

/// The claim that says what a token is for.
pub fn check_audience_claim(text: &str) -> Result<(), Violation> {
    check_claim(text)?;
    unless_registered(
        text,
        "aud",
        "what a token is for",
        "use `aud`, or the claim that names the client, such as `azp`",
    )
}

/// The claim that names a user for people to read.
pub fn check_user_name_claim(text: &str) -> Result<(), Violation> {
    check_claim(text)?;
    unless_registered(
        text,
        "sub",
        "a user's name",
        "use `sub`, or a claim with a name, such as `preferred_username`",
    )
}

/// Claims of RFC 7519 have one meaning each, and no others within: only `meant` may be named, and not by a path.
fn unless_registered(text: &str, meant: &str, what: &str, fix: &str) -> Result<(), Violation> {
    let first = text.strip_prefix('/').unwrap_or(text).split('/').next().unwrap_or_default();
    let is_registered = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"].contains(&first);
    if is_registered && text != meant {
        return Err(Violation::new(format!("`{}` is not the claim that says {what}", shown(text)), fix));
    }
    Ok(())
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
            let fix = "name what its tokens are for, such as `[https://api.example.com]`";
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
    fn audiences_claims_and_roles() {
        for good in ["acme-api", "https://api.example.com/", "api://default", "7.apps.googleusercontent.com"]
        {
            assert!(check_audience(good).is_ok(), "{good}");
        }
        for bad in ["", "a,b", "a b", "${x}", "a\"b"] {
            assert!(check_audience(bad).is_err(), "{bad}");
        }
        assert!(check_claim("https://acme.example.com/~x/groups").is_ok() && check_claim("azp").is_ok());
        assert!(check_claim("").is_err() && check_claim("a\"").is_err());
        assert!(check_issuer_role("support").is_ok() && check_issuer_role("a,b").is_err());
    }

    #[test]
    fn registered_claims_are_what_they_are() {
        for good in ["aud", "azp", "client_id", "cid", "https://sub/aud", "/client/aud"] {
            assert!(check_audience_claim(good).is_ok(), "{good}");
        }
        for bad in ["iss", "sub", "exp", "nbf", "iat", "jti", "/aud", "/aud/0", "/iss", "", "/"] {
            assert!(check_audience_claim(bad).is_err(), "{bad}");
        }
        for good in ["sub", "email", "preferred_username", "/profile/sub"] {
            assert!(check_user_name_claim(good).is_ok(), "{good}");
        }
        for bad in ["iss", "aud", "exp", "nbf", "iat", "jti", "/sub", "/sub/name", "/exp", "a b"] {
            assert!(check_user_name_claim(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn claims_within_others() {
        for good in [
            "/realm_access/roles",
            "/groups",
            "/resource_access/acme-api/roles",
            "/https:~1~1acme.example~1x/a~0b",
        ] {
            assert!(check_claim(good).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("/", "its part 1 is empty"),
            ("//roles", "its part 1 is empty"),
            ("/realm_access/", "its part 2 is empty"),
            ("/realm_access//roles", "its part 2 is empty"),
            ("/a~", "`~` stands for nothing"),
            ("/a~2b", "`~` stands for nothing"),
            ("/a~~0", "`~` stands for nothing"),
            ("/a b", "is not the name of a claim"),
        ] {
            assert!(check_claim(bad).unwrap_err().message.contains(why), "{bad}");
        }
    }
}
