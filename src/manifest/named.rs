//! Keys by their whole names, as somebody asks for them.

use super::keys::{Default, FUNCTION, ISSUER, ISSUERS, ISSUERS_DOC, Key, Kind, is_of_pool, project};
use super::values::Scalar;
use crate::model::{Violation, near, shown};

/// What every function's keys stand below.
const FUNCTIONS: &str = "functions.NAME";
/// What every issuer's keys stand below.
const ISSUER_NAME: &str = "auth.issuers.NAME";

/// Where a key belongs, and so which commands have a flag for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Project,
    Pool,
    Function,
}

/// A key with its whole name: `auth.mfa`, `functions.NAME.http`.
#[derive(Clone)]
pub struct Named {
    pub name: String,
    pub key: &'static Key,
    pub place: Place,
}

/// What a name stands for.
pub enum Found {
    Key(Named),
    /// A part of the manifest, such as `auth.password`, with the keys below it; and what to know of all of them, empty
    /// for nothing.
    Section(Vec<Named>, &'static str),
}

/// Every key, in the order of the file.
pub fn all() -> impl Iterator<Item = Named> {
    let place = |key: &Key| if is_of_pool(key) { Place::Pool } else { Place::Project };
    let of_project = project().map(move |key| Named { name: key.path.to_owned(), key, place: place(key) });
    let of_function = FUNCTION.iter().map(|key| Named {
        name: format!("{FUNCTIONS}.{}", key.path),
        key,
        place: Place::Function,
    });
    let of_issuer = ISSUER.iter().map(|key| Named {
        name: format!("{ISSUER_NAME}.{}", key.path),
        key,
        place: Place::Project,
    });
    of_project.chain(of_issuer).chain(of_function)
}

/// Finds a key or a section; a function's key also under the name of a function (`functions.hello.http`) or alone
/// (`http`), and an issuer's under the name of an issuer.
pub fn find(text: &str) -> Result<Found, Violation> {
    let wanted = whole(text.trim_matches('.'));
    if let Some(found) = all().find(|named| named.name == wanted || is_alone(named, &wanted)) {
        return Ok(Found::Key(found));
    }
    let below = format!("{wanted}.");
    let section: Vec<Named> = all().filter(|named| named.name.starts_with(&below)).collect();
    let about = if [ISSUERS, ISSUER_NAME].contains(&wanted.as_str()) { ISSUERS_DOC } else { "" };
    if section.is_empty() { Err(unknown(text)) } else { Ok(Found::Section(section, about)) }
}

/// `functions.hello.http` as `functions.NAME.http`.
fn whole(text: &str) -> String {
    for (section, any) in [("functions", FUNCTIONS), (ISSUERS, ISSUER_NAME)] {
        if let Some(named) = text.strip_prefix(section).and_then(|rest| rest.strip_prefix('.')) {
            return named.split_once('.').map_or_else(|| any.to_owned(), |(_, key)| format!("{any}.{key}"));
        }
    }
    text.to_owned()
}

fn is_alone(named: &Named, wanted: &str) -> bool {
    named.place == Place::Function && named.key.path == wanted
}

fn unknown(text: &str) -> Violation {
    let names: Vec<String> = all().map(|named| named.name).collect();
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    // `mfaa` is as near to `auth.mfa` as `auth.mfaa` is.
    let by_last = || names.iter().find(|name| near(&last(text), [last(name).as_str()]).is_some());
    let fix = match near(text, names.iter().map(String::as_str)).or_else(|| by_last().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`venture explain` lists every key".to_owned(),
    };
    Violation::new(format!("`{}` is not a key of the manifest", shown(text)), fix)
}

impl Key {
    /// A value that the key takes.
    pub fn sample(&self) -> Option<Scalar> {
        let default = match self.default {
            Default::Value(text) | Default::FromGit(text) => text,
            _ => "",
        };
        let first = match &self.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => choices.first()?.value.to_owned(),
            Kind::Whole(range) => range.start().to_string(),
            _ => String::new(),
        };
        let texts = [self.example, default, &first];
        let text = texts.into_iter().find(|text| !text.is_empty())?;
        self.kind.parse(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::edit::lines;
    use crate::manifest::keys::pool;
    use crate::manifest::parse;

    #[test]
    fn every_key_has_an_example_that_it_takes() {
        for named in all() {
            let sample = named.key.sample().unwrap_or_else(|| panic!("{}", named.name));
            let text = lines(&named.name.replace("NAME", "hello"), &sample);
            // These do not stand alone.
            let alone = !["access", "memory", "timeout"].contains(&named.key.path);
            if alone && !named.name.starts_with(ISSUERS) {
                let manifest = parse("", &text).unwrap_or_else(|problems| panic!("{text}: {problems}"));
                assert_eq!(manifest.get(&named.name.replace("NAME", "hello")), Some(&sample), "{text}");
            }
        }
        assert_eq!(all().filter(|named| named.place == Place::Pool).count(), pool().count());
    }

    #[test]
    fn keys_are_found_by_any_of_their_names() {
        let name = |text: &str| match find(text) {
            Ok(Found::Key(named)) => named.name,
            Ok(Found::Section(section, _)) => format!("{} keys", section.len()),
            Err(violation) => violation.fix,
        };
        for (text, found) in [
            ("auth.mfa", "auth.mfa"),
            ("name", "name"),
            ("http", "functions.NAME.http"),
            ("functions.invoices.http", "functions.NAME.http"),
            ("functions.NAME.memory", "functions.NAME.memory"),
            ("auth.tokens", "4 keys"),
            ("auth.issuers.okta.audience", "auth.issuers.NAME.audience"),
            ("auth.issuers", "8 keys"),
            ("auth.issuers.okta", "8 keys"),
            ("auth.issuers.NAME", "8 keys"),
            ("auth.issuers.okta.audiense", "did you mean `auth.issuers.NAME.audience`?"),
            ("functions", "11 keys"),
            ("functions.hello", "11 keys"),
            ("auth.mfaa", "did you mean `auth.mfa`?"),
            ("mfa", "did you mean `auth.mfa`?"),
            ("memmory", "did you mean `functions.NAME.memory`?"),
            ("colour", "`venture explain` lists every key"),
            ("", "`venture explain` lists every key"),
        ] {
            assert_eq!(name(text), found, "{text}");
        }
    }
}
