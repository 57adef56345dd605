//! Functions of the manifest: added, removed.

use std::str::FromStr;

use yaml_edit::{Document, Mapping};

use super::flow::Flow;
use super::placed::{Functions, Placed, functions};
use super::{EditError, checked, insert, line_ending};
use crate::manifest::{Scalar, parse};

/// The key values of a function to add, in the order in which they are written.
pub type Entry<'a> = &'a [(&'a str, Scalar)];

/// Adds a function: in its alphabetical place where the others are sorted, else at the end.
pub fn add(text: &str, name: &str, entry: Entry<'_>) -> Result<String, EditError> {
    let root = root(text);
    let functions = root.as_ref().and_then(|root| functions(text, root));
    let indent = functions.as_ref().map_or(2, |found| found.indent);
    let ending = line_ending(text);
    let lines = block(name, entry, indent, ending);
    let refused = || EditError { key: "functions".to_owned(), lines: format!("functions:{ending}{lines}") };
    let edited = match functions {
        None if root.is_none() => return Err(refused()),
        None => insert(text, text.len(), &format!("functions:{ending}{lines}")),
        Some(Functions { flow: Some(start), .. }) => {
            Flow::read(text, start).ok_or_else(refused)?.add(name, entry)
        }
        Some(functions) => insert(text, functions.place_for(text, name).ok_or_else(refused)?, &lines),
    };
    let mut wanted = parse("", text).map_err(|_| refused())?;
    for (key, value) in entry {
        wanted.set(format!("functions.{name}.{key}"), value.clone());
    }
    checked(edited, &wanted).ok_or_else(refused)
}

/// Removes a function; a comment above it stays.
pub fn remove(text: &str, name: &str) -> Result<String, EditError> {
    let refused = || {
        let first = anchored(text, name).map_or(String::new(), |anchor| {
            format!("write out what `*{anchor}` stands for, since `&{anchor}` goes with `{name}`; then ")
        });
        EditError {
            key: "functions".to_owned(),
            lines: format!("({first}remove `{name}` below `functions`)\n"),
        }
    };
    let functions = root(text).and_then(|root| functions(text, &root)).ok_or_else(refused)?;
    let edited = match functions.flow {
        Some(start) => Flow::read(text, start).and_then(|flow| flow.remove(name)),
        None => functions.entries.iter().find(|entry| entry.name == name).map(|entry| without(text, entry)),
    };
    let edited = edited.ok_or_else(refused)?;
    let mut wanted = parse("", text).map_err(|_| refused())?;
    wanted.remove_function(name);
    checked(edited, &wanted).ok_or_else(refused)
}

/// An anchor within a function that something outside of it goes by.
fn anchored<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let functions = functions(text, &root(text)?)?;
    let entry = functions.entries.iter().find(|entry| entry.name == name)?;
    let words = |text: &'t str| text.split(|c: char| c.is_whitespace() || ",{}[]".contains(c));
    let outside =
        |alias: &str| words(&text[..entry.start]).chain(words(&text[entry.end..])).any(|word| word == alias);
    let mut anchors = words(&text[entry.start..entry.end]).filter_map(|word| word.strip_prefix('&'));
    anchors.find(|anchor| outside(&format!("*{anchor}")))
}

/// The text without the lines of one function.
fn without(text: &str, entry: &Placed) -> String {
    let mut before = &text[..entry.start];
    if entry.end == text.len() && !text.ends_with('\n') {
        // The text has no final newline, with this function and without it.
        before = before.strip_suffix('\n').unwrap_or(before);
        before = before.strip_suffix('\r').unwrap_or(before);
    }
    format!("{before}{}", &text[entry.end..])
}

/// The keys of the manifest; `None` for a form that the editor of YAML does not know, such as a comment before `---`.
fn root(text: &str) -> Option<Mapping> {
    Document::from_str(text).ok()?.as_mapping()
}

fn block(name: &str, entry: Entry<'_>, indent: usize, ending: &str) -> String {
    let outer = " ".repeat(indent);
    let lines = entry.iter().map(|(key, value)| format!("{outer}{outer}{key}: {}{ending}", value.to_yaml()));
    format!("{outer}{name}:{ending}{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "version: 2\nname: acme\nmodule: example.com/acme\n";

    fn entry() -> [(&'static str, Scalar); 2] {
        let text = |text: &str| Scalar::Text(text.to_owned());
        [("http", text("GET /m")), ("access", text("public"))]
    }

    fn add(functions: &str) -> Result<String, EditError> {
        let text = format!("{HEAD}{functions}");
        super::add(&text, "m", &entry()).map(|edited| edited[HEAD.len()..].to_owned())
    }

    #[test]
    fn keeps_order_comments_and_form() {
        let cases = [
            ("", "functions:\n  m:\n    http: GET /m\n    access: public\n"),
            ("functions:\n", "functions:\n  m:\n    http: GET /m\n    access: public\n"),
            ("functions: # ours\n", "functions: # ours\n  m:\n    http: GET /m\n    access: public\n"),
            (
                "functions:\n    a: {http: GET /a}\n    z: {http: GET /z}\n# end\n",
                "functions:\n    a: {http: GET /a}\n    m:\n        http: GET /m\n        access: public\n    z: {http: GET /z}\n# end\n",
            ),
            (
                "functions:\n  # first\n  \"a\":\n    http: GET /a # here\n\n  # last\n  z:\n    http: GET /z\nowner: x\n",
                "functions:\n  # first\n  \"a\":\n    http: GET /a # here\n  m:\n    http: GET /m\n    access: public\n\n  # last\n  z:\n    http: GET /z\nowner: x\n",
            ),
            (
                "functions:\n  z:\n    http: GET /z\n  a:\n    http: GET /a",
                "functions:\n  z:\n    http: GET /z\n  a:\n    http: GET /a\n  m:\n    http: GET /m\n    access: public",
            ),
            (
                "functions:\n  # last\n  # of all\n  z:\n    http: GET /z\n",
                "functions:\n  m:\n    http: GET /m\n    access: public\n  # last\n  # of all\n  z:\n    http: GET /z\n",
            ),
            (
                "functions:\r\n  a:\r\n    http: GET /a\r\n",
                "functions:\r\n  a:\r\n    http: GET /a\r\n  m:\r\n    http: GET /m\r\n    access: public\r\n",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(add(before).as_deref(), Ok(after), "{before:?}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_edit_and_says_what_to_write() {
        let refused = add("functions: *others\n").unwrap_err();
        assert!(refused.lines.contains("    http: GET /m\n"), "{}", refused.lines);
        let prolog = format!("# ours\n---\n{HEAD}");
        assert!(super::add(&prolog, "m", &entry()).is_err());
    }

    #[test]
    fn removing_what_was_added_gives_the_text_back() {
        for functions in [
            "functions:\n  a:\n    http: GET /a\n",
            "functions:\n  # first\n  z:\n    http: GET /z\n\n# end\nowner: x\n",
            "functions:\r\n  a:\r\n    http: GET /a\r\n",
            "functions:\n  a:\n    http: GET /a",
            "functions:\r\n  a:\r\n    http: GET /a\r\n\r\n  # end",
            "functions:",
            "functions:\n  # z\n  z:\n    http: GET /z",
            "functions: {}\n",
            "functions: {a: {http: GET /a, access: public}} # ours\n",
            "functions: {\n  a: {http: GET /a}, # first\n  z: {http: GET /z},\n}\nowner: x\n",
        ] {
            let text = format!("{HEAD}{functions}");
            let added = super::add(&text, "m", &entry()).unwrap();
            assert_eq!(remove(&added, "m").as_deref(), Ok(text.as_str()));
        }
    }

    #[test]
    fn values_are_quoted_where_yaml_needs_it() {
        let entry = [
            ("http", Scalar::Text("GET /a/{x}".to_owned())),
            ("access", Scalar::Text("team:admin".to_owned())),
        ];
        let text = super::add(&format!("{HEAD}functions:\n"), "m", &entry).unwrap();
        assert!(text.ends_with("    http: \"GET /a/{x}\"\n    access: \"team:admin\"\n"), "{text}");
    }
}
