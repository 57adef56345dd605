//! Nodes of the YAML editor, and where they stand in the text.

use std::ops::Range;

use yaml_edit::{Mapping, MappingEntry, YamlNode};

pub(super) fn entry(mapping: &Mapping, name: &str) -> Option<MappingEntry> {
    mapping.entries().find(|entry| entry.key_matches(name))
}

pub(super) fn value_of(entry: &MappingEntry) -> Option<YamlNode> {
    entry.value_node()
}

pub(super) fn range(node: &YamlNode) -> Range<usize> {
    let range = node.byte_range();
    range.start as usize..range.end as usize
}

/// Without the blanks and line feeds at its end.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let length = text[range.clone()].trim_end().len();
    range.start..range.start + length
}
