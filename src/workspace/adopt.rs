//! `venture new DIR --existing`: a project among files that are there.

use std::path::Path;

use cap_std::fs::Dir;

use super::change::{decide, exit};
use super::existing::{manifest_path, pristine_path, rel_path};
use super::session::Session;
use crate::apply::{self, Lock, interrupt};
use crate::error::{Error, Exit};
use crate::flags::PlanFlags;
use crate::manifest;
use crate::model::Project;
use crate::plan::{Change, Edit, OnConflict, Plan};
use crate::pristine::{self, Pristine};
use crate::render::{self, Overrides, overrides};
use crate::tree::disk;
use crate::tree::{Content, File, Kind, RelPath};

/// Plans the project against what the folder holds; a file that differs is a conflict for the user to decide,
/// and nothing else is touched. Returns the plan as it was applied (or, in a dry run, as it would be).
pub fn adopt(
    project: &Project,
    target: &Path,
    flags: PlanFlags,
    on_conflict: Option<OnConflict>,
    session: &Session,
) -> Result<(Plan, Exit), Error> {
    let root = disk::open(target)?;
    if apply::is_unfinished(&root) && !flags.dry_run {
        let _lock = Lock::take(&root)?;
        session.finish_unfinished(&root)?;
    }
    if root.symlink_metadata(manifest::PATH).is_ok() {
        return Err(Error::failed(format!("a venture is there already: `{}`", manifest::PATH))
            .hint("`venture regenerate` brings it up to date; nothing was written"));
    }
    let own = disk::read_folder(&root, &rel_path(overrides::FOLDER)?)?;
    let mut tree = render::tree(project, &Overrides::new(&own)?)?;
    let text = render::manifest(project)?;
    tree.insert(manifest_path()?, File::new(Content::text(text.clone()), Kind::Once));
    let paths: Vec<RelPath> = tree.keys().cloned().collect();
    let seen_pristine = disk::read_one(&root, &pristine_path()?)?;
    let nothing = Pristine::default();
    let mut plan = Plan::new(&nothing, &disk::read(&root, &paths)?, &tree, &[]);
    if flags.dry_run {
        return Ok((plan, Exit::Ok));
    }
    let with_markers = decide(&mut plan, target, flags, on_conflict, session)?;
    let mut pristine = plan.pristine_after(&nothing);
    pristine.forget(&manifest_path()?);
    pristine.generated_from(&text);
    let mut edits = plan.edits();
    let content = Content::text(pristine::to_text(&pristine));
    edits.push(Edit { path: pristine_path()?, change: Change::Put(content), seen: seen_pristine });
    interrupt::install();
    write(&root, &edits, apply::Undo::Of(&session.command), session)?;
    let exit = exit(&plan, &with_markers, session);
    Ok((plan, exit))
}

/// Applies the edits under a lock; a run that fails before it has begun leaves the folder as it was.
pub fn write(root: &Dir, edits: &[Edit], undo: apply::Undo<'_>, session: &Session) -> Result<(), Error> {
    let is_new = !root.exists(pristine::FOLDER);
    let lock = Lock::take(root)?;
    session.finish_unfinished(root)?; // or clear what a killed run had only staged
    let progress = session.writing(edits);
    let applied = apply::update(root, edits, undo, &|| progress.step());
    drop(progress);
    if applied.is_err() && is_new && !apply::is_unfinished(root) {
        lock.leave_no_trace(root);
    }
    Ok(applied?)
}
