//! [`Content`]: what one file holds, and what "the same" means for it.

use std::borrow::Cow;

use bytes::Bytes;
use xxhash_rust::xxh3::xxh3_64;

/// Bytes and executable bit of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Shared: plan, pristine and apply hold the same text several times over.
    pub bytes: Bytes,
    pub executable: bool,
}

/// How the lines of a text end. A file that mixes both is taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnding {
    Lf,
    Crlf,
}

impl Content {
    pub fn new(bytes: Vec<u8>, executable: bool) -> Self {
        Self { bytes: bytes.into(), executable }
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::new(text.into().into_bytes(), false)
    }

    /// The content as text with LF line endings, or `None` for binary: not UTF-8, or with a NUL.
    pub fn normalised(&self) -> Option<Cow<'_, str>> {
        let text = std::str::from_utf8(&self.bytes).ok()?;
        // Nearly all texts have neither, and one look at each is what a run spends its time on.
        if memchr::memchr2(b'\0', b'\r', text.as_bytes()).is_none() {
            return Some(Cow::Borrowed(text));
        }
        match line_ending(text) {
            _ if text.contains('\0') => None,
            LineEnding::Lf => Some(Cow::Borrowed(text)),
            LineEnding::Crlf => Some(Cow::Owned(text.replace("\r\n", "\n"))),
        }
    }

    /// Equal in all that matters: line endings apart, so that a CRLF checkout is not an edit.
    pub fn same_as(&self, other: &Self) -> bool {
        self.executable == other.executable
            && (self.bytes == other.bytes
                || match (self.normalised(), other.normalised()) {
                    (Some(mine), Some(theirs)) => mine == theirs,
                    _ => false,
                })
    }

    /// The same content with its lines ended as in `model`, the file it is going to replace.
    #[must_use]
    pub fn with_line_ending_of(self, model: &Self) -> Self {
        let crlf = std::str::from_utf8(&model.bytes).is_ok_and(|text| line_ending(text) == LineEnding::Crlf);
        match self.normalised() {
            Some(text) if crlf => Self::new(text.replace('\n', "\r\n").into_bytes(), self.executable),
            _ => self,
        }
    }

    /// The [`checksum`] of the LF text (of the bytes, if binary).
    pub fn checksum(&self) -> String {
        match self.normalised() {
            Some(text) => checksum(text.as_bytes()),
            None => checksum(&self.bytes),
        }
    }
}

/// XXH3 (64 bits) in lower-case hex. It tells damage and edits from what was written; it is no protection against
/// somebody who forges both.
pub fn checksum(bytes: &[u8]) -> String {
    format!("{:016x}", xxh3_64(bytes))
}

fn line_ending(text: &str) -> LineEnding {
    if !text.contains('\r') {
        return LineEnding::Lf;
    }
    let feeds = text.matches('\n').count();
    if feeds > 0 && text.matches("\r\n").count() == feeds { LineEnding::Crlf } else { LineEnding::Lf }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crlf_checkout_is_the_same_and_mixed_endings_are_not() {
        assert!(Content::text("a\r\nb\r\n").same_as(&Content::text("a\nb\n")));
        assert!(!Content::text("a\r\nb\n").same_as(&Content::text("a\nb\n")));
        assert_eq!(Content::text("a\r\nb\r\n").checksum(), Content::text("a\nb\n").checksum());
    }

    #[test]
    fn the_executable_bit_counts() {
        let script = Content { executable: true, ..Content::text("x\n") };
        assert!(!script.same_as(&Content::text("x\n")));
    }

    #[test]
    fn binary_is_compared_by_bytes() {
        let binary = |bytes: &[u8]| Content::new(bytes.to_vec(), false);
        assert!(binary(b"\0\r\n").normalised().is_none());
        assert!(!binary(b"\0\r\n").same_as(&binary(b"\0\n")));
    }

    #[test]
    fn takes_over_the_line_ending_of_the_file_it_replaces() {
        let crlf = Content::text("old\r\n");
        assert_eq!(Content::text("a\nb\n").with_line_ending_of(&crlf), Content::text("a\r\nb\r\n"));
        assert_eq!(Content::text("a\n").with_line_ending_of(&Content::text("old\n")), Content::text("a\n"));
    }
}
