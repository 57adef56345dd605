//! From a plan to the changed project: review, apply, report. The end of every command that changes one.

use super::existing::{Comparison, Existing, Intent, manifest_path};
use super::session::Session;
use crate::answers::Asker;
use crate::apply::interrupt;
use crate::cli::{Format, PlanFlags};
use crate::error::{Error, Exit};
use crate::plan::{OnConflict, Plan};
use crate::review::{self, ReviewError};
use crate::tree::RelPath;
use crate::ui::report;
use crate::{manifest, render};

/// Flags of every command that changes a project.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ChangeFlags {
    #[command(flatten)]
    plan: PlanFlags,
    /// Decide every conflict this way instead of asking
    #[arg(long, value_name = "HOW")]
    on_conflict: Option<OnConflict>,
}

impl ChangeFlags {
    pub fn intent(self) -> Intent {
        if self.plan.dry_run { Intent::Read } else { Intent::Write }
    }

    pub fn is_for_people(self) -> bool {
        self.plan.format == Format::Human && !self.plan.dry_run
    }
}

/// Changes the manifest to `text`, and generates what that changes; any other difference is left alone.
pub fn edit_manifest(
    project: &Existing,
    text: &str,
    flags: ChangeFlags,
    session: &Session,
) -> Result<Exit, Error> {
    let (_, before) = manifest::parse_project(manifest::PATH, &project.manifest)?;
    let before = render::render(&before)?;
    let comparison = project.compare(session, text)?;
    let changed = |path: &RelPath| before.get(path) != comparison.tree.get(path);
    let plan = comparison.plan.clone().restricted_to(changed);
    let plan = plan.following_from(manifest_path()?, project.manifest_seen()?, text);
    carry_out(project, &comparison, plan, flags, session)
}

/// Reviews and applies a plan, and shows what was done.
pub fn carry_out(
    project: &Existing,
    comparison: &Comparison,
    mut plan: Plan,
    flags: ChangeFlags,
    session: &Session,
) -> Result<Exit, Error> {
    if flags.plan.dry_run {
        session.show(&plan, flags.plan, false);
        return Ok(Exit::Ok);
    }
    let mut somebody = session.asker();
    let asker = somebody.as_mut().map(|asker| asker as &mut dyn Asker);
    if asker.is_some() && flags.on_conflict.is_none() && plan.conflicts().next().is_some() {
        session.terminal.note(&report::plan(&plan));
    }
    let with_markers = match review::decide(&mut plan, flags.on_conflict, asker, session.terminal) {
        Err(error @ ReviewError::Undecided { .. }) => {
            session.show(&plan, flags.plan, false);
            return Err(error.into());
        }
        decided => decided?,
    };
    interrupt::install();
    project.apply(comparison, &plan)?;
    session.show(&plan, flags.plan, true);
    if with_markers.is_empty() {
        return Ok(Exit::Ok);
    }
    session.terminal.warn(&format!("conflict markers were written into {}", with_markers.join(", ")));
    Ok(Exit::Conflicts)
}
