//! Keys by their whole names, as somebody asks for them.

use super::keys::{Default, FUNCTION, ISSUER, ISSUERS, Key, Kind, is_of_pool, project};
use super::values::Scalar;
use crate::model::{Violation, near, shown};

/// What every function's keys stand below.
const FUNCTIONS: &str = "functions.NAME";

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
    /// A part of the manifest, such as `auth.password`, with the keys below it.
    Section(Vec<Named>),
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
        name: format!("{ISSUERS}.NAME.{}", key.path),
        key,
        place: Place::Project,
    });
    of_project.chain(of_issuer).chain(of_function)
}

/// Finds a key or a section; a function's key also under the name of a function (`functions.hello.http`) or alone
/// (`http`).
pub fn find(text: &str) -> Result<Found, Violation> {
    let wanted = whole(text.trim_matches('.'));
    if let Some(found) = all().find(|named| named.name == wanted || is_alone(named, &wanted)) {
        return Ok(Found::Key(found));
    }
    let below = format!("{wanted}.");
    let section: Vec<Named> = all().filter(|named| named.name.starts_with(&below)).collect();
    if section.is_empty() { Err(unknown(text)) } else { Ok(Found::Section(section)) }
}

/// `functions.hello.http` as `functions.NAME.http`.
fn whole(text: &str) -> String {
    let of_issuer = text.strip_prefix(ISSUERS).and_then(|rest| rest.strip_prefix('.'));
    if let Some((_, key)) = of_issuer.and_then(|rest| rest.split_once('.')) {
        return format!("{ISSUERS}.NAME.{key}");
    }
    let mut parts = text.split('.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("functions"), Some(_), None) => FUNCTIONS.to_owned(),
        (Some("functions"), Some(_), Some(key)) => format!("{FUNCTIONS}.{key}"),
        _ => text.to_owned(),
    }
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
            Ok(Found::Section(section)) => format!("{} keys", section.len()),
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
