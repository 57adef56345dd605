//! Where the functions stand in the text.

use yaml_edit::Mapping;

use super::{end_of_block, line_after, line_start};

/// Where the functions stand in the text.
pub(super) struct Functions {
    /// Blanks before each name.
    pub(super) indent: usize,
    /// Where a flow mapping (`{…}`) starts.
    pub(super) flow: Option<usize>,
    pub(super) entries: Vec<Placed>,
    /// The line after `functions:`.
    after_key: usize,
}

/// The lines of one function, from the start of the first to the start of the next one after the last.
pub(super) struct Placed {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Functions {
    /// The start of the line before which a new function goes.
    pub(super) fn place_for(&self, text: &str, name: &str) -> Option<usize> {
        if self.entries.is_empty() {
            let line = text[..self.after_key].lines().last().unwrap_or_default();
            let value = line.split_once(':').map_or(line, |(_, value)| value).trim_start();
            return (value.is_empty() || value.starts_with('#')).then_some(self.after_key);
        }
        let sorted = self.entries.is_sorted_by(|a, b| a.name < b.name);
        let before = self.entries.iter().rposition(|entry| !sorted || entry.name.as_str() < name);
        Some(
            before
                .map_or_else(|| above_comments(text, self.entries[0].start), |index| self.entries[index].end),
        )
    }
}

/// The start of the comments right above the line at `start`: they describe what follows.
fn above_comments(text: &str, start: usize) -> usize {
    let above = text[..start].lines().rev();
    let comments = above.take_while(|line| line.trim_start().starts_with('#'));
    comments.fold(start, |at, _| line_start(text, at - 1))
}

pub(super) fn functions(text: &str, root: &Mapping) -> Option<Functions> {
    let entry = root.entries().find(|entry| entry.key_matches("functions"))?;
    let key_end = entry.key_node()?.byte_range().end as usize;
    let after_key = line_after(text, key_end);
    let mapping = entry.value_node().and_then(|node| node.as_mapping().cloned());
    let Some(mapping) = mapping else {
        return Some(Functions { indent: 2, flow: None, entries: Vec::new(), after_key });
    };
    if mapping.is_flow_style() {
        // Its own range may begin with the blanks before it.
        let start = key_end + text[key_end..].find('{')?;
        return Some(Functions { indent: 2, flow: Some(start), entries: Vec::new(), after_key });
    }
    let entries: Vec<Placed> = placed(text, &mapping);
    let indent = entries
        .first()
        .map(|first| text[first.start..].len() - text[first.start..].trim_start_matches(' ').len());
    Some(Functions { indent: indent.unwrap_or(2), flow: None, entries, after_key })
}

fn placed(text: &str, mapping: &Mapping) -> Vec<Placed> {
    let place = |entry: yaml_edit::MappingEntry| {
        let key = entry.key_node()?;
        let key_start = key.byte_range().start as usize;
        let start = line_start(text, key_start);
        Some(Placed { name: unquoted(&key.to_string()), start, end: end_of_block(text, start) })
    };
    mapping.entries().filter_map(place).collect()
}

fn unquoted(key: &str) -> String {
    key.trim().trim_matches(['"', '\'']).to_owned()
}
