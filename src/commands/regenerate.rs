//! `venture regenerate [PART…]`

use super::existing::{Existing, Intent};
use super::session::Session;
use crate::answers::Asker;
use crate::cli::{Format, PlanFlags};
use crate::error::{Error, Exit};
use crate::plan::OnConflict;
use crate::render::parts::{self, Part};
use crate::review::{self, ReviewError};
use crate::ui::report;

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
    plan: PlanFlags,
    /// Decide every conflict this way instead of asking
    #[arg(long, value_name = "HOW")]
    on_conflict: Option<OnConflict>,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let parts = args.parts.iter().map(|name| parts::find(name)).collect::<Result<Vec<&Part>, _>>()?;
    let intent = if args.plan.dry_run { Intent::Read } else { Intent::Write };
    let project = Existing::open(session, intent)?;
    let mut plan = project
        .plan
        .clone()
        .restricted_to(|path| parts.is_empty() || parts.iter().any(|part| part.holds(path)));
    if args.plan.dry_run {
        session.show(&plan, args.plan, false);
        return Ok(Exit::Ok);
    }
    let mut somebody = session.asker();
    let asker = somebody.as_mut().map(|asker| asker as &mut dyn Asker);
    if asker.is_some() && args.on_conflict.is_none() && plan.conflicts().next().is_some() {
        session.terminal.note(&report::plan(&plan));
    }
    let with_markers = match review::decide(&mut plan, args.on_conflict, asker, session.terminal) {
        Err(error @ ReviewError::Undecided { .. }) => {
            session.show(&plan, args.plan, false);
            return Err(error.into());
        }
        decided => decided?,
    };
    crate::apply::interrupt::install();
    project.apply(&plan)?;
    session.show(&plan, args.plan, true);
    if with_markers.is_empty() {
        if args.plan.format == Format::Human && !plan.changes_files() {
            session.terminal.note("up to date");
        }
        return Ok(Exit::Ok);
    }
    session.terminal.warn(&format!("conflict markers were written into {}", with_markers.join(", ")));
    Ok(Exit::Conflicts)
}
