//! Names as newtypes, and every conversion between the cases of YAML, Go, CloudFormation and AWS.

use heck::{ToLowerCamelCase, ToPascalCase};

use super::kebab::kebab;
use super::{Violation, reserved, shown};

/// `<name>-<stage>-<function>` is a Lambda function's name, at most 64 characters (AWS Lambda quota);
/// 16 are left for the stage.
pub const PROJECT_NAME_MAX: usize = 24;
/// See [`PROJECT_NAME_MAX`]: 24 + 1 + 16 + 1 + 22 = 64.
pub const FUNCTION_NAME_MAX: usize = 22;

/// The project's name: kebab-case, prefix of every AWS name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectName(String);

/// A function's name: kebab-case, at the same time a folder, a Go package and part of AWS names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FunctionName(String);

/// A Go module path such as `github.com/acme/acme`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModulePath(String);

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
as_str!(ProjectName FunctionName ModulePath Owner);

impl ProjectName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("project name", text, PROJECT_NAME_MAX)?;
        Ok(Self(text.to_owned()))
    }
}

impl FunctionName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("function name", text, FUNCTION_NAME_MAX)?;
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

    /// `post-confirmation` → `postconfirmation`.
    pub fn go_package(&self) -> String {
        self.0.replace('-', "")
    }
}

impl ModulePath {
    /// The rules of Go's `module.CheckPath`, with the reason said.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let fail = |reason: &str| {
            Err(Violation::new(
                format!("`{}` is not a Go module path: {reason}", shown(text)),
                "write it as in `import`, such as `github.com/acme/acme`",
            ))
        };
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/');
        if let Some(bad) = text.chars().find(|c| !legal(*c)) {
            return fail(&format!("`{}` is not allowed in it", shown(bad.encode_utf8(&mut [0; 4]))));
        }
        if text.len() > 200 {
            return fail("it is longer than 200 characters");
        }
        let parts: Vec<&str> = text.split('/').collect();
        if parts.iter().any(|part| part.is_empty()) {
            return fail("it is empty or has an empty part");
        }
        if parts.iter().any(|part| part.starts_with(['.', '-']) || part.ends_with('.')) {
            return fail("a part starts with `.` or `-`, or ends with `.`");
        }
        if !parts[0].contains('.') || parts[0].chars().any(|c| c.is_ascii_uppercase() || c == '_') {
            return fail(
                "its first part is not a host name; names without a dot belong to Go's standard library",
            );
        }
        let last = parts[parts.len() - 1];
        if parts.len() > 1 && last.strip_prefix('v').is_some_and(is_bad_major) {
            return fail("a major version at its end is `v2` or higher");
        }
        Ok(Self(text.to_owned()))
    }
}

fn is_bad_major(digits: &str) -> bool {
    let number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    number && (digits.starts_with('0') || digits == "1")
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
        for good in ["acme", "a", "acme-2", "my-venture-2030"] {
            assert!(ProjectName::parse(good).is_ok(), "{good}");
        }
        let long = "x".repeat(200);
        for bad in ["", "../x", "Acme!", "acme_x", "-a", "a-", "a--b", "2acme", "acme\n", "ácme", &long] {
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
        for bad in
            ["func", "type", "len", "string", "main", "internal", "testdata", "con", "me", "authorizer"]
        {
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
    fn module_paths() {
        for good in ["github.com/acme/acme", "acme.io", "example.com/a/v2", "github.com/Acme/x_y~z"] {
            assert!(ModulePath::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "acme",
            "github.com/a b",
            "/a",
            "github.com//a",
            "a.io/v1",
            "a.io/v02",
            "a.io/.x",
            "A.io/x",
            "a.io/x.",
        ] {
            assert!(ModulePath::parse(bad).is_err(), "{bad:?}");
        }
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
