//! The order of precedence: flag, answers file, prompt, default.

use std::fmt::Write as _;

use super::applies::applies;
use super::default::{NOBODYS, default_of};
use super::identity::{self, LeftOut};
use super::project::finish;
use super::refusal::{AnswerError, Refusal};
use super::sources::Sources;
use super::{Asker, wizard};
use crate::manifest::keys::{self, Default};
use crate::manifest::{self, Manifest, Scalar};
use crate::model::Project;

/// The complete project; asks what is missing if there is somebody to ask.
pub fn resolve(sources: &Sources<'_>, asker: Option<&mut dyn Asker>) -> Result<Project, AnswerError> {
    let mut manifest = match &sources.file {
        Some(file) => manifest::parse(&file.name, &file.text)?,
        None => Manifest::default(),
    };
    let asker = asker.filter(|_| !sources.defaults);
    let of = manifest.text("name").to_owned();
    let mut refusals = take_flags(sources, &mut manifest);
    let left_out = identity::leave_out(&mut manifest, &of, sources);
    let left_out = left_out.as_ref();
    if let (Some(left_out), Some(file)) = (left_out, &sources.file) {
        left_out.warnings(&file.name, asker.is_some()).iter().for_each(|warning| (sources.warn)(warning));
    }
    let homes = [left_out.and_then(|left_out| left_out.home.as_deref()), sources.home];
    let home = homes.into_iter().flatten().next().unwrap_or(NOBODYS);
    manifest.set("version", Scalar::Whole(manifest::VERSION));
    // A manifest that names no branch says that it is the usual one.
    if let (None, None, Some(branch)) = (&sources.file, manifest.get("branch"), sources.branch) {
        manifest.set("branch", Scalar::Text(branch.to_owned()));
    }
    match asker {
        Some(asker) if refusals.is_empty() => {
            return wizard::ask(&mut manifest, sources, left_out, home, asker);
        }
        _ => refusals.extend(take_defaults(sources, left_out, home, &mut manifest)),
    }
    if refusals.is_empty() {
        finish(&manifest, sources, left_out)
    } else {
        Err(AnswerError::Refused(refusals))
    }
}

/// Takes what was given by flag, then the folder's name.
fn take_flags(sources: &Sources<'_>, manifest: &mut Manifest) -> Vec<Refusal> {
    let (given, mut refusals) = sources.flags.read();
    for (key, value) in given {
        manifest.set(key, value);
    }
    refusals.extend(provider_of(sources, manifest));
    if let Some(folder) = sources.folder.filter(|_| sources.flags.get("name").is_none()) {
        match keys::project().find(|key| key.path == "name").map(|key| key.kind.parse(folder)) {
            Some(Ok(value)) => manifest.set("name", value),
            Some(Err(violation)) => {
                let fix = format!("give the project's name with --name: {}", violation.fix);
                let message = format!("the folder's name is to be the project's, but {}", violation.message);
                refusals.push(Refusal { message, fix });
            }
            None => {}
        }
    }
    refusals
}

/// Who names an issuer wants no pool, unless they say that they do.
fn provider_of(sources: &Sources<'_>, manifest: &mut Manifest) -> Option<Refusal> {
    keys::FIRST_ISSUER.iter().find(|key| sources.flags.get(key.path).is_some())?;
    if !manifest.has(keys::PROVIDER) {
        manifest.set(keys::PROVIDER, Scalar::Text("oidc".to_owned()));
    }
    (manifest.text(keys::PROVIDER) == "cognito").then(|| Refusal {
        message: "--issuer and --audience are of a project without a user pool".to_owned(),
        fix: "pass --provider oidc, or write issuers beside the pool into `auth.issuers` of venture.yaml"
            .to_owned(),
    })
}

/// Without anybody to ask: the default with `--defaults` or where nobody would be asked, else a refusal.
fn take_defaults(
    sources: &Sources<'_>,
    left_out: Option<&LeftOut>,
    home: &str,
    manifest: &mut Manifest,
) -> Option<Refusal> {
    let mut missing = String::new();
    let name_given = sources.folder.is_some() || sources.flags.get("name").is_some();
    if !manifest.has("name") && !name_given && sources.defaults {
        return Some(no_name(left_out));
    }
    let name_refused = !manifest.has("name") && name_given;
    for (key, question) in keys::questions() {
        if !applies(manifest, key) || manifest.has(key.path) || sources.flags.get(key.path).is_some() {
            continue;
        }
        let by_name = matches!(key.default, Default::FromName(_));
        if name_refused && (key.path == "name" || by_name && sources.defaults) {
            continue; // said already
        }
        let unasked = sources.defaults || !question.asked || by_name && left_out.is_some();
        match default_of(key, manifest, home).map(|text| key.kind.parse(&text)) {
            Some(Ok(value)) if unasked => manifest.set(key.path, value),
            _ => {
                let _ = write!(missing, "\n  --{:<8} {}", question.flag, question.prompt);
            }
        }
    }
    (!missing.is_empty()).then(|| Refusal {
        message: format!("answers are missing, and there is no terminal to ask on:{missing}"),
        fix: if sources.defaults {
            "pass these flags: what they say has no default".to_owned()
        } else {
            "pass these flags, an --answers file, or --defaults to take every default".to_owned()
        },
    })
}

/// A name is the one answer that every project needs and that has no default.
fn no_name(left_out: Option<&LeftOut>) -> Refusal {
    let again = left_out.map(|file| format!("; for the file's own project again: --name {}", file.of));
    Refusal {
        message: "the project has no name, and there is no default for one".to_owned(),
        fix: format!(
            "name its folder, `venture new acme --defaults`, or pass --name{}",
            again.unwrap_or_default()
        ),
    }
}
