//! What templates see of the password policy.

use serde::Serialize;

use crate::model::pool::Password;

#[derive(Serialize)]
pub(super) struct PasswordView<'a> {
    length: u32,
    requires: &'a [String],
    /// `upper case, lower case and digits`: what it has to have, empty for nothing.
    demands: String,
    /// A password that is long enough and has every kind of characters.
    sample: String,
    history: u32,
    temporary_days: u32,
}

pub(super) fn view(password: &Password) -> PasswordView<'_> {
    PasswordView {
        length: password.length,
        requires: &password.requires,
        demands: demands(&password.requires),
        sample: sample(password.length),
        history: password.history,
        temporary_days: password.temporary_days,
    }
}

fn demands(requires: &[String]) -> String {
    let words = [
        ("upper-case", "upper case"),
        ("lower-case", "lower case"),
        ("numbers", "digits"),
        ("symbols", "symbols"),
    ];
    let needed = |kind: &str| requires.iter().any(|required| required == kind);
    let kinds: Vec<&str> = words.iter().filter(|(kind, _)| needed(kind)).map(|(_, word)| *word).collect();
    match kinds.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

fn sample(length: u32) -> String {
    let mut password = "Correct-Horse-Battery-7".to_owned();
    while password.len() < length as usize {
        password.push_str("-Staple");
    }
    password
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_password_must_have_in_words() {
        let words =
            |kinds: &[&str]| demands(&kinds.iter().map(|kind| (*kind).to_owned()).collect::<Vec<_>>());
        assert_eq!(words(&["lower-case", "numbers", "upper-case"]), "upper case, lower case and digits");
        assert_eq!(words(&["symbols"]), "symbols");
        assert_eq!(words(&[]), "");
    }

    #[test]
    fn the_sample_fits_every_policy() {
        for length in 8..=99 {
            let sample = sample(length);
            assert!(sample.len() >= length as usize && sample.starts_with("Correct-Horse-Battery-7"));
        }
    }
}
