//! (base, yours, generated) → [`Plan`]: what would happen to each file. Pure.

mod action;
mod compare;
mod diff;
mod enforced;
mod live_pool;
mod merge;
mod moved;
mod step;

use std::collections::BTreeSet;

use crate::pristine::{Base, Pristine};
use crate::tree::disk::Files;
use crate::tree::{Content, File, Kind, RelPath, Rename, Tree};

pub use action::{Action, Change, Conflict, Edit, Kept, OnConflict, Reason};
pub use diff::unified as unified_diff;
pub use live_pool::impossible_changes;
pub use step::Step;

/// What would happen to every file, sorted by path.
#[derive(Debug, Clone)]
pub struct Plan {
    pub steps: Vec<Step>,
    /// What to know besides the files.
    pub warnings: Vec<String>,
    /// The edit of the manifest that this plan follows from, if there is one.
    manifest: Option<Step>,
}

impl Plan {
    /// Decides for every path that was generated last or is generated now; `renames` tells which files moved
    /// between versions of venture.
    pub fn new(pristine: &Pristine, disk: &Files, tree: &Tree, renames: &[Rename]) -> Self {
        let moved = moved::moved(renames, pristine, disk, tree);
        let left: BTreeSet<&RelPath> = moved.values().collect();
        let mut paths: Vec<&RelPath> = pristine.paths().chain(tree.keys()).collect();
        paths.sort();
        paths.dedup();
        paths.retain(|path| !left.contains(path));
        let steps = paths.into_iter().map(|path| step(path, moved.get(path), pristine, disk, tree));
        Self { steps: steps.collect(), warnings: Vec::new(), manifest: None }
    }

    /// Marks the steps that follow from a changed template: `from_same_manifest` is what the manifest that was
    /// used last generates now.
    pub fn mark_template_changes(&mut self, from_same_manifest: &Tree) {
        for step in &mut self.steps {
            let now = from_same_manifest.get(&step.path).map(|file| &file.content);
            step.template = match (&step.base, now) {
                _ if step.word() == "unchanged" => None,
                (Some(Base::Managed(base)), Some(now)) if now.same_as(base) => None,
                (Some(_), Some(_)) => Some("its template changed"),
                (None, Some(_)) => Some("its template is new"),
                (Some(_), None) => Some("its template is gone"),
                (None, None) => None,
            };
        }
    }

    /// The same plan, together with the edit of the manifest from which it follows.
    #[must_use]
    pub fn following_from(mut self, path: RelPath, before: Option<Content>, after: &str) -> Self {
        let generated = Some(File::new(Content::text(after), Kind::Once));
        self.manifest = Some(Step {
            path,
            from: None,
            action: Action::Update,
            yours: before,
            generated,
            base: None,
            template: None,
        });
        self
    }

    /// The files that still hold the markers of an earlier conflict.
    pub fn unresolved(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.is_unresolved())
    }

    /// Every step, the edit of the manifest too; not one for a file that is neither there nor generated any more.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        let is_gone = |step: &&Step| step.yours.is_none() && step.generated.is_none();
        self.steps.iter().chain(&self.manifest).filter(move |step| !is_gone(step))
    }

    /// The same plan for the paths that `selected` accepts only.
    #[must_use]
    pub fn restricted_to(mut self, selected: impl Fn(&RelPath) -> bool) -> Self {
        self.steps.retain(|step| selected(&step.path));
        self
    }

    pub fn conflicts(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| matches!(step.action, Action::Conflict(_)))
    }

    /// The steps after which a file does not do what it is there to enforce, each with what that is. The conflicts
    /// must be decided.
    pub fn unenforced(&self) -> impl Iterator<Item = (&Step, &str)> {
        self.steps.iter().filter_map(|step| Some((step, enforced::lost(step)?)))
    }

    /// The same of the files as they stand on disk, before the plan is applied.
    pub fn unenforced_now(&self) -> impl Iterator<Item = (&Step, &str)> {
        self.steps.iter().filter_map(|step| Some((step, enforced::lost_now(step)?)))
    }

    /// Whether apply would write or delete anything.
    pub fn changes_files(&self) -> bool {
        self.all_steps().any(|step| step.change().is_some())
    }

    /// What apply has to do, in order of path. The conflicts must be decided.
    pub fn edits(&self) -> Vec<Edit> {
        self.all_steps().flat_map(Step::edits).collect()
    }

    /// Whether it holds all that `whole` has to do.
    pub fn covers(&self, whole: &Self) -> bool {
        let mine: BTreeSet<&RelPath> = self.steps.iter().map(|step| &step.path).collect();
        let pending = |step: &&Step| step.change().is_some() || matches!(step.action, Action::Conflict(_));
        whole.steps.iter().filter(pending).all(|step| mine.contains(&step.path))
    }

    /// What the pristine file says once this plan is applied: `before`, with the planned paths as generated now.
    pub fn pristine_after(&self, before: &Pristine) -> Pristine {
        let mut after = before.clone();
        for step in &self.steps {
            if let Some(from) = &step.from {
                after.forget(from);
            }
            match &step.generated {
                Some(file) => after.record(step.path.clone(), file, step.base.as_ref()),
                // Known until it is gone, so that `status` goes on naming it.
                None if step.is_orphan() => {}
                None => after.forget(&step.path),
            }
        }
        after.stamp();
        after
    }
}

/// `from` is the place that the file leaves, if it moves.
fn step(path: &RelPath, from: Option<&RelPath>, pristine: &Pristine, disk: &Files, tree: &Tree) -> Step {
    let stood = from.unwrap_or(path);
    let (base, yours, generated) = (pristine.get(stood), disk.get(stood), tree.get(path));
    let content = generated.map(|file| &file.content);
    let once = match generated {
        Some(file) => file.kind == Kind::Once,
        None => matches!(base, Some(Base::Once { .. })),
    };
    let action =
        if once { compare::once(base, yours, content) } else { compare::managed(base, yours, content) };
    let step = Step {
        path: path.clone(),
        from: from.cloned(),
        action,
        yours: yours.cloned(),
        generated: generated.cloned(),
        base: base.cloned(),
        template: None,
    };
    enforced::or_conflict(step)
}
