//! [`RelPath`]: a path below the project's root that cannot leave it.

use std::fmt;
use std::path::Path;

use thiserror::Error;

/// A `/`-separated path relative to the project's root: no empty, `.` or `..` part, not absolute,
/// no backslash, drive or control character. Symbolic links are a matter of the disk, see `apply`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(String);

/// Why a text is not a [`RelPath`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{path}` is not a path inside the project: {reason}")]
pub struct PathError {
    path: String,
    reason: &'static str,
}

impl RelPath {
    /// Accepts a relative, `/`-separated path.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let fail = |reason| Err(PathError { path: text.escape_debug().to_string(), reason });
        if text.chars().any(|c| c.is_control() || matches!(c, '\\' | ':')) {
            return fail("it holds a backslash, a colon or a control character");
        }
        for part in text.split('/') {
            match part {
                "" => return fail("it is absolute or has an empty part"),
                "." | ".." => return fail("it has a `.` or `..` part"),
                _ => {}
            }
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the path lies in, or `None` at the root.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// Whether the path is `folder` or lies below it.
    pub fn is_within(&self, folder: &str) -> bool {
        self.0.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The path on this system's disk, relative to the root.
    pub fn as_fs_path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_paths_inside_the_root() {
        for text in ["a", ".gitignore", "functions/hello/handler.go", "a b/ü", "..a/b..", "..."] {
            assert_eq!(RelPath::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn refuses_paths_that_leave_the_root() {
        for text in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "C:/x",
            "a\\b",
            "a\nb",
            "a\0",
        ] {
            assert!(RelPath::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn is_within_compares_whole_parts() {
        let path = RelPath::parse("functions/hello/handler.go").unwrap();
        assert!(path.is_within("functions"));
        assert!(path.is_within("functions/hello"));
        assert!(!path.is_within("functions/he"));
        assert_eq!(path.parent(), Some("functions/hello"));
    }
}
