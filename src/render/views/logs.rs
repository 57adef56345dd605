//! What templates see of where logs go.

use serde::Serialize;

use crate::model::Redact;

#[derive(Serialize)]
pub(in crate::render) struct LogsView<'a> {
    pub(in crate::render) destination: &'a str,
    pub(in crate::render) subscription: &'a str,
    pub(in crate::render) filter_pattern: &'a str,
    pub(in crate::render) stages: &'a [String],
    pub(in crate::render) access: bool,
    pub(in crate::render) retention_days: u32,
    pub(in crate::render) redact: RedactView<'a>,
}

/// What is taken out of log lines.
#[derive(Serialize)]
pub(in crate::render) struct RedactView<'a> {
    /// Whether any of this is not as in most projects.
    pub(in crate::render) is_set: bool,
    /// Whether one of the kinds on which most tests rest is not taken out.
    pub(in crate::render) has_gaps: bool,
    pub(in crate::render) except: &'a [String],
    pub(in crate::render) names: Vec<RedactedName<'a>>,
    pub(in crate::render) patterns: &'a [String],
    /// All patterns in one, as Go writes it: raw, or else every backslash stands twice.
    pub(in crate::render) pattern: String,
}

#[derive(Serialize)]
pub(in crate::render) struct RedactedName<'a> {
    pub(in crate::render) name: &'a str,
    /// In lower case, without what separates words.
    pub(in crate::render) plain: String,
}

fn raw(text: &str) -> String {
    if text.contains('`') { serde_json::Value::from(text).to_string() } else { format!("`{text}`") }
}

pub(in crate::render) fn view_redact(redact: &Redact) -> RedactView<'_> {
    let plain = |name: &str| {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let groups: Vec<String> = redact.patterns.iter().map(|pattern| format!("(?:{pattern})")).collect();
    RedactView {
        is_set: !redact.is_default(),
        has_gaps: ["logins", "tokens"].iter().any(|kind| redact.except.iter().any(|except| except == kind)),
        except: &redact.except,
        names: redact.names.iter().map(|name| RedactedName { name, plain: plain(name) }).collect(),
        patterns: &redact.patterns,
        pattern: raw(&groups.join("|")),
    }
}
