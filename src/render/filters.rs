//! Quoting for the format a value lands in. The model has checked the value's alphabet already; this is
//! the second lock.

use tera::{Kwargs, State, Tera};

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("yaml", |text: &str, _: Kwargs, _: &State| yaml(text));
    tera.register_filter("json", |text: &str, _: Kwargs, _: &State| json(text));
    tera.register_filter("go", |text: &str, _: Kwargs, _: &State| json(text));
}

/// Plain where YAML reads plain text back as the same text, else double-quoted.
fn yaml(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./@+ ".contains(c))
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { json(text) }
}

/// JSON's string form, which double-quoted YAML and Go read as well for text without control characters.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_yaml_reads_back_as_the_same_text() {
        for text in [
            "acme",
            "no",
            "Off",
            "007",
            "1e3",
            "a: b",
            "#x",
            "-",
            "team@acme.io",
            "a b",
            "",
            "~",
            "a\"b",
            "GET /a/{x}",
            "y",
            "=",
            "@x",
            "/me",
        ] {
            let read: String = serde_yaml::from_str(&yaml(text)).unwrap();
            assert_eq!(read, text, "{}", yaml(text));
        }
    }
}
