//! Kebab-case, and the nearest kebab-case name to a text that is none.

use std::ops::RangeInclusive;

use heck::ToKebabCase;

use super::{Violation, shown};

/// Lower-case words of letters and digits, joined by single dashes, starting with a letter.
pub(super) fn kebab(what: &str, text: &str, length: &RangeInclusive<usize>) -> Result<(), Violation> {
    let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let shaped = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(legal)
        && !text.ends_with('-')
        && !text.contains("--");
    if shaped && length.contains(&text.len()) {
        return Ok(());
    }
    let suggestion = suggest(text, length);
    let fix = match suggestion.as_str() {
        "" => "use lower-case letters, digits and single dashes, starting with a letter".to_owned(),
        name => format!("use lower-case letters, digits and single dashes, such as `{name}`"),
    };
    let shown = shown(text);
    let message = if text.is_empty() {
        format!("the {what} is empty")
    } else if shaped && text.len() < *length.start() {
        format!(
            "the {what} `{shown}` is too short; the Serverless Framework wants {} characters",
            length.start()
        )
    } else if shaped {
        let (long, max) = (text.len(), length.end());
        format!("the {what} `{shown}` is {long} characters long; AWS names leave room for {max}")
    } else {
        format!("`{shown}` is not a {what}")
    };
    Err(Violation::new(message, fix))
}

/// The nearest name that [`kebab`] accepts, or nothing.
fn suggest(text: &str, length: &RangeInclusive<usize>) -> String {
    let ascii: String = text.chars().filter(char::is_ascii).collect();
    let kebab = ascii.to_kebab_case();
    let name = kebab.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    let name: String = name.chars().take(*length.end()).collect();
    let name = name.trim_end_matches('-');
    match name {
        "" => String::new(),
        short if short.len() < *length.start() => format!("{short}-app"),
        name => name.to_owned(),
    }
}
