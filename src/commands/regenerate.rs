//! `venture regenerate [PART…]`

use clap_complete::ArgValueCandidates;

use crate::answers::{self, PoolFlags};
use crate::error::{Error, Exit};
use crate::flags::ChangeFlags;
use crate::manifest::{self, Scalar};
use crate::render::parts::{self, Part};
use crate::tree::RelPath;
use crate::workspace::change::{Replacement, carry_out, changed, rendered};
use crate::workspace::comparison::Comparison;
use crate::workspace::complete;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// Generate again from venture.yaml and merge with your changes
///
/// Also the way to a newer venture's templates. Files you changed are merged line by line; where you and
/// venture changed the same lines you are asked. Settings of the user pool given as flags are written into
/// venture.yaml first.
#[derive(Debug, clap::Args)]
#[command(after_help = parts::help())]
pub struct Args {
    /// Parts to generate [default: all]
    #[arg(value_name = "PART", add = ArgValueCandidates::new(complete::parts))]
    parts: Vec<String>,
    /// Generate what a deployed user pool cannot take, such as another sign-in
    #[arg(long)]
    allow_replacement: bool,
    #[command(flatten)]
    flags: ChangeFlags,
    #[command(flatten)]
    settings: PoolFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let parts = args.parts.iter().map(|name| parts::find(name)).collect::<Result<Vec<&Part>, _>>()?;
    let settings = answers::pool_settings(&args.settings)?;
    if !settings.is_empty() && !parts.is_empty() && !parts.iter().any(|part| part.name == "cognito") {
        return Err(Error::usage("settings of the user pool belong to the part `cognito`")
            .hint("name it too: `venture regenerate cognito …`"));
    }
    let project = Existing::open(session, Intent::of(args.flags))?;
    let text = edited(&project.manifest, settings)?;
    let comparison = Comparison::new(&project, session, &text)?;
    let edited = text != project.manifest;
    // A manifest that was wrong before its edit says nothing of what the edit changes.
    let before = if edited { rendered(&project).ok() } else { None };
    let by_setting = |path: &RelPath| {
        edited && before.as_ref().is_none_or(|before| changed(before, &comparison.tree)(path))
    };
    let named = |path: &RelPath| parts.is_empty() || parts.iter().any(|part| part.holds(path));
    let plan = comparison.plan.clone().restricted_to(|path| named(path) || by_setting(path));
    let unresolved: Vec<String> = plan.unresolved().map(|step| step.path.to_string()).collect();
    let nothing_to_do = !plan.changes_files() && plan.conflicts().next().is_none();
    let replacement = if args.allow_replacement { Replacement::Allowed } else { Replacement::Refused };
    let exit = carry_out(&project, &comparison, plan, args.flags, replacement, session)?;
    if !unresolved.is_empty() {
        let files = unresolved.join(", ");
        session
            .terminal
            .warn(&format!("conflict markers of an earlier run are still in {files}; resolve them"));
        return Ok(Exit::Conflicts);
    }
    if nothing_to_do && args.flags.is_for_people() {
        session.terminal.note("up to date");
    }
    Ok(exit)
}

/// The manifest with those settings that it does not have yet; a default is not written.
fn edited(manifest: &str, mut settings: Vec<(&'static str, Scalar)>) -> Result<String, Error> {
    if settings.is_empty() {
        return Ok(manifest.to_owned());
    }
    // Whether it is valid as a whole is judged with the new settings in it.
    let mut known = manifest::parse(manifest::PATH, manifest)?;
    let _ = manifest::complete(&mut known);
    settings.retain(|(key, value)| known.get(key) != Some(value));
    Ok(manifest::set_keys(manifest, &settings)?)
}
