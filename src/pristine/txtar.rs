//! The txtar form of the pristine file: a comment with one line a file, then the managed files' text.
//!
//! ```text
//! venture 0.1.0
//! manifest <checksum> <bytes> venture.yaml
//! managed <checksum> <bytes> Makefile
//! once <checksum> functions/hello/handler.go
//! -- Makefile --
//! …
//! ```
//! The manifest is what the files were generated from. `managed+x` marks an executable. Files are found by their
//! byte count, not by looking for the next `-- path --` line, so a file may hold such a line itself. A file without
//! final newline gets one here. Texts have no CRLF, whatever git makes of this file: one that mixed its line endings
//! could not be told from a checkout that changed them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use thiserror::Error;

use super::{Base, Pristine};
use crate::tree::{Content, RelPath, checksum};

/// The name under which the manifest stands here.
const MANIFEST: &str = "venture.yaml";

/// The pristine file as a whole cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct Damage {
    pub line: usize,
    pub reason: &'static str,
}

/// Writes the form; [`parse`] reads it back.
pub fn to_text(pristine: &Pristine) -> String {
    let mut head = format!("venture {}\n", pristine.version);
    let mut body = Body::new();
    if let Some(manifest) = &pristine.manifest {
        add(&mut head, &mut body, "manifest", MANIFEST, manifest);
    }
    for (path, base) in &pristine.files {
        match base {
            Base::Managed(content) => {
                let kind = if content.executable { "managed+x" } else { "managed" };
                add(&mut head, &mut body, kind, path.as_str(), content);
            }
            Base::Once { checksum } => {
                let _ = writeln!(head, "once {checksum} {path}");
            }
            Base::Lost => {
                let _ = writeln!(head, "lost {path}");
            }
        }
    }
    // All at once: the texts of a project are half a megabyte.
    head.reserve_exact(body.iter().map(|(path, text)| path.len() + text.len() + "--  --\n\n".len()).sum());
    for (path, text) in &body {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        head.extend(["-- ", path, " --\n", text, end]);
    }
    head
}

/// The texts that stand below the head, by path.
type Body<'a> = Vec<(&'a str, Cow<'a, str>)>;

fn add<'a>(head: &mut String, body: &mut Body<'a>, kind: &str, path: &'a str, content: &'a Content) {
    let text = content.normalised().unwrap_or_default();
    let _ = writeln!(head, "{kind} {} {} {path}", checksum(text.as_bytes()), text.len());
    body.push((path, text));
}

/// Reads the form. A file whose text does not match its checksum becomes [`Base::Lost`].
pub fn parse(text: &str) -> Result<Pristine, Damage> {
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    let (head, mut body) = split_head(&text);
    let mut lines = head.lines().enumerate();
    let version = match lines.next().map(|(_, line)| line.strip_prefix("venture ")) {
        Some(Some(version)) if is_version(version) => version.to_owned(),
        _ => return Err(Damage { line: 1, reason: "expected `venture <version>`" }),
    };
    let mut files = BTreeMap::new();
    let mut manifest = None;
    for (index, line) in lines {
        let damage = |reason| Damage { line: index + 1, reason };
        let (kind, rest) = line.split_once(' ').ok_or(damage("expected `managed`, `once` or `lost`"))?;
        if kind == "manifest" {
            let (_, base) = managed(rest, false, &mut body).map_err(damage)?;
            manifest = if let Base::Managed(content) = base { Some(content) } else { None };
            continue;
        }
        let (path, base) = match kind {
            "managed" | "managed+x" => managed(rest, kind == "managed+x", &mut body).map_err(damage)?,
            "once" => once(rest).ok_or(damage("expected `once <checksum> <path>`"))?,
            "lost" => (rest, Base::Lost),
            _ => return Err(damage("expected `managed`, `once` or `lost`")),
        };
        let path = RelPath::parse(path).map_err(|_| damage("the path leaves the project"))?;
        files.insert(path, base);
    }
    if !body.is_empty() {
        return Err(Damage { line: head.lines().count() + 1, reason: "text that belongs to no file" });
    }
    Ok(Pristine { version, manifest, files })
}

