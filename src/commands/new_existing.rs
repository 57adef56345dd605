//! `venture new DIR --existing`: a project among files that are there.

use std::path::Path;

use super::change::decide;
use super::existing::{manifest_path, pristine_path, rel_path};
use super::new::Args;
use super::session::Session;
use crate::apply::{self, Lock, interrupt};
use crate::error::{Error, Exit};
use crate::manifest;
use crate::model::Project;
use crate::plan::{Change, Edit, Plan};
use crate::pristine::{self, Pristine};
use crate::render::{self, Overrides, templates};
use crate::tree::disk;
use crate::tree::{Content, File, Kind, RelPath};

/// Plans the project against what the folder holds; a file that differs is a conflict for the user to decide,
/// and nothing else is touched. Returns the plan as it was applied (or, in a dry run, as it would be).
pub fn adopt(
    args: &Args,
    session: &Session,
    project: &Project,
    target: &Path,
) -> Result<(Plan, Exit), Error> {
    let root = disk::open(target)?;
    if root.symlink_metadata(manifest::PATH).is_ok() {
        return Err(Error::failed(format!("a venture is there already: `{}`", manifest::PATH))
            .hint("`venture regenerate` brings it up to date; nothing was written"));
    }
    let own = disk::read_folder(&root, &rel_path(templates::FOLDER)?)?;
    let mut tree = render::render(project, &Overrides::new(&own)?)?;
    let text = Content::text(render::manifest(project)?);
    tree.insert(manifest_path()?, File { content: text.clone(), kind: Kind::Once });
    let paths: Vec<RelPath> = tree.keys().cloned().collect();
    let seen_pristine = disk::read_one(&root, &pristine_path()?)?;
    let nothing = Pristine::default();
    let mut plan = Plan::new(&nothing, &disk::read(&root, &paths)?, &tree, &[]);
    if args.plan.dry_run {
        return Ok((plan, Exit::Ok));
    }
    let with_markers = decide(&mut plan, args.plan, args.on_conflict, session)?;
    let mut pristine = plan.pristine_after(&nothing);
    pristine.forget(&manifest_path()?);
    pristine.generated_from(text);
    let mut edits = plan.edits();
    let content = Content::text(pristine::to_text(&pristine));
    edits.push(Edit { path: pristine_path()?, change: Change::Put(content), seen: seen_pristine });
    interrupt::install();
    let _lock = Lock::take(&root)?;
    apply::update(&root, &edits, apply::Undo::Possible)?;
    if with_markers.is_empty() {
        return Ok((plan, Exit::Ok));
    }
    session.terminal.warn(&format!("conflict markers were written into {}", with_markers.join(", ")));
    Ok((plan, Exit::Conflicts))
}
