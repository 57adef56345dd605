//! The project a command runs in: found, read, rendered and compared.

use std::path::{Path, PathBuf};

use cap_std::fs::Dir;

use super::session::Session;
use crate::apply::{self, Lock};
use crate::error::Error;
use crate::manifest;
use crate::model::{Project, unknown_region};
use crate::plan::{Change, Edit, Plan};
use crate::pristine::{self, Pristine};
use crate::render::{self, Overrides, templates};
use crate::tree::disk;
use crate::tree::{Content, RelPath, Tree};

/// Whether the command is going to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    Read,
    Write,
}

/// A project on disk; locked where the command is going to write.
pub struct Existing {
    /// The text of `venture.yaml`, in today's form.
    pub manifest: String,
    /// The same as it stands on disk.
    on_disk: String,
    root: Dir,
    _lock: Option<Lock>,
}

/// What a manifest generates, against what is on disk.
pub struct Comparison {
    manifest: String,
    pub project: Project,
    pub tree: Tree,
    pub plan: Plan,
    pristine: Pristine,
    /// The pristine file as it stands on disk.
    pristine_seen: Option<Content>,
}

impl Existing {
    /// Opens the project in or above the session's folder, finishing first what an interrupted run left.
    pub fn open(session: &Session, intent: Intent) -> Result<Self, Error> {
        let folder = find_root(&session.folder)?;
        let root = disk::open(&folder)?;
        let unfinished = apply::is_unfinished(&root);
        let lock = (unfinished || intent == Intent::Write).then(|| Lock::take(&root)).transpose()?;
        if lock.is_some() && apply::finish_unfinished(&root)? {
            session
                .terminal
                .warn("an earlier run was stopped while it wrote; what it had begun is finished now");
        }
        let on_disk = manifest::load(&folder.join(manifest::PATH))?;
        let manifest = manifest::migrate(&on_disk).into_owned();
        Ok(Self { manifest, on_disk, root, _lock: lock })
    }

    /// Renders `manifest`, which is this project's or an edited one, and compares with the disk. Where it is
    /// not the text on disk, its edit is part of the plan.
    pub fn compare(&self, session: &Session, manifest: &str) -> Result<Comparison, Error> {
        let (_, project) = manifest::parse_project(manifest::PATH, manifest)?;
        if let Some(warning) = unknown_region(&project.region) {
            session.terminal.warn(&warning);
        }
        let tree = self.render(&project)?;
        let pristine_seen = disk::read_one(&self.root, &pristine_path()?)?;
        let pristine = read_pristine(session, pristine_seen.as_ref(), &tree);
        refuse_newer(&pristine)?;
        let paths: Vec<RelPath> = pristine.paths().chain(tree.keys()).cloned().collect();
        let files = disk::read(&self.root, &paths)?;
        let mut plan = Plan::new(&pristine, &files, &tree, &render::renames());
        self.mark_template_changes(&mut plan, &pristine, manifest, &tree);
        if manifest != self.on_disk {
            let path = manifest_path()?;
            let seen = disk::read_one(&self.root, &path)?;
            plan = plan.following_from(path, seen, manifest);
        }
        Ok(Comparison { manifest: manifest.to_owned(), project, tree, plan, pristine, pristine_seen })
    }

    /// Tells changes of templates from changes of the manifest. Only where templates can have changed: in
    /// another version of venture, or in the project itself.
    fn mark_template_changes(&self, plan: &mut Plan, pristine: &Pristine, manifest: &str, tree: &Tree) {
        let own = || rel_path(templates::FOLDER).is_ok_and(|folder| self.has_file(&folder));
        let nothing = plan.steps.iter().all(|step| step.word() == "unchanged");
        let Some(last) = pristine.manifest().and_then(Content::normalised) else { return };
        if nothing || !(pristine.is_of_another_version() || own()) {
            return;
        }
        if last == manifest {
            return plan.mark_template_changes(tree);
        }
        // A manifest that this version does not read tells nothing.
        let from_last = manifest::parse_project(manifest::PATH, &manifest::migrate(&last));
        if let Some(from_last) = from_last.ok().and_then(|(_, project)| self.render(&project).ok()) {
            plan.mark_template_changes(&from_last);
        }
    }

    /// What a manifest generates here, with the project's own templates.
    pub fn render(&self, project: &Project) -> Result<Tree, Error> {
        let own = disk::read_folder(&self.root, &rel_path(templates::FOLDER)?)?;
        Ok(render::render(project, &Overrides::new(&own)?)?)
    }

    /// Applies a decided plan, the pristine file last. Writes nothing where nothing changes.
    pub fn apply(&self, comparison: &Comparison, plan: &Plan) -> Result<(), Error> {
        let mut edits = plan.edits();
        let mut after = plan.pristine_after(&comparison.pristine);
        if after != comparison.pristine && plan.covers(&comparison.plan) {
            after.generated_from(Content::text(comparison.manifest.clone()));
        }
        let content = Content::text(pristine::to_text(&after));
        let seen = comparison.pristine_seen.clone();
        if seen.as_ref().is_none_or(|seen| !seen.same_as(&content)) {
            edits.push(Edit { path: pristine_path()?, change: Change::Put(content), seen });
        }
        Ok(apply::update(&self.root, &edits, apply::Undo::Possible)?)
    }

    /// What takes the last change back.
    pub fn last_undo(&self) -> Result<Vec<Edit>, Error> {
        Ok(apply::last_undo(&self.root)?)
    }

    /// Whether something stands at the path.
    pub fn has_file(&self, path: &RelPath) -> bool {
        self.root.symlink_metadata(path.as_fs_path()).is_ok()
    }

    /// Changes single files: those of an undo, a template.
    pub fn write(&self, edits: &[Edit]) -> Result<(), Error> {
        Ok(apply::update(&self.root, edits, apply::Undo::Possible)?)
    }
}

fn refuse_newer(pristine: &Pristine) -> Result<(), Error> {
    let Some(newer) = pristine.newer_version() else { return Ok(()) };
    let own = env!("CARGO_PKG_VERSION");
    Err(Error::failed(format!("venture {newer} generated this project last, and this is {own}"))
        .hint("update it: `cargo install venture`; an older one would take newer templates back"))
}

fn find_root(start: &Path) -> Result<PathBuf, Error> {
    let root = start.ancestors().find(|folder| folder.join(manifest::PATH).exists());
    root.map(Path::to_path_buf).ok_or_else(|| {
        Error::failed(format!("no `{}` here or in a folder above", manifest::PATH))
            .hint("run the command inside a project, or make one: `venture new acme`")
    })
}

pub fn manifest_path() -> Result<RelPath, Error> {
    rel_path(manifest::PATH)
}

pub fn pristine_path() -> Result<RelPath, Error> {
    rel_path(pristine::PATH)
}

pub fn rel_path(path: &str) -> Result<RelPath, Error> {
    RelPath::parse(path).map_err(|error| Error::failed(error.to_string()))
}

/// Where the pristine file is missing or damaged, nothing is known of what was generated last.
fn read_pristine(session: &Session, seen: Option<&Content>, tree: &Tree) -> Pristine {
    let reason = match seen.map(Content::normalised) {
        None => "is missing".to_owned(),
        Some(None) => "is not text".to_owned(),
        Some(Some(text)) => match pristine::parse(&text) {
            Ok(pristine) => return pristine,
            Err(damage) => format!("is damaged at {damage}"),
        },
    };
    session.terminal.warn(&format!("`{}` {reason}; every file that differs is a conflict", pristine::PATH));
    Pristine::lost(tree.keys().cloned())
}