/// Short and plain: it is shown to people.
fn is_version(text: &str) -> bool {
    text.len() <= 40 && text.chars().all(|c| c.is_ascii_graphic())
}

fn split_head(text: &str) -> (&str, &str) {
    if text.starts_with("-- ") {
        return ("", text);
    }
    text.find("\n-- ").map_or((text, ""), |at| text.split_at(at + 1))
}

fn once(rest: &str) -> Option<(&str, Base)> {
    let (checksum, path) = rest.split_once(' ')?;
    Some((path, Base::Once { checksum: checksum.to_owned() }))
}

/// Takes one file's text off the front of `body`.
fn managed<'a>(rest: &'a str, executable: bool, body: &mut &str) -> Result<(&'a str, Base), &'static str> {
    let mut words = rest.splitn(3, ' ');
    let (Some(checksum), Some(bytes), Some(path)) = (words.next(), words.next(), words.next()) else {
        return Err("expected `managed <checksum> <bytes> <path>`");
    };
    let bytes: usize = bytes.parse().map_err(|_| "the byte count is not a number")?;
    let after_marker = body.strip_prefix(&format!("-- {path} --\n")).ok_or("the file's text is missing")?;
    let text = after_marker.get(..bytes).ok_or("the file's text is cut short")?;
    let left = &after_marker[bytes..];
    *body = if text.ends_with('\n') { left } else { left.strip_prefix('\n').unwrap_or(left) };
    let content = Content { executable, ..Content::text(text) };
    let base = if content.checksum() == checksum { Base::Managed(content) } else { Base::Lost };
    Ok((path, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Pristine {
        let mut files = BTreeMap::new();
        let mut put = |path: &str, base| files.insert(RelPath::parse(path).unwrap(), base);
        put("Makefile", Base::Managed(Content::text("all:\n\ttrue\n")));
        put("a b/ü.txt", Base::Managed(Content::text("no newline")));
        put("empty", Base::Managed(Content::text("")));
        put("tricky", Base::Managed(Content::text("-- Makefile --\n-- x --\n")));
        put("run.sh", Base::Managed(Content { executable: true, ..Content::text("#!/bin/sh\n") }));
        put("z.go", Base::Once { checksum: Content::text("package z\n").checksum() });
        let manifest = Some(Content::text("version: 2\n"));
        Pristine { version: "9.9.9".to_owned(), manifest, files }
    }

    #[test]
    fn reads_back_what_it_wrote() {
        let text = to_text(&sample());
        assert_eq!(parse(&text).unwrap(), sample());
        assert_eq!(parse(&text.replace('\n', "\r\n")).unwrap(), sample(), "a CRLF checkout");
    }

    #[test]
    fn a_manifest_that_mixes_line_endings_survives_any_checkout() {
        let mut pristine = sample();
        pristine.generated_from("version: 2\r\nname: acme\n");
        let text = to_text(&pristine);
        assert_eq!(parse(&text).unwrap(), pristine);
        assert_eq!(parse(&text.replace('\n', "\r\n")).unwrap(), pristine);
    }

    #[test]
    fn a_changed_text_of_equal_length_loses_that_file_only() {
        let text = to_text(&sample()).replace("\ttrue\n", "\tfals\n");
        let read = parse(&text).unwrap();
        assert_eq!(read.get(&RelPath::parse("Makefile").unwrap()), Some(&Base::Lost));
        assert_eq!(
            read.get(&RelPath::parse("run.sh").unwrap()),
            sample().get(&RelPath::parse("run.sh").unwrap())
        );
    }

    #[test]
    fn damage_is_said_with_its_line() {
        let whole = to_text(&sample());
        let cases = [
            ("", "expected `venture <version>`"),
            ("garbage\n", "expected `venture <version>`"),
            ("venture 1\nnonsense\n", "expected `managed`, `once` or `lost`"),
            ("venture 1\nmanaged x y z\n", "the byte count is not a number"),
            ("venture 1\nonce abc ../../etc/passwd\n", "the path leaves the project"),
            (&whole[..whole.len() - 20], "the file's text is"),
        ];
        for (text, reason) in cases {
            let damage = parse(text).unwrap_err();
            assert!(damage.to_string().contains(reason), "{text:?}: {damage}");
        }
    }
}
