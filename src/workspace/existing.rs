//! The project a command runs in.

use std::path::{Path, PathBuf};

use cap_std::fs::Dir;

use super::session::Session;
use crate::apply::{self, Lock};
use crate::error::Error;
use crate::flags::ChangeFlags;
use crate::manifest;
use crate::model::Project;
use crate::plan::Edit;
use crate::pristine;
use crate::render::{self, Overrides, overrides};
use crate::tree::disk;
use crate::tree::{RelPath, Tree};

/// Whether the command is going to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    Read,
    Write,
}

impl Intent {
    pub fn of(flags: ChangeFlags) -> Self {
        if flags.plan.dry_run { Self::Read } else { Self::Write }
    }
}

/// A project on disk; locked where the command is going to write.
pub struct Existing {
    /// The text of `venture.yaml`, in today's form.
    pub manifest: String,
    /// The same as it stands on disk.
    pub on_disk: String,
    pub folder: PathBuf,
    pub root: Dir,
    _lock: Option<Lock>,
}

impl Existing {
    /// Opens the project in or above the session's folder, finishing first what an interrupted run left.
    pub fn open(session: &Session, intent: Intent) -> Result<Self, Error> {
        let (folder, root, lock) = open_root(session, intent, &[manifest::PATH, apply::JOURNAL])?;
        let on_disk = manifest::load(&folder.join(manifest::PATH))?;
        let manifest = manifest::migrate(&on_disk).into_owned();
        Ok(Self { manifest, on_disk, folder, root, _lock: lock })
    }

    /// What a manifest generates here, with the project's own templates.
    pub fn render(&self, project: &Project) -> Result<Tree, Error> {
        let own = disk::read_folder(&self.root, &rel_path(overrides::FOLDER)?)?;
        Ok(render::tree(project, &Overrides::new(&own)?)?)
    }

    /// Whether something stands at the path.
    pub fn has_file(&self, path: &str) -> bool {
        self.root.symlink_metadata(path).is_ok()
    }

    /// Changes files, in their order; `venture undo` takes it back.
    pub fn write(&self, edits: &[Edit], session: &Session) -> Result<(), Error> {
        let progress = session.writing(edits);
        Ok(apply::update(&self.root, edits, apply::Undo::Of(&session.command), &|| progress.step())?)
    }
}

/// Opens the folder, here or above, that holds one of the files, and finishes what an interrupted run left there.
/// The manifest is among the last files that `venture new` writes; a run killed before has its journal.
pub fn open_root(
    session: &Session,
    intent: Intent,
    files: &[&str],
) -> Result<(PathBuf, Dir, Option<Lock>), Error> {
    let folder = find_root(&session.folder, files)?;
    let root = disk::open(&folder)?;
    let unfinished = apply::is_unfinished(&root);
    let lock = (unfinished || intent == Intent::Write).then(|| Lock::take(&root)).transpose()?;
    if lock.is_some() {
        session.finish_unfinished(&root)?;
    }
    Ok((folder, root, lock))
}

pub fn find_root(start: &Path, files: &[&str]) -> Result<PathBuf, Error> {
    let root = start.ancestors().find(|folder| files.iter().any(|file| folder.join(file).exists()));
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
