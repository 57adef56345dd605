//! Unified diff of one step.

use similar::TextDiff;

use super::Step;
use crate::tree::{Content, RelPath};

/// The change of a step as a unified diff, empty where nothing changes.
pub fn unified(step: &Step) -> String {
    let (before, after) = step.before_and_after();
    let (Some(old), Some(new)) = (text(before), text(after)) else {
        return format!("Binary files differ: {}\n", step.path);
    };
    let name = |side: &str, path: &RelPath, content: Option<&Content>| match content {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    TextDiff::from_lines(&old, &new)
        .unified_diff()
        .context_radius(3)
        .header(
            &name("yours", step.leaves().unwrap_or(&step.path), before),
            &name("generated", &step.path, after),
        )
        .to_string()
}

fn text(content: Option<&Content>) -> Option<String> {
    content.map_or(Some(String::new()), |content| content.normalised().map(Into::into))
}
