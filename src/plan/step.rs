//! What is to happen to one file.

use super::action::{Action, Change, Edit, Kept};
use crate::pristine::Base;
use crate::tree::{Content, File, RelPath};

/// What is to happen to one file, and the three sides it was decided from.
#[derive(Debug, Clone)]
pub struct Step {
    pub path: RelPath,
    /// Where venture wrote the file until now, if a newer one writes it elsewhere.
    pub from: Option<RelPath>,
    pub action: Action,
    pub yours: Option<Content>,
    pub generated: Option<File>,
    /// What the pristine file says of the path before this run.
    pub base: Option<Base>,
    /// What became of its template, where the step follows from that.
    pub template: Option<&'static str>,
}

impl Step {
    /// What the file holds afterwards, or `None` where the step leaves nothing to write.
    pub(super) fn written(&self) -> Option<Content> {
        let yours = self.yours.as_ref();
        let put = |content: &Content| match yours {
            Some(yours) => content.clone().with_line_ending_of(yours),
            None => content.clone(),
        };
        match &self.action {
            Action::Create | Action::Update => self.generated.as_ref().map(|file| put(&file.content)),
            Action::Merge(merged) => Some(put(merged)),
            // A file that moves is written in its new place whatever becomes of its text.
            Action::Unchanged | Action::Kept(Kept::Yours | Kept::Decided) if self.leaves().is_some() => {
                yours.cloned()
            }
            _ => None,
        }
    }

    /// What apply has to do at the step's path, or `None` where the file stays as it is or a conflict is
    /// undecided.
    pub fn change(&self) -> Option<Change> {
        match self.action {
            Action::Delete => Some(Change::Remove),
            _ => self.written().map(Change::Put),
        }
    }

    /// The place that the user's file leaves. One that was deleted leaves none.
    pub fn leaves(&self) -> Option<&RelPath> {
        self.from.as_ref().filter(|_| self.yours.is_some())
    }

    /// What apply has to do: at the step's path, and at the one that the file leaves.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let Some(change) = self.change() else { return Vec::new() };
        let Some(from) = self.leaves() else {
            return vec![Edit { path: self.path.clone(), change, seen: self.yours.clone() }];
        };
        vec![
            Edit { path: self.path.clone(), change, seen: None },
            Edit { path: from.clone(), change: Change::Remove, seen: self.yours.clone() },
        ]
    }

    /// Whether a file stays that the user changed and venture no longer generates.
    pub(super) fn is_orphan(&self) -> bool {
        let known = matches!(self.base, Some(Base::Managed(_) | Base::Once { .. }));
        known && self.action == Action::Kept(Kept::NoLongerGenerated)
    }

    /// The word for this step in every report.
    pub fn word(&self) -> &'static str {
        match (&self.action, self.leaves()) {
            (Action::Unchanged | Action::Kept(Kept::Yours), Some(_)) => "move",
            _ => self.action.word(),
        }
    }

    /// What a reader needs to know besides the word, if anything.
    pub fn remark(&self) -> Option<String> {
        let from = self.leaves().map(|from| format!("from {from}"));
        let remark = self.action.remark().map(str::to_owned);
        let template = self.template.map(str::to_owned);
        let parts: Vec<String> = [from, remark, template].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Whether the user's file still holds the markers of an earlier conflict, and not as its text.
    pub fn holds_markers(&self) -> bool {
        let generated = self.generated.as_ref().map(|file| &file.content);
        self.yours.as_ref().is_some_and(has_markers) && !generated.is_some_and(has_markers)
    }

    /// Whether it is left to the user to take those markers out.
    pub fn is_unresolved(&self) -> bool {
        matches!(self.action, Action::Kept(Kept::Yours)) && self.holds_markers()
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

fn has_markers(content: &Content) -> bool {
    let text = content.normalised().unwrap_or_default();
    ["<<<<<<< ", "||||||| ", ">>>>>>> "]
        .iter()
        .all(|marker| text.lines().any(|line| line.starts_with(marker)))
}
