//! The project a command runs in: found, read, rendered and compared.

use std::path::{Path, PathBuf};

use cap_std::fs::Dir;

use super::session::Session;
use crate::apply::{self, Lock};
use crate::error::Error;
use crate::model::{ceiling, unknown_region};
use crate::plan::{Change, Edit, Plan};
use crate::pristine::{self, Pristine};
use crate::tree::disk;
use crate::tree::{Content, RelPath, Tree};
use crate::{manifest, render};

/// Whether the command is going to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    Read,
    Write,
}

pub struct Existing {
    pub plan: Plan,
    /// How many CloudFormation resources the API stack has.
    pub resources: usize,
    root: Dir,
    pristine: Pristine,
    /// The pristine file as it stands on disk.
    pristine_seen: Option<Content>,
    _lock: Option<Lock>,
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
        let text = manifest::load(&folder.join(manifest::PATH))?;
        let (_, project) = manifest::parse_project(manifest::PATH, &text)?;
        if let Some(warning) = unknown_region(&project.region) {
            session.terminal.warn(&warning);
        }
        let tree = render::render(&project)?;
        let pristine_seen = disk::read_one(&root, &pristine_path()?)?;
        let pristine = read_pristine(session, pristine_seen.as_ref(), &tree);
        if let Some(newer) = pristine.newer_version() {
            let own = env!("CARGO_PKG_VERSION");
            return Err(Error::failed(format!(
                "venture {newer} generated this project last, and this is {own}"
            ))
            .hint("update it: `cargo install venture`; an older one would take newer templates back"));
        }
        let paths: Vec<RelPath> = pristine.paths().chain(tree.keys()).cloned().collect();
        let files = disk::read(&root, &paths)?;
        let plan = Plan::new(&pristine, &files, &tree);
        let resources = ceiling::resources(&project);
        Ok(Self { plan, resources, root, pristine, pristine_seen, _lock: lock })
    }

    /// Applies a decided plan, the pristine file last. Writes nothing where nothing changes.
    pub fn apply(&self, plan: &Plan) -> Result<(), Error> {
        let mut edits = plan.edits();
        let text = pristine::to_text(&plan.pristine_after(&self.pristine));
        let content = Content::text(text);
        if self.pristine_seen.as_ref().is_none_or(|seen| !seen.same_as(&content)) {
            let seen = self.pristine_seen.clone();
            edits.push(Edit { path: pristine_path()?, change: Change::Put(content), seen });
        }
        Ok(apply::update(&self.root, &edits)?)
    }
}

fn find_root(start: &Path) -> Result<PathBuf, Error> {
    let root = start.ancestors().find(|folder| folder.join(manifest::PATH).exists());
    root.map(Path::to_path_buf).ok_or_else(|| {
        Error::failed(format!("no `{}` here or in a folder above", manifest::PATH))
            .hint("run the command inside a project, or make one: `venture new acme`")
    })
}

pub fn pristine_path() -> Result<RelPath, Error> {
    RelPath::parse(pristine::PATH).map_err(|error| Error::failed(error.to_string()))
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
