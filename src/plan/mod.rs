//! (base, yours, generated) → [`Plan`]: what would happen to each file. Pure.

mod action;
mod compare;
mod diff;
mod merge;

use crate::pristine::{Base, Pristine};
use crate::tree::disk::Files;
use crate::tree::{Content, File, Kind, RelPath, Tree};

pub use action::{Action, Change, Conflict, Edit, Kept, OnConflict, Reason};
pub use diff::unified as unified_diff;

/// What is to happen to one file, and the three sides it was decided from.
#[derive(Debug, Clone)]
pub struct Step {
    pub path: RelPath,
    pub action: Action,
    pub yours: Option<Content>,
    pub generated: Option<File>,
    /// What the pristine file says of the path before this run.
    pub base: Option<Base>,
}

impl Step {
    /// What apply has to do on disk, or `None` where the file stays as it is or a conflict is undecided.
    pub fn change(&self) -> Option<Change> {
        let put = |content: &Content| {
            let content = content.clone();
            Change::Put(match &self.yours {
                Some(yours) => content.with_line_ending_of(yours),
                None => content,
            })
        };
        match &self.action {
            Action::Create | Action::Update => self.generated.as_ref().map(|file| put(&file.content)),
            Action::Merge(merged) => Some(put(merged)),
            Action::Delete => Some(Change::Remove),
            Action::Unchanged | Action::Kept(_) | Action::Conflict(_) => None,
        }
    }

    /// Whether the user's file still holds the markers of an earlier conflict.
    pub fn holds_markers(&self) -> bool {
        let text = self.yours.as_ref().and_then(Content::normalised).unwrap_or_default();
        ["<<<<<<< ", "||||||| ", ">>>>>>> "]
            .iter()
            .all(|marker| text.lines().any(|line| line.starts_with(marker)))
    }

    /// The file's text before and after this step, for a diff. A conflict shows what was generated.
    pub fn before_and_after(&self) -> (Option<&Content>, Option<&Content>) {
        let generated = self.generated.as_ref().map(|file| &file.content);
        let after = match &self.action {
            Action::Create | Action::Update | Action::Conflict(_) => generated,
            Action::Merge(merged) => Some(merged),
            Action::Delete => None,
            Action::Unchanged | Action::Kept(_) => self.yours.as_ref(),
        };
        (self.yours.as_ref(), after)
    }
}

/// What would happen to every file, sorted by path.
#[derive(Debug, Clone)]
pub struct Plan {
    pub steps: Vec<Step>,
    /// The edit of the manifest that this plan follows from, if there is one.
    manifest: Option<Step>,
}

impl Plan {
    /// Decides for every path that was generated last or is generated now.
    pub fn new(pristine: &Pristine, disk: &Files, tree: &Tree) -> Self {
        let mut paths: Vec<&RelPath> = pristine.paths().chain(tree.keys()).collect();
        paths.sort();
        paths.dedup();
        let steps = paths.into_iter().map(|path| step(path, pristine, disk, tree)).collect();
        Self { steps, manifest: None }
    }

    /// The same plan, together with the edit of the manifest from which it follows.
    #[must_use]
    pub fn following_from(mut self, path: RelPath, before: Option<Content>, after: &str) -> Self {
        let generated = Some(File { content: Content::text(after), kind: Kind::Once });
        self.manifest = Some(Step { path, action: Action::Update, yours: before, generated, base: None });
        self
    }

    /// Every step, the edit of the manifest too.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().chain(&self.manifest)
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

    /// Whether apply would write or delete anything.
    pub fn changes_files(&self) -> bool {
        self.all_steps().any(|step| step.change().is_some())
    }

    /// What apply has to do, in order of path. The conflicts must be decided.
    pub fn edits(&self) -> Vec<Edit> {
        let edit = |step: &Step| {
            Some(Edit { path: step.path.clone(), change: step.change()?, seen: step.yours.clone() })
        };
        self.all_steps().filter_map(edit).collect()
    }

    /// What the pristine file says once this plan is applied: `before`, with the planned paths as generated now.
    pub fn pristine_after(&self, before: &Pristine) -> Pristine {
        let mut after = before.clone();
        for step in &self.steps {
            match &step.generated {
                Some(file) => after.record(step.path.clone(), file, step.base.as_ref()),
                None => after.forget(&step.path),
            }
        }
        after.stamp();
        after
    }
}

fn step(path: &RelPath, pristine: &Pristine, disk: &Files, tree: &Tree) -> Step {
    let (base, yours, generated) = (pristine.get(path), disk.get(path), tree.get(path));
    let content = generated.map(|file| &file.content);
    let once = match generated {
        Some(file) => file.kind == Kind::Once,
        None => matches!(base, Some(Base::Once { .. })),
    };
    let action =
        if once { compare::once(base, yours, content) } else { compare::managed(base, yours, content) };
    Step {
        path: path.clone(),
        action,
        yours: yours.cloned(),
        generated: generated.cloned(),
        base: base.cloned(),
    }
}
