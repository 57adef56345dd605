//! Versions as tools and files write them.

use std::cmp::Ordering;

/// The first version in a text, such as `1.26.0` in `go version go1.26.0 linux/amd64`.
pub(super) fn find(text: &str) -> Option<&str> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|word| word.trim_matches('.'));
    words.into_iter().find(|word| word.contains('.'))
}

/// Which one is newer; where their numbers are the same, a version without a suffix such as `-rc1` is.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let ((a, a_suffix), (b, b_suffix)) = (split(a), split(b));
    let length = a.len().max(b.len());
    let number = |version: &[u64], at: usize| version.get(at).copied().unwrap_or(0);
    let numbers = (0..length).map(|at| number(&a, at).cmp(&number(&b, at)));
    let suffixes = match (a_suffix, b_suffix) {
        ("", "") => Ordering::Equal,
        ("", _) => Ordering::Greater,
        (_, "") => Ordering::Less,
        (a, b) => a.cmp(b),
    };
    numbers.fold(Ordering::Equal, Ordering::then).then(suffixes)
}

/// The numbers of a version, and what stands behind its dash.
fn split(version: &str) -> (Vec<u64>, &str) {
    let (core, suffix) = version.split_once('-').unwrap_or((version, ""));
    let numbers = core.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (numbers.collect(), suffix)
}

/// Whether a version is in a range of the forms that package.json of a project has: alternatives of `^`, `>=`, or a
/// version that says as much as it fixes. `None` for any other form, which is not judged.
pub(super) fn satisfies(version: &str, range: &str) -> Option<bool> {
    let mut satisfied = false;
    for alternative in range.split("||").map(str::trim) {
        let (operator, minimum) = match alternative.find(|c: char| c.is_ascii_digit()) {
            Some(at) => alternative.split_at(at),
            None => return None,
        };
        let minimum = minimum.trim_end_matches(".x");
        if !minimum.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let fixed = match operator.trim() {
            ">=" => 0,
            "^" => 1,
            "" => split(minimum).0.len(),
            _ => return None,
        };
        let (have, wanted) = (split(version).0, split(minimum).0);
        let same = (0..fixed).all(|at| have.get(at).unwrap_or(&0) == wanted.get(at).unwrap_or(&0));
        satisfied |= same && compare(version, minimum).is_ge();
    }
    Some(satisfied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_version_in_what_tools_say() {
        for (text, version) in [
            ("go version go1.26.0 linux/amd64", "1.26.0"),
            ("v20.19.2", "20.19.2"),
            ("GNU Make 4.3\nBuilt for x86_64", "4.3"),
            ("aws-cli/2.15.3 Python/3.11.6", "2.15.3"),
            ("git version 2.39.5 (Apple Git-154).", "2.39.5"),
        ] {
            assert_eq!(find(text), Some(version));
        }
        assert_eq!(find("no version..."), None);
    }

    #[test]
    fn newer_is_newer() {
        for (older, newer) in [
            ("1.9.0", "1.10.0"),
            ("v1.2", "v1.2.1"),
            ("v7.0.0-rc1", "v7.0.0"),
            ("v0.0.0-20240101-aa", "v0.0.0-20250101-aa"),
            ("provided.al2", "provided.al2023"),
        ] {
            assert_eq!(compare(older, newer), Ordering::Less, "{older} {newer}");
            assert_eq!(compare(newer, older), Ordering::Greater, "{older} {newer}");
        }
        assert_eq!(compare("v1.2", "1.2.0"), Ordering::Equal);
    }

    #[test]
    fn ranges_of_package_json() {
        let range = "^20.19 || ^22.13 || >=24";
        for (version, fits) in
            [("20.19.0", true), ("20.18.9", false), ("21.9.0", false), ("22.13.0", true), ("25.0.1", true)]
        {
            assert_eq!(satisfies(version, range), Some(fits), "{version}");
        }
        assert_eq!(satisfies("22.1.0", "22.x"), Some(true));
        assert_eq!(satisfies("23.1.0", "22"), Some(false));
        for unknown in ["", "*", "~20", ">=20 <23", "lts/*"] {
            assert_eq!(satisfies("20.0.0", unknown), None, "{unknown:?}");
        }
    }
}
