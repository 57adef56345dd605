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

/// The candidate nearest to `word`, if it is near enough to be a slip of the keyboard.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_slip_and_not_another_word() {
        let keys = ["memory", "timeout", "access"];
        assert_eq!(near("memmory", keys), Some("memory"));
        assert_eq!(near("acess", keys), Some("access"));
        assert_eq!(near("colour", keys), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
