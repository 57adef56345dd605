//! Single keys of the manifest: set, renamed.

use std::str::FromStr;

use yaml_edit::{Document, Mapping, MappingEntry};

use super::lines::{flow, lines};
use super::node::{entry, range, trimmed, value_of};
use super::{EditError, checked, depth, end_of_block, insert, line_after, line_ending, line_start};
use crate::manifest::{Scalar, parse};

/// Sets keys such as `auth.mfa`: each in its place, else at the end of its section.
pub fn set(text: &str, settings: &[(&str, Scalar)]) -> Result<String, EditError> {
    let refused = |path: &str, value| EditError {
        key: path.split('.').next().unwrap_or(path).to_owned(),
        lines: lines(&path.split('.').collect::<Vec<_>>(), value, 0, line_ending(text)),
    };
    let Some((last, value)) = settings.last() else { return Ok(text.to_owned()) };
    let mut wanted = parse("", text).map_err(|_| refused(last, value))?;
    let mut edited = text.to_owned();
    for (path, value) in settings {
        wanted.set(*path, value.clone());
        edited = put(&edited, path, value).ok_or_else(|| refused(path, value))?;
    }
    checked(edited, &wanted).ok_or_else(|| refused(last, value))
}

/// Sets one key and does not read the result: for a text that is no manifest of this version yet.
pub fn put(text: &str, path: &str, value: &Scalar) -> Option<String> {
    let path: Vec<&str> = path.split('.').collect();
    let root = Document::from_str(text).ok()?.as_mapping()?;
    set_below(text, &root, None, &path, value)
}

/// Sets what is left of a path below a mapping; `owner` is the entry that holds it, `None` for the root.
fn set_below(
    text: &str,
    mapping: &Mapping,
    owner: Option<&MappingEntry>,
    path: &[&str],
    value: &Scalar,
) -> Option<String> {
    let (name, rest) = path.split_first()?;
    let Some(found) = entry(mapping, name) else { return add_below(text, mapping, owner, path, value) };
    if rest.is_empty() {
        return replace(text, mapping, &found, value);
    }
    if let Some(nested) = value_of(&found).as_ref().and_then(|node| node.as_mapping().cloned()) {
        return set_below(text, &nested, Some(&found), rest, value);
    }
    // `auth:` with nothing below it
    let start = line_start(text, range(&found.key_node()?).start);
    let new = lines(rest, value, depth(&text[start..]) + 2, line_ending(text));
    Some(insert(text, line_after(text, start), &new))
}

/// Puts a new key at the end of a mapping.
fn add_below(
    text: &str,
    mapping: &Mapping,
    owner: Option<&MappingEntry>,
    path: &[&str],
    value: &Scalar,
) -> Option<String> {
    let Some(owner) = owner else {
        return Some(insert(text, text.len(), &lines(path, value, 0, line_ending(text))));
    };
    if mapping.is_flow_style() {
        let range = trimmed(text, range(&value_of(owner)?));
        let end = range.end.checked_sub(1).filter(|end| text[*end..].starts_with('}'))?;
        let inside = text[range.start + 1..end].trim_end();
        let separator = if inside.trim().is_empty() { "" } else { ", " };
        let at = range.start + 1 + inside.len();
        return Some(format!("{}{separator}{}{}", &text[..at], flow(path, value), &text[at..]));
    }
    let first = range(&mapping.entries().next()?.key_node()?).start;
    let indent = depth(&text[line_start(text, first)..]);
    let start = line_start(text, range(&owner.key_node()?).start);
    Some(insert(text, end_of_block(text, start), &lines(path, value, indent, line_ending(text))))
}

fn replace(text: &str, mapping: &Mapping, entry: &MappingEntry, value: &Scalar) -> Option<String> {
    let key = range(&entry.key_node()?);
    let colon = key.end + text[key.end..].find(':')? + 1;
    let old = value_of(entry).map(|node| range(&node)).filter(|range| range.end > range.start);
    let Some(old) = old.map(|old| trimmed(text, old)) else {
        return Some(format!("{} {}{}", &text[..colon], value.to_yaml(), &text[colon..]));
    };
    let on_own_lines = text[colon..old.start].contains('\n') && !mapping.is_flow_style();
    if !on_own_lines {
        if has_comment(&text[old.clone()]) {
            return None;
        }
        return Some(format!("{}{}{}", &text[..old.start], value.to_yaml(), &text[old.end..]));
    }
    let end = end_of_block(text, line_start(text, key.start));
    if has_comment(&text[colon..end]) {
        return None;
    }
    Some(format!("{} {}{}{}", &text[..colon], value.to_yaml(), line_ending(text), &text[end..]))
}

