//! What a manifest generates, against what is on disk.

use std::thread;

use super::existing::{Existing, manifest_path, pristine_path};
use super::session::Session;
use crate::error::Error;
use crate::manifest::{self, Manifest};
use crate::model::{self, Project};
use crate::plan::{Change, Edit, Plan};
use crate::pristine::{self, Pristine};
use crate::render::{self, overrides};
use crate::tree::disk::{self, Files};
use crate::tree::{Content, Tree};

/// A project rendered and compared.
pub struct Comparison {
    manifest: String,
    pub project: Project,
    pub tree: Tree,
    pub plan: Plan,
    pristine: Pristine,
    /// The pristine file as it stands on disk.
    pristine_seen: Option<Content>,
}

/// What is on disk of a project, as far as the pristine file tells.
struct OnDisk {
    pristine_seen: Option<Content>,
    /// Else why nothing is known of what was generated last.
    pristine: Result<Pristine, String>,
    /// The files that the pristine file names.
    files: Files,
}

impl Comparison {
    /// Renders `manifest`, which is the project's or an edited one, and compares with the disk. Where it is
    /// not the text on disk, its edit is part of the plan.
    pub fn new(existing: &Existing, session: &Session, manifest: &str) -> Result<Self, Error> {
        let (values, project) = manifest::parse_project(manifest::PATH, manifest)
            .map_err(|error| about_an_edit(error.into(), existing, manifest))?;
        let mut warnings = Vec::from_iter(project.region.warning(&project.auth));
        warnings.extend(project.schedule_warnings());
        // Rendering and reading take about as long, and neither needs the other.
        let progress = session.terminal.progress("comparing the project with venture.yaml", None);
        let (tree, on_disk) = thread::scope(|scope| {
            let on_disk = scope.spawn(|| read(existing));
            (existing.render(&project), on_disk.join())
        });
        let (tree, on_disk) = (tree?, on_disk.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        drop(progress);
        let pristine = match on_disk.pristine {
            Ok(pristine) => pristine,
            Err(reason) => lost(session, &reason, &tree),
        };
        refuse_newer(&pristine)?;
        let before = Before::of(&pristine, manifest);
        if let Before::Other(last) = &before {
            warnings.extend(manifest::losses(&last.0, &values));
            warnings.extend(model::consequences(&last.1, &project));
        }
        for warning in &warnings {
            session.terminal.warn(warning);
        }
        let mut files = on_disk.files;
        let further = tree.keys().filter(|path| !files.contains_key(*path)).collect::<Vec<_>>();
        files.extend(disk::read(&existing.root, further)?);
        let mut plan = Plan::new(&pristine, &files, &tree, &render::renames());
        plan.warnings = warnings;
        mark_template_changes(existing, &mut plan, &pristine, &before, &tree);
        if manifest != existing.on_disk {
            let path = manifest_path()?;
            let seen = disk::read_one(&existing.root, &path)?;
            plan = plan.following_from(path, seen, manifest);
        }
        let pristine_seen = on_disk.pristine_seen;
        Ok(Self { manifest: manifest.to_owned(), project, tree, plan, pristine, pristine_seen })
    }

    /// What apply has to do for a decided plan, the pristine file last; nothing where nothing changes.
    pub fn edits(&self, plan: &Plan) -> Result<Vec<Edit>, Error> {
        let mut edits = plan.edits();
        let mut after = plan.pristine_after(&self.pristine);
        if after != self.pristine {
            if plan.covers(&self.plan) {
                after.generated_from(&self.manifest);
            }
            let change = Change::Put(Content::text(pristine::to_text(&after)));
            edits.push(Edit { path: pristine_path()?, change, seen: self.pristine_seen.clone() });
        }
        Ok(edits)
    }
}

/// An error quotes its line, which is not on disk where the command was to write it.
fn about_an_edit(mut error: Error, existing: &Existing, manifest: &str) -> Error {
    if manifest != existing.manifest {
        let hint = format!(
            "`{}` is as it was: what is quoted is what this command was to make of it",
            manifest::PATH
        );
        error.further.last_mut().map_or(&mut error.hints, |last| &mut last.hints).push(hint);
    }
    error
}

fn read(existing: &Existing) -> Result<OnDisk, Error> {
    let pristine_seen = disk::read_one(&existing.root, &pristine_path()?)?;
    let pristine = match pristine_seen.as_ref().map(Content::normalised) {
        None => Err("is missing".to_owned()),
        Some(None) => Err("is not text".to_owned()),
        Some(Some(text)) => pristine::parse(&text).map_err(|damage| format!("is damaged at {damage}")),
    };
    let files = match &pristine {
        Ok(pristine) => disk::read(&existing.root, pristine.paths())?,
        Err(_) => Files::new(),
    };
    Ok(OnDisk { pristine_seen, pristine, files })
}

/// Where the pristine file is missing or damaged, nothing is known of what was generated last.
fn lost(session: &Session, reason: &str, tree: &Tree) -> Pristine {
    session.terminal.warn(&format!("`{}` {reason}; every file that differs is a conflict", pristine::PATH));
    Pristine::lost(tree.keys().cloned())
}

/// The manifest of the last run, which is probably deployed.
enum Before {
    /// None is known, or this version does not read it.
    Unknown,
    Same,
    Other(Box<(Manifest, Project)>),
}

impl Before {
    fn of(pristine: &Pristine, manifest: &str) -> Self {
        let Some(last) = pristine.manifest().and_then(Content::normalised) else { return Self::Unknown };
        if last == manifest {
            return Self::Same;
        }
        let read = manifest::parse_project(manifest::PATH, &manifest::migrate(&last));
        read.map_or(Self::Unknown, |last| Self::Other(Box::new(last)))
    }
}

fn refuse_newer(pristine: &Pristine) -> Result<(), Error> {
    let Some(newer) = pristine.newer_version() else { return Ok(()) };
    let own = env!("CARGO_PKG_VERSION");
    Err(Error::failed(format!("venture {newer} generated this project last, and this is {own}"))
        .hint("update it: `cargo install venture`; an older one would take newer templates back"))
}

/// Tells changes of templates from changes of the manifest. Only where templates can have changed: in
/// another version of venture, or in the project itself.
fn mark_template_changes(
    existing: &Existing,
    plan: &mut Plan,
    pristine: &Pristine,
    before: &Before,
    tree: &Tree,
) {
    let own = || existing.has_file(overrides::FOLDER);
    let nothing = plan.steps.iter().all(|step| step.word() == "unchanged");
    if nothing || !(pristine.is_of_another_version() || own()) {
        return;
    }
    match before {
        Before::Unknown => {}
        Before::Same => plan.mark_template_changes(tree),
        Before::Other(last) => {
            if let Ok(from_last) = existing.render(&last.1) {
                plan.mark_template_changes(&from_last);
            }
        }
    }
}
