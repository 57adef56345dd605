//! Keys that get another name from one form of the manifest to the next.

use std::str::FromStr;

use yaml_edit::Document;

use super::node::{entry, range, trimmed, value_of};
use super::{depth, line_ending, line_start};

/// Gives the last key of `path` the name `to` and puts it below `section`, in its place: `a: 1` becomes
/// `section: {to: 1}` in the form that the mapping has. `None` where the key is not there.
pub fn rename(text: &str, path: &str, section: &str, to: &str) -> Option<String> {
    let root = Document::from_str(text).ok()?.as_mapping()?;
    let (parents, name) = path.rsplit_once('.').map_or((None, path), |(parents, name)| (Some(parents), name));
    let mut mapping = root;
    for parent in parents.into_iter().flat_map(|parents| parents.split('.')) {
        mapping = value_of(&entry(&mapping, parent)?)?.as_mapping()?.clone();
    }
    let entry = entry(&mapping, name)?;
    let key = range(&entry.key_node()?);
    if mapping.is_flow_style() {
        let value = trimmed(text, range(&value_of(&entry)?));
        let new = format!("{section}: {{{to}: {}}}", &text[value.clone()]);
        return Some(format!("{}{new}{}", &text[..key.start], &text[value.end..]));
    }
    let indent = " ".repeat(depth(&text[line_start(text, key.start)..]) + 2);
    let new = format!("{section}:{}{indent}{to}", line_ending(text));
    Some(format!("{}{new}{}", &text[..key.start], &text[key.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_moves_into_a_section() {
        let moved = |text: &str| rename(text, "auth.password-length", "password", "length");
        assert_eq!(
            moved("auth:\n  password-length: 14 # long\n").unwrap(),
            "auth:\n  password:\n    length: 14 # long\n"
        );
        assert_eq!(
            moved("auth: {password-length: 14, mfa: off}\n").unwrap(),
            "auth: {password: {length: 14}, mfa: off}\n"
        );
        assert_eq!(moved("auth:\n  mfa: off\n"), None);
    }
}
