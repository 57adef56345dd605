//! The claims that an issuer's tokens are read by.

use crate::model::{Violation, shown};

/// The name of a claim, which may be an address too; or the JSON Pointer (RFC 6901) to one within others.
fn check_claim(text: &str) -> Result<(), Violation> {
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

/// The claim that lists a user's groups.
pub fn check_groups_claim(text: &str) -> Result<(), Violation> {
    check_claim(text)?;
    unless_registered(
        text,
        "",
        "the groups of a user",
        "use the claim that lists them, such as `groups` or `/realm_access/roles`",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_claims() {
        assert!(check_claim("https://acme.example.com/~x/groups").is_ok() && check_claim("azp").is_ok());
        assert!(check_claim("").is_err() && check_claim("a\"").is_err());
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
        for good in ["groups", "cognito:groups", "/realm_access/roles", "https://acme.example.com/~x/groups"]
        {
            assert!(check_groups_claim(good).is_ok(), "{good}");
        }
        for bad in ["sub", "aud", "iss", "/sub", "/aud/0", "exp"] {
            assert!(check_groups_claim(bad).unwrap_err().message.contains("the groups of a user"), "{bad}");
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
