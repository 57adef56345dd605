//! The Go module path, by the rules of the go command.

use super::{Violation, reserved, shown};

/// A Go module path such as `github.com/acme/acme`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModulePath(String);

const MAX: usize = 200;

impl ModulePath {
    /// The rules of Go's `module.CheckPath`, with the reason said.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        match refusal(text) {
            None => Ok(Self(text.to_owned())),
            Some(reason) => Err(Violation::new(
                format!("`{}` is not a Go module path: {reason}", shown(text)),
                "write it as in `import`, such as `github.com/acme/acme`",
            )),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn refusal(text: &str) -> Option<String> {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/');
    if let Some(bad) = text.chars().find(|c| !legal(*c)) {
        return Some(format!("`{}` is not allowed in it", shown(bad.encode_utf8(&mut [0; 4]))));
    }
    if text.len() > MAX {
        return Some(format!("it is longer than {MAX} characters"));
    }
    let parts: Vec<&str> = text.split('/').collect();
    if let Some(reason) = parts.iter().find_map(|part| refusal_of_part(part)) {
        return Some(reason);
    }
    if !parts[0].contains('.') || parts[0].chars().any(|c| c.is_ascii_uppercase() || c == '_') {
        let reason = "its first part is not a host name; names without a dot belong to Go's standard library";
        return Some(reason.to_owned());
    }
    let last = parts[parts.len() - 1];
    let bad_major = parts.len() > 1 && last.strip_prefix('v').is_some_and(is_bad_major);
    bad_major.then(|| "a major version at its end is `v2` or higher".to_owned())
}

fn refusal_of_part(part: &str) -> Option<String> {
    if part.is_empty() {
        return Some("it is empty or has an empty part".to_owned());
    }
    if part.starts_with(['.', '-']) || part.ends_with('.') {
        return Some("a part starts with `.` or `-`, or ends with `.`".to_owned());
    }
    if part == "vendor" {
        return Some("the go command gives `vendor` a meaning of its own".to_owned());
    }
    let before_dot = part.split('.').next().unwrap_or_default();
    if reserved::is_windows_device(&before_dot.to_ascii_lowercase()) {
        return Some(format!("`{before_dot}` is a device name on Windows"));
    }
    let short_name = before_dot.rsplit_once('~').is_some_and(|(_, end)| is_number(end));
    short_name.then(|| format!("`{before_dot}` ends like a short name of Windows"))
}

fn is_bad_major(digits: &str) -> bool {
    is_number(digits) && (digits.starts_with('0') || digits == "1")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_paths() {
        for good in [
            "github.com/acme/acme",
            "acme.io",
            "example.com/a/v2",
            "github.com/Acme/x_y~z",
            "a.io/con-x/vendors/internal",
        ] {
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
            "a.io/vendor/x",
            "a.io/Con/x",
            "a.io/lpt9.go",
            "a.io/x~1",
        ] {
            assert!(ModulePath::parse(bad).is_err(), "{bad:?}");
        }
    }
}
