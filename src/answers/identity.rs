//! An answers file that is the manifest of another project: what says which project it is stays there.

use super::sources::Sources;
use crate::manifest::Manifest;
use crate::manifest::keys;

/// Names, addresses and domains that are one project's own: two projects with the same would be deployed over each
/// other, or send their users to one another.
const IDENTITY: [&str; 7] = [
    "name",
    "module",
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
    keys: Vec<&'static str>,
    /// Where that project's module lives, if its path ends in the project's name.
    pub home: Option<String>,
}

/// Takes out of `manifest`, which is that of the file, what is another project's own. A file is of the new project if it
/// has its name, and of none if it has no name.
pub(super) fn leave_out(manifest: &mut Manifest, sources: &Sources<'_>) -> Option<LeftOut> {
    let of = manifest.text("name").to_owned();
    if of.is_empty() || sources.flags.get("name").or(sources.folder) == Some(of.as_str()) {
        return None;
    }
    let home = manifest.text("module").strip_suffix(&format!("/{of}")).map(str::to_owned);
    let mut keys = Vec::new();
    for key in IDENTITY {
        if manifest.unset(key) && key != "name" && sources.flags.get(key).is_none() {
            keys.push(key);
        }
    }
    Some(LeftOut { of, keys, home })
}

impl LeftOut {
    /// What the user has to know, and the flags that give what is missing.
    pub(super) fn warning(&self, file: &str, somebody_is_asked: bool) -> Option<String> {
        let flag = |path: &str| {
            let question = keys::questions().find(|(key, _)| key.path == path).map(|(_, question)| question);
            question.map_or("", |question| question.flag)
        };
        let named = self.keys.iter().filter(|key| !(somebody_is_asked && **key == "module"));
        let named = named.map(|key| match *key {
            "module" => "`module` (made from the new name; --module gives another)".to_owned(),
            key => format!("`{key}` (--{})", flag(key)),
        });
        let named: Vec<String> = named.collect();
        let own = format!("`{file}` is of another project, `{}`", self.of);
        (!named.is_empty())
            .then(|| format!("{own}; what is its own was not taken over: {}", named.join(", ")))
    }
}
