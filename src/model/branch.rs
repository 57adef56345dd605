//! [`Branch`]: the branch of git whose pushes are deployed.

use super::{Violation, shown};

/// A branch's name, of characters that mean nothing to a shell, to YAML or in a filter of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch(String);

const MAX: usize = 100;

impl Branch {
    /// What `git check-ref-format --branch` takes, less its odd characters.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let is_part = |part: &str| !part.is_empty() && !part.starts_with(['.', '-']) && !part.ends_with('.');
        let shaped = text.chars().all(legal) && text.split('/').all(is_part) && text.len() <= MAX;
        let is_lock = |part: &str| part.rsplit_once('.').is_some_and(|(_, ending)| ending == "lock");
        if shaped && !text.contains("..") && !text.split('/').any(is_lock) && text != "HEAD" {
            return Ok(Self(text.to_owned()));
        }
        Err(Violation::new(
            format!("`{}` is not a branch that venture takes", shown(text)),
            "use letters, digits and `- _ . /`, such as `main`",
        ))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches() {
        for good in ["main", "master", "trunk", "release/2031", "v1.x", "a-b_c", "true"] {
            assert!(Branch::parse(good).is_ok(), "{good}");
        }
        let long = "x".repeat(101);
        for bad in [
            "", "HEAD", "-x", "a//b", "/a", "a/", ".a", "a/.b", "a..b", "a.", "a.lock", "a b", "a*", "a\n",
            "ü", "${x}", &long,
        ] {
            assert!(Branch::parse(bad).is_err(), "{bad:?}");
        }
    }
}