/// Whether something in a value of several lines may be a comment, which has no place in a value of one.
fn has_comment(value: &str) -> bool {
    let starts =
        |line: &str| line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#");
    value.contains('\n') && value.lines().any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "version: 2\nname: acme\nmodule: example.com/acme\n";

    fn text(value: &str) -> Scalar {
        Scalar::Text(value.to_owned())
    }

    fn edit(before: &str, path: &str, value: &Scalar) -> String {
        let edited = set(&format!("{HEAD}{before}"), &[(path, value.clone())]).unwrap();
        edited[HEAD.len()..].to_owned()
    }

    #[test]
    fn sets_a_value_and_keeps_what_stands_around_it() {
        let required = text("required");
        let cases = [
            ("auth:\n  mfa: \"off\" # for now\nowner: x\n", "auth:\n  mfa: required # for now\nowner: x\n"),
            ("auth: {mfa: optional, plan: plus}\n", "auth: {mfa: required, plan: plus}\n"),
            ("auth: {plan: plus}\n", "auth: {plan: plus, mfa: required}\n"),
            ("auth: {}\n", "auth: {mfa: required}\n"),
            ("auth:\nowner: x\n", "auth:\n  mfa: required\nowner: x\n"),
            (
                "auth:\n    plan: plus\n\n# logs\nlogs:\n",
                "auth:\n    plan: plus\n    mfa: required\n\n# logs\nlogs:\n",
            ),
            ("owner: x", "owner: x\nauth:\n  mfa: required"),
            ("auth:\r\n  mfa: optional\r\n", "auth:\r\n  mfa: required\r\n"),
        ];
        for (before, after) in cases {
            assert_eq!(edit(before, "auth.mfa", &required), after, "{before:?}");
        }
    }

    #[test]
    fn what_it_cannot_edit_without_a_loss_is_left_to_the_user() {
        let groups = Scalar::List(vec!["admin".to_owned()]);
        for before in [
            "auth:\n  groups: # ours\n    - a\n",
            "auth:\n  groups:\n    - a # first\n    - b\n",
            "auth:\n  groups:\n    - a\n    # second\n    - b\n",
            "auth:\n  groups:\n    - a\t# first\n    - b\n",
            "auth:\n  groups: [\n    a, # first\n    b]\n",
            "auth: {groups: [a, # first\n    b]}\n",
            "auth: ~\n",
            "auth: {plan: plus,}\n",
        ] {
            let refused = set(&format!("{HEAD}{before}"), &[("auth.groups", groups.clone())]).unwrap_err();
            assert!(refused.lines.contains("groups: [admin]"), "{before:?}: {}", refused.lines);
        }
    }

    #[test]
    fn sets_nested_keys_and_lists() {
        let groups = Scalar::List(vec!["admin".to_owned(), "off".to_owned()]);
        let length = Scalar::Whole(16);
        assert_eq!(
            edit("auth:\n  groups:\n    - a\n    - b\n", "auth.groups", &groups),
            "auth:\n  groups: [admin, \"off\"]\n"
        );
        assert_eq!(
            edit("auth:\n  groups:\n  - a\n  plan: plus\n", "auth.groups", &groups),
            "auth:\n  groups: [admin, \"off\"]\n  plan: plus\n"
        );
        assert_eq!(
            edit("auth:\n  groups: [\n    a,\n  ] # ours\n", "auth.groups", &groups),
            "auth:\n  groups: [admin, \"off\"] # ours\n"
        );
        assert_eq!(edit("auth:\n  groups:\n", "auth.groups", &groups), "auth:\n  groups: [admin, \"off\"]\n");
        assert_eq!(
            edit("auth:\n  plan: plus\n", "auth.password.length", &length),
            "auth:\n  plan: plus\n  password:\n    length: 16\n"
        );
        assert_eq!(
            edit("auth: {plan: plus}\n", "auth.password.length", &length),
            "auth: {plan: plus, password: {length: 16}}\n"
        );
        assert_eq!(
            edit("auth:\n  password:\n    length: 12\n", "auth.password.history", &Scalar::Whole(3)),
            "auth:\n  password:\n    length: 12\n    history: 3\n"
        );
    }
}
