//! From a plan to the changed project: review, apply, report. The end of every command that changes one.

use std::path::Path;

use super::comparison::Comparison;
use super::existing::Existing;
use super::session::Session;
use crate::answers::Asker;
use crate::apply::interrupt;
use crate::error::{Error, Exit};
use crate::flags::{ChangeFlags, PlanFlags};
use crate::manifest;
use crate::plan::{Action, OnConflict, Plan, Step, impossible_changes};
use crate::review::{self, ReviewError};
use crate::tree::{RelPath, Tree};
use crate::ui::{Links, report};

/// Whether a change may go through that a deployed user pool cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacement {
    Refused,
    Allowed,
}

/// Changes the manifest to `text`, and generates what that changes; any other difference is left alone.
pub fn edit_manifest(
    project: &Existing,
    text: &str,
    flags: ChangeFlags,
    session: &Session,
) -> Result<Exit, Error> {
    let before = rendered(project)?;
    let comparison = Comparison::new(project, session, text)?;
    let plan = comparison.plan.clone().restricted_to(changed(&before, &comparison.tree));
    carry_out(project, &comparison, plan, flags, Replacement::Refused, session)
}

/// What the manifest generates before it is edited.
pub fn rendered(project: &Existing) -> Result<Tree, Error> {
    let (_, before) = manifest::parse_project(manifest::PATH, &project.manifest)?;
    project.render(&before)
}

/// Whether a path is generated otherwise than before.
pub fn changed<'a>(before: &'a Tree, after: &'a Tree) -> impl Fn(&RelPath) -> bool + 'a {
    |path| before.get(path) != after.get(path)
}

/// Reviews and applies a plan, and shows what was done.
pub fn carry_out(
    project: &Existing,
    comparison: &Comparison,
    mut plan: Plan,
    flags: ChangeFlags,
    replacement: Replacement,
    session: &Session,
) -> Result<Exit, Error> {
    if replacement == Replacement::Refused {
        refuse_impossible(&plan)?;
    }
    if flags.plan.dry_run {
        session.show(&plan, flags.plan, false, &project.folder)?;
        return Ok(Exit::Ok);
    }
    let with_markers = decide(&mut plan, &project.folder, flags.plan, flags.on_conflict, session)?;
    if replacement == Replacement::Refused {
        refuse_impossible(&plan)?; // "take generated" may have been the answer
    }
    interrupt::install();
    project.write(&comparison.edits(&plan)?, session)?;
    let shown = session.show(&plan, flags.plan, true, &project.folder);
    remind_of_modules(&plan, session);
    let exit = exit(&plan, &with_markers, session);
    shown.map(|()| exit)
}

/// A merge of text cannot tell which modules the user's own code needs besides venture's; Go can.
fn remind_of_modules(plan: &Plan, session: &Session) {
    let merged = |step: &Step| step.path.as_str() == "go.mod" && matches!(step.action, Action::Merge(_));
    if plan.steps.iter().any(merged) {
        session
            .terminal
            .note("go.mod holds modules of your own: `go mod tidy` brings it and go.sum into line");
    }
}

/// How a run ends that wrote conflict markers into these files, or into none, or that leaves files which do not
/// enforce what they are there for.
pub fn exit(plan: &Plan, with_markers: &[String], session: &Session) -> Exit {
    if !with_markers.is_empty() {
        session.terminal.warn(&format!("conflict markers were written into {}", with_markers.join(", ")));
    }
    let unenforced: Vec<_> = plan.unenforced().collect();
    for (step, what) in &unenforced {
        session.terminal.warn(&report::not_enforced(step, what));
    }
    if !unenforced.is_empty() {
        session.terminal.note(
            "take the generated files: `venture regenerate --on-conflict take`; a rule of your own belongs into the \
             handler, and who may call at all into `access` in venture.yaml",
        );
    }
    if with_markers.is_empty() && unenforced.is_empty() { Exit::Ok } else { Exit::Conflicts }
}

/// Decides every conflict of the plan for the project in `folder`; returns the paths that are going to hold markers.
pub fn decide(
    plan: &mut Plan,
    folder: &Path,
    flags: PlanFlags,
    on_conflict: Option<OnConflict>,
    session: &Session,
) -> Result<Vec<String>, Error> {
    let mut somebody = session.asker();
    let asker = somebody.as_mut().map(|asker| asker as &mut dyn Asker);
    if asker.is_some() && on_conflict.is_none() && plan.conflicts().next().is_some() {
        session.terminal.note(&report::plan(plan, report::Written::No, &Links::default()));
    }
    match review::decide(plan, on_conflict, asker, session.terminal) {
        Err(error @ ReviewError::Undecided { .. }) => {
            session.show(plan, flags, false, folder)?;
            Err(error.into())
        }
        decided => Ok(decided?),
    }
}

fn refuse_impossible(plan: &Plan) -> Result<(), Error> {
    let refusals = impossible_changes(plan).into_iter().map(|change| {
        Error::failed(format!("a deployed user pool cannot take this change: {}", change.what))
            .caused(change.why)
            .hint(change.instead)
    });
    let mut refusals: Vec<Error> = refusals.collect();
    if let Some(last) = refusals.last_mut() {
        last.hints.push(
            "nothing was written; where the pool was never deployed, or you replace it yourself: \
             the same command with `--allow-replacement`"
                .to_owned(),
        );
    }
    Error::all(refusals).map_or(Ok(()), Err)
}
