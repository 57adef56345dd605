//! What is wrong with a value, and the fix; without a place, which is the business of `manifest`.

/// Why a value is refused and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Lower case, no final period: "`Acme!` is not a project name: …".
    pub message: String,
    /// What to do, as an instruction: "use `acme`".
    pub fix: String,
}

impl Violation {
    pub fn new(message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { message: message.into(), fix: fix.into() }
    }

    pub fn at(self, key: impl Into<String>) -> Problem {
        Problem { key: key.into(), on_key: false, violation: self }
    }
}

/// A violation and the manifest key it concerns, such as `functions.hello.http`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub key: String,
    /// The key itself is wrong (unknown, misplaced), not its value.
    pub on_key: bool,
    pub violation: Violation,
}

/// A user's text, short and without control characters.
pub fn shown(text: &str) -> String {
    const MAX: usize = 60;
    let plain = |c: char| matches!(c, '"' | '\'' | '\\');
    let escape = |c: char| if plain(c) { c.to_string() } else { c.escape_debug().to_string() };
    let end = if text.chars().nth(MAX).is_some() { "…" } else { "" };
    text.chars().take(MAX).map(escape).collect::<String>() + end
}

/// The candidate nearest to `word`, if it is near enough to be a slip of the keyboard.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance in characters; two neighbours that changed places count once.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(MAX_WORD).collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// No key or choice is as long; what comes after it makes a word no nearer.
const MAX_WORD: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_slip_and_not_another_word() {
        let keys = ["memory", "timeout", "access"];
        assert_eq!(near("memmory", keys), Some("memory"));
        assert_eq!(near("acess", keys), Some("access"));
        assert_eq!(near("colour", keys), None);
        assert_eq!(near("nmae", ["name", "module"]), Some("name"), "two letters that changed places");
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_text_is_shown_short_and_without_control_characters() {
        assert_eq!(shown("say \"hi\"\u{1b}[31m\n"), "say \"hi\"\\u{1b}[31m\\n");
        assert_eq!(shown(&"x".repeat(61)), format!("{}…", "x".repeat(60)));
    }
}
