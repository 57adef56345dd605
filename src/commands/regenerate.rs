//! `venture regenerate [PART…]`

use super::change::{ChangeFlags, carry_out};
use super::existing::Existing;
use super::session::Session;
use crate::error::{Error, Exit};
use crate::render::parts::{self, Part};
use crate::tree::RelPath;

/// Generate again from venture.yaml and merge with your changes
///
/// Also the way to a newer venture's templates. Files you changed are merged line by line; where you and
/// venture changed the same lines you are asked.
#[derive(Debug, clap::Args)]
#[command(after_help = parts::help())]
pub struct Args {
    /// Parts to generate [default: all]
    #[arg(value_name = "PART")]
    parts: Vec<String>,
    #[command(flatten)]
    flags: ChangeFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let parts = args.parts.iter().map(|name| parts::find(name)).collect::<Result<Vec<&Part>, _>>()?;
    let project = Existing::open(session, args.flags.intent())?;
    let comparison = project.compare(session, &project.manifest)?;
    let selected = |path: &RelPath| parts.is_empty() || parts.iter().any(|part| part.holds(path));
    let plan = comparison.plan.clone().restricted_to(selected);
    let nothing_to_do = !plan.changes_files() && plan.conflicts().next().is_none();
    let exit = carry_out(&project, &comparison, plan, args.flags, session)?;
    if nothing_to_do && args.flags.is_for_people() {
        session.terminal.note("up to date");
    }
    Ok(exit)
}
