//! Text as a YAML scalar.

/// Plain where YAML reads plain text back as the same text, else double-quoted.
pub fn quoted(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./@+ ".contains(c))
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
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
            let read: String = serde_yaml::from_str(&quoted(text)).unwrap();
            assert_eq!(read, text, "{}", quoted(text));
        }
    }
}
