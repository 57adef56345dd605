//! An answers file that is the manifest of another project: what says which project it is stays there.

use super::applies::applies;
use super::ask::typed;
use super::sources::Sources;
use crate::manifest::{Manifest, Scalar, keys};
use crate::model::Problem;

/// For which API tokens are meant.
const AUDIENCE: &str = "auth.issuers.login.audience";

/// Names, addresses and domains that are one project's own: two projects with the same would be deployed over each
/// other, send their users to one another, or take tokens that are meant for the other.
const IDENTITY: [&str; 8] = [
    "name",
    "module",
    AUDIENCE,
    "auth.passkeys.domain",
    "auth.login.domain",
    "auth.login.callback-urls",
    "auth.login.logout-urls",
    "auth.email.from",
];

/// What was left in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The project that the file is of.
    pub of: String,
    own: Vec<(&'static str, Scalar)>,
    /// Audiences that were taken over all the same, because no flag gives others.
    audiences: Vec<String>,
    /// Where that project's module lives, if its path ends in the project's name.
    pub home: Option<String>,
}

/// Takes out of `manifest`, which is the file with the flags over it, what is another project's own. The file is `of`
/// that project: of the new one if it has its name, and of none if it has no name.
pub(super) fn leave_out(manifest: &mut Manifest, of: &str, sources: &Sources<'_>) -> Option<LeftOut> {
    if of.is_empty() || sources.flags.get("name").or(sources.folder) == Some(of) {
        return None;
    }
    let home = manifest.text("module").strip_suffix(&format!("/{of}")).map(str::to_owned);
    if manifest.text("name") == of {
        manifest.unset("name");
    }
    let mut own = Vec::new();
    let by_file = |key: &str| key != "name" && sources.flags.get(key).is_none();
    for key in IDENTITY.into_iter().filter(|key| by_file(key)) {
        // Of several issuers, and of one beside a pool, no flag gives the audience.
        if let Some(value) = manifest.get(key).filter(|_| key != AUDIENCE || is_asked(manifest, key)).cloned()
        {
            manifest.unset(key);
            own.push((key, value));
        }
    }
    let audiences = manifest.issuers().into_iter().map(|name| format!("{}.{name}.audience", keys::ISSUERS));
    let audiences = audiences.filter(|key| manifest.has(key) && by_file(key)).collect();
    Some(LeftOut { of: of.to_owned(), own, audiences, home })
}

fn is_asked(manifest: &Manifest, path: &str) -> bool {
    keys::questions().any(|(key, _)| key.path == path && applies(manifest, key))
}

impl LeftOut {
    /// What the user has to know, and the flags that give what is missing.
    pub(super) fn warnings(&self, file: &str, somebody_is_asked: bool) -> Vec<String> {
        let will_be_asked =
            |path: &str| keys::questions().any(|(key, question)| key.path == path && question.asked);
        let named = self.own.iter().filter(|(key, _)| !(somebody_is_asked && will_be_asked(key)));
        let named = named.map(|(key, _)| match *key {
            "module" => "`module` (made from the new name; --module gives another)".to_owned(),
            key => format!("`{key}` ({})", flag(key)),
        });
        let named: Vec<String> = named.collect();
        let start = format!("`{file}` is of another project, `{}`", self.of);
        let own = format!("{start}; what is its own was not taken over: {}", named.join(", "));
        let audiences = format!(
            "{start}; tokens for that project's API are taken by this one, too, until you change {}",
            joined(&self.audiences)
        );
        [(own, named.is_empty()), (audiences, self.audiences.is_empty())]
            .into_iter()
            .filter_map(|(warning, nothing)| (!nothing).then_some(warning))
            .collect()
    }

    /// Says of problems which of them are there because something was left out, and which flag gives it. Such a problem
    /// is none to `check` once the value is back.
    pub(super) fn named_in(
        &self,
        problems: Vec<Problem>,
        answered: &Manifest,
        check: impl Fn(&Manifest) -> Vec<Problem>,
    ) -> Vec<Problem> {
        let given = |key: &str| answered.get(key).is_some_and(|value| !typed(value).is_empty());
        let absent = self.own.iter().filter(|(key, _)| !given(key));
        let with_it = absent.map(|(key, value)| {
            let mut whole = answered.clone();
            whole.set(*key, value.clone());
            (*key, check(&whole))
        });
        let with_it: Vec<(&str, Vec<Problem>)> = with_it.collect();
        let of_absence = |problem: Problem| {
            let mend = with_it.iter().filter(|(_, left)| !left.contains(&problem)).map(|(key, _)| *key);
            let mend: Vec<&str> = mend.collect();
            if mend.is_empty() { problem } else { self.as_absence(problem, &mend) }
        };
        problems.into_iter().map(of_absence).collect()
    }

    /// The problem at the value that would mend it, were it not the other project's; of several, one is enough.
    fn as_absence(&self, mut problem: Problem, keys: &[&str]) -> Problem {
        let (are, were) = if keys.len() == 1 { ("is", "was") } else { ("are", "were") };
        let names = joined(keys);
        let why = format!(": {names} here {are} `{}`'s own and {were} not taken over", self.of);
        problem.violation.message.push_str(&why);
        let flags: Vec<String> = keys.iter().map(|key| flag(key)).collect();
        problem.violation.fix = format!("pass {}", flags.join(" or "));
        Problem { key: keys[0].to_owned(), on_key: false, ..problem }
    }
}

fn flag(path: &str) -> String {
    let question = keys::questions().find(|(key, _)| key.path == path).map(|(_, question)| question);
    question.map_or_else(String::new, |question| format!("--{}", question.flag))
}

fn joined<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} and {end}", rest.join(", ")),
        _ => names.concat(),
    }
}
