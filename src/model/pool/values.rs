//! Checks of single settings, each to the alphabet of where the value lands.

use super::{Attribute, DataType};
use crate::model::kebab::kebab;
use crate::model::{Violation, shown};

/// A group's name; in kebab-case, because it becomes a logical id of CloudFormation as well.
pub fn check_group(text: &str) -> Result<(), Violation> {
    kebab("group name", text, &(1..=64))
}

/// `dev`, `prod`, or `every`: see the 16 characters that names of functions leave for a stage.
pub fn check_stage(text: &str) -> Result<(), Violation> {
    if text == "local" {
        let message = "the stage `local` lives in an emulator on this machine";
        return Err(Violation::new(message, "name stages that are deployed to AWS"));
    }
    kebab("stage", text, &(1..=16))
}

/// Cognito refuses these words in the prefix of a domain.
const RESERVED: [&str; 3] = ["aws", "amazon", "cognito"];

/// The prefix of the login pages' domain: 63 characters with `-<stage>` after it.
pub fn check_login_domain(text: &str) -> Result<(), Violation> {
    kebab("start of a login domain", text, &(1..=46))?;
    match RESERVED.iter().find(|word| text.contains(*word)) {
        None => Ok(()),
        Some(word) => Err(Violation::new(
            format!("Cognito refuses `{word}` in a login domain"),
            "choose another, such as the product's name",
        )),
    }
}

/// A domain such as `app.example.com`, without scheme, port or path.
pub fn check_domain(text: &str) -> Result<(), Violation> {
    let label = |label: &str| {
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(legal)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // 63: `WebAuthnRelyingPartyID` of `AWS::Cognito::UserPool`.
    if text.len() <= 63 && (text == "localhost" || text.contains('.')) && text.split('.').all(label) {
        return Ok(());
    }
    Err(Violation::new(
        format!("`{}` is not a domain", shown(text)),
        "write it in lower case and without `https://`, such as `example.com`",
    ))
}

/// A redirect target as Cognito takes it: https, or http to this machine; absolute, without fragment.
pub fn check_url(text: &str) -> Result<(), Violation> {
    let fail = |reason: &str| {
        let fix = "write it whole, such as `https://app.example.com/callback` or `http://localhost:5173`";
        Err(Violation::new(format!("`{}` cannot be redirected to: {reason}", shown(text)), fix))
    };
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/?[]@!$&'()*+;=%".contains(c);
    if let Some(bad) = text.chars().find(|c| !legal(*c)) {
        return fail(&format!("`{}` is not allowed in it", shown(bad.encode_utf8(&mut [0; 4]))));
    }
    if text.len() > 1024 {
        return fail("it is longer than 1024 characters");
    }
    let host = |rest: &str| rest.split(['/', '?', ':']).next().unwrap_or_default().to_owned();
    match text.split_once("://") {
        Some(("https", rest)) if check_domain(&host(rest)).is_ok() => Ok(()),
        Some(("http", rest)) if host(rest) == "localhost" => Ok(()),
        Some(("http", _)) => fail("plain http is for `localhost` only"),
        _ => fail("it does not start with `https://` and a domain"),
    }
}

/// An e-mail address, without a name before it.
pub fn check_address(text: &str) -> Result<(), Violation> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let whole = text.split_once('@').is_some_and(|(local, domain)| {
        (1..=64).contains(&local.len()) && local.chars().all(legal) && check_domain(domain).is_ok()
    });
    if whole && !text.ends_with("@localhost") {
        return Ok(());
    }
    Err(Violation::new(
        format!("`{}` is not an e-mail address", shown(text)),
        "write it without a name, such as `hello@example.com`",
    ))
}

pub fn check_attribute(text: &str) -> Result<(), Violation> {
    attribute(text).map(drop)
}

/// The attributes every pool has; a custom one of that name would change it.
const STANDARD: [&str; 20] = [
    "address",
    "birthdate",
    "email",
    "email_verified",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "phone_number_verified",
    "picture",
    "preferred_username",
    "profile",
    "sub",
    "updated_at",
    "website",
    "zoneinfo",
];

/// `NAME:TYPE`; Cognito allows 20 characters of a name.
pub(super) fn attribute(text: &str) -> Result<Attribute, Violation> {
    let fail = |message: String| Err(Violation::new(message, "write NAME:TYPE, such as `seats:number`"));
    let Some((name, data_type)) = text.split_once(':') else {
        return fail(format!("the attribute `{}` has no type", shown(text)));
    };
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !(1..=20).contains(&name.len()) || !name.chars().all(legal) {
        return fail(format!(
            "`{}` is not an attribute's name: 1 to 20 letters, digits, `_` and `-`",
            shown(name)
        ));
    }
    if STANDARD.contains(&name.to_ascii_lowercase().as_str()) {
        return fail(format!("every user of Cognito has the attribute `{name}`"));
    }
    let data_type = match data_type {
        "string" => DataType::Text,
        "number" => DataType::Number,
        "boolean" => DataType::Boolean,
        "date-time" => DataType::DateTime,
        _ => {
            return fail(format!(
                "`{}` is not a type of attributes: string, number, boolean, date-time",
                shown(data_type)
            ));
        }
    };
    Ok(Attribute { name: name.to_owned(), data_type })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        for good in ["https://a.example.com", "https://a.io:8443/x?y=1", "http://localhost:5173/cb"] {
            assert!(check_url(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "https://",
            "http://a.example.com",
            "//a.example.com",
            "javascript:alert(1)",
            "https://a.example.com/#x",
            "https://a b.com",
            "http://localhost.evil.com",
            "http://localhost@evil.com",
            "https://user@evil.com/",
            "https://a.example.com/\"",
        ] {
            assert!(check_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn domains_and_addresses() {
        assert!(check_domain("app.example.com").is_ok() && check_domain("localhost").is_ok());
        for bad in ["", "example", "a..b", "A.com", "https://a.com", "-a.com", "a.com/"] {
            assert!(check_domain(bad).is_err(), "{bad}");
        }
        assert!(check_address("hello+x@example.com").is_ok());
        for bad in ["", "hello", "@example.com", "Acme <a@example.com>", "a@b", "a@localhost", "a@b@c.com"] {
            assert!(check_address(bad).is_err(), "{bad}");
        }
        assert!(check_login_domain("acme").is_ok());
        assert!(check_login_domain("acme-aws").is_err() && check_login_domain("Acme").is_err());
    }

    #[test]
    fn attributes() {
        let seats = attribute("seats:number").unwrap();
        assert_eq!((seats.name.as_str(), seats.data_type), ("seats", DataType::Number));
        for bad in
            ["seats", "seats:float", ":string", "a b:string", "abcdefghijklmnopqrstu:string", "email:string"]
        {
            assert!(attribute(bad).is_err(), "{bad}");
        }
    }
}
