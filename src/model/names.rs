//! Names as newtypes, and every conversion between the cases of YAML, Go, CloudFormation and AWS.

use heck::{ToLowerCamelCase, ToPascalCase};

use super::kebab::kebab;
use super::{Violation, reserved, shown};

/// `<name>-<stage>-<function>` is a Lambda function's name, at most 64 characters (AWS Lambda quota);
/// 16 are left for the stage.
pub const PROJECT_NAME_MAX: usize = 24;
/// What osls wants of a `service`.
const PROJECT_NAME_MIN: usize = 2;
/// See [`PROJECT_NAME_MAX`]: 24 + 1 + 16 + 1 + 22 = 64.
pub const FUNCTION_NAME_MAX: usize = 22;

/// The project's name: kebab-case, prefix of every AWS name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectName(String);

/// A function's name: kebab-case, at the same time a folder, a Go package and part of AWS names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FunctionName(String);

/// The value of the `owner` tag on every AWS resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(String);

macro_rules! as_str {
    ($($name:ident)*) => {$(
        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}
as_str!(ProjectName FunctionName Owner);

impl ProjectName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("project name", text, &(PROJECT_NAME_MIN..=PROJECT_NAME_MAX))?;
        // The project's name starts those of its parameters in Parameter Store: `/acme/dev/log-destination/url`.
        match ["aws", "ssm"].into_iter().find(|reserved| text.starts_with(reserved)) {
            None => Ok(Self(text.to_owned())),
            Some(reserved) => Err(Violation::new(
                format!(
                    "`{text}` cannot be the project name: AWS keeps names of parameters that start with `/{reserved}`"
                ),
                "start it with another word",
            )),
        }
    }
}

impl FunctionName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("function name", text, &(1..=FUNCTION_NAME_MAX))?;
        match reserved::taken_by(text, &Self(text.to_owned()).go_package()) {
            None => Ok(Self(text.to_owned())),
            Some(taken_by) => Err(Violation::new(
                format!("`{text}` cannot name a function: it is {taken_by}"),
                format!("add a word, such as `{text}-item`"),
            )),
        }
    }

    /// For a built-in function, whose name [`parse`](Self::parse) keeps from the user.
    pub(crate) fn built_in(name: &'static str) -> Self {
        Self(name.to_owned())
    }

    /// `post-confirmation` → `PostConfirmation`, for CloudFormation logical ids.
    pub fn pascal(&self) -> String {
        self.0.to_pascal_case()
    }

    /// `post-confirmation` → `postConfirmation`, the key in `serverless.yml`.
    pub fn camel(&self) -> String {
        self.0.to_lower_camel_case()
    }

    /// Whether both become one in Go and CloudFormation.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.go_package() == other.go_package()
    }

    /// `post-confirmation` → `postconfirmation`.
    pub fn go_package(&self) -> String {
        self.0.replace('-', "")
    }
}

impl Owner {
    /// The alphabet of AWS tag values, and at least one character.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let legal = |c: char| c.is_ascii_alphanumeric() || " _.:/=+-@".contains(c);
        let fix = "use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`";
        if let Some(bad) = text.chars().find(|c| !legal(*c)) {
            let message = format!(
                "owner `{}` cannot be an AWS tag: `{}`",
                shown(text),
                shown(bad.encode_utf8(&mut [0; 4]))
            );
            return Err(Violation::new(format!("{message} is not allowed in it"), fix));
        }
        if text.trim() != text || text.is_empty() || text.len() > 128 {
            let message = "owner is empty, longer than 128 characters, or has spaces around it";
            return Err(Violation::new(message, fix));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn project_names() {
        for good in ["acme", "a2", "acme-2", "my-venture-2030", "my-aws", "assm"] {
            assert!(ProjectName::parse(good).is_ok(), "{good}");
        }
        let long = "x".repeat(200);
        for bad in [
            "", "../x", "Acme!", "acme_x", "-a", "a-", "a--b", "2acme", "a", "acme\n", "ácme", &long, "aws",
            "aws-acme", "ssm-acme", "awsome",
        ] {
            assert!(ProjectName::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_bad_name_comes_with_a_good_one() {
        assert!(ProjectName::parse("Acme!").unwrap_err().fix.ends_with("such as `acme`"));
        assert!(FunctionName::parse("foo_bar").unwrap_err().fix.ends_with("such as `foo-bar`"));
        assert!(!ProjectName::parse("!!!").unwrap_err().fix.contains("such as"));
    }

    #[test]
    fn function_names_that_go_or_windows_take() {
        for bad in [
            "func",
            "type",
            "len",
            "string",
            "main",
            "internal",
            "testdata",
            "con",
            "com9",
            "me",
            "authorizer",
        ] {
            assert!(FunctionName::parse(bad).is_err(), "{bad}");
        }
        for good in ["users", "auth", "http", "list-invoices", "s3-import"] {
            assert!(FunctionName::parse(good).is_ok(), "{good}");
        }
        assert!(FunctionName::parse("ma-in").is_err(), "its Go package would be `main`");
    }

    #[test]
    fn conversions() {
        let name = FunctionName::parse("s3-import-2").unwrap();
        assert_eq!((name.pascal().as_str(), name.camel().as_str()), ("S3Import2", "s3Import2"));
        assert_eq!(name.go_package(), "s3import2");
    }

    #[test]
    fn owners_fit_an_aws_tag() {
        for good in ["platform", "team@acme.io", "Growth & Co".replace('&', "+").as_str(), "a/b:c=d"] {
            assert!(Owner::parse(good).is_ok(), "{good}");
        }
        let long = "x".repeat(129);
        for bad in ["", "a\"b", "a'b", "a\nb", "{= x =}", "${AWS::AccountId}", " a", "a`b", "a#b", &long] {
            assert!(Owner::parse(bad).is_err(), "{bad:?}");
        }
    }
}
