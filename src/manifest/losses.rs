//! What is lost where a deployed project has a key otherwise than before, by the table of keys.

use super::keys::{self, Key};
use super::{Manifest, Scalar};

/// What to know before `after` is deployed over `before`, a sentence a key. Both with their defaults.
pub fn losses(before: &Manifest, after: &Manifest) -> Vec<String> {
    let found = keys::project().filter_map(|key| {
        let loss = key.loss()?;
        Some(format!("{}: {loss}", change(key, before, after)?))
    });
    found.collect()
}

/// The change of a value that was there; to add one loses nothing.
fn change(key: &Key, before: &Manifest, after: &Manifest) -> Option<String> {
    let path = key.path;
    match (before.get(path)?, after.get(path)) {
        (Scalar::List(was), _) => {
            let gone: Vec<_> = was.iter().filter(|item| !after.list(path).contains(item)).collect();
            let gone = gone.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(" and ");
            (!gone.is_empty()).then(|| format!("`{path}` loses {gone}"))
        }
        (Scalar::Text(was), _) if was.is_empty() => None,
        (was, Some(now)) if was == now => None,
        (was, now) => {
            let now = now.map_or("not set".to_owned(), |now| format!("`{}`", now.to_yaml()));
            Some(format!("`{path}` was `{}` and is {now} now", was.to_yaml()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::parse_project;

    const HEAD: &str = "version: 2\nname: acme\nmodule: example.com/acme\n";

    fn between(before: &str, after: &str) -> Vec<String> {
        let read = |text: &str| parse_project("", &format!("{HEAD}{text}")).unwrap().0;
        losses(&read(before), &read(after))
    }

    #[test]
    fn a_value_that_was_there_is_lost() {
        assert_eq!(between("owner: a\n", "owner: b\n"), [""; 0]);
        assert_eq!(
            between("", "region: eu-west-1\n"),
            [
                "`region` was `us-east-1` and is `eu-west-1` now: everything is deployed anew there, and users and data stay in \
              the region before"
            ]
        );
        let pass = |domain: &str| format!("auth:\n  passkeys:\n    enabled: true\n    domain: {domain}\n");
        let (one, other) = (pass("a.example.com"), pass("b.example.com"));
        assert_eq!(between("", &one), [""; 0], "nobody had one");
        assert!(
            between(&one, &other)[0]
                .starts_with("`auth.passkeys.domain` was `a.example.com` and is `b.example.com` now: ")
        );
    }
}
