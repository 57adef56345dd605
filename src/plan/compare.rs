//! The decision table: base, yours and generated to an [`Action`]. Pure, one test a cell.

use super::action::{Action, Conflict, Kept, Reason};
use super::merge::{self, Merged};
use crate::pristine::Base;
use crate::tree::Content;

/// Decides for a managed file.
pub(super) fn managed(base: Option<&Base>, yours: Option<&Content>, generated: Option<&Content>) -> Action {
    // A path that was a once file and is managed now has no text to merge from.
    let lost = matches!(base, Some(Base::Lost | Base::Once { .. }));
    let known = match base {
        Some(Base::Managed(content)) => Some(content),
        _ => None,
    };
    match (known, yours, generated) {
        (_, None, Some(_)) if base.is_none() || lost => Action::Create,
        (_, None, _) => Action::Kept(Kept::Deleted),
        (_, Some(yours), Some(generated)) if yours.same_as(generated) => Action::Unchanged,
        (Some(base), Some(yours), Some(generated)) if yours.same_as(base) => update(base, generated),
        (Some(base), Some(_), Some(generated)) if generated.same_as(base) => Action::Kept(Kept::Yours),
        (Some(base), Some(yours), Some(generated)) => both_changed(base, yours, generated),
        (None, Some(yours), Some(generated)) => {
            let reason = if lost { Reason::BaseLost } else { Reason::Foreign };
            conflict(reason, &Content::text(""), yours, generated)
        }
        (Some(base), Some(yours), None) if yours.same_as(base) => Action::Delete,
        (_, Some(_), None) => Action::Kept(Kept::NoLongerGenerated),
    }
}

/// Decides for a once file, of which only a checksum of what was written is known.
pub(super) fn once(base: Option<&Base>, yours: Option<&Content>, generated: Option<&Content>) -> Action {
    let untouched = |yours: &Content| match base {
        Some(Base::Once { checksum }) => yours.checksum() == *checksum,
        Some(Base::Managed(content)) => yours.same_as(content),
        _ => false,
    };
    match (base, yours, generated) {
        (None | Some(Base::Lost), None, Some(_)) => Action::Create,
        (_, None, _) => Action::Kept(Kept::Deleted),
        (_, Some(yours), Some(generated)) if yours.same_as(generated) => Action::Unchanged,
        (None, Some(yours), Some(generated)) => {
            conflict(Reason::Foreign, &Content::text(""), yours, generated)
        }
        (_, Some(yours), Some(_)) if untouched(yours) => Action::Unchanged,
        (_, Some(_), Some(_)) => Action::Kept(Kept::Yours),
        (_, Some(yours), None) if untouched(yours) => Action::Delete,
        (_, Some(_), None) => Action::Kept(Kept::NoLongerGenerated),
    }
}

fn update(base: &Content, generated: &Content) -> Action {
    if generated.same_as(base) { Action::Unchanged } else { Action::Update }
}

fn both_changed(base: &Content, yours: &Content, generated: &Content) -> Action {
    match merge::three_way(base, yours, generated) {
        Merged::Clean(content) if content.same_as(yours) => Action::Unchanged,
        Merged::Clean(content) => Action::Merge(content),
        Merged::Conflicted(content) => {
            Action::Conflict(Conflict { reason: Reason::SameLines, markers: Some(content) })
        }
        Merged::Binary => Action::Conflict(Conflict { reason: Reason::SameLines, markers: None }),
    }
}

pub(super) fn conflict(reason: Reason, base: &Content, yours: &Content, generated: &Content) -> Action {
    let markers = match merge::three_way(base, yours, generated) {
        Merged::Clean(content) | Merged::Conflicted(content) => Some(content),
        Merged::Binary => None,
    };
    Action::Conflict(Conflict { reason, markers })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "one\ntwo\nthree\nfour\nfive\n";
    const MINE: &str = "ONE\ntwo\nthree\nfour\nfive\n";
    const NEW: &str = "one\ntwo\nthree\nfour\nFIVE\n";
    const BOTH: &str = "ONE\ntwo\nthree\nfour\nFIVE\n";
    const CLASH: &str = "uno\ntwo\nthree\nfour\nfive\n";

    fn file(text: &str) -> Content {
        Content::text(text)
    }

    fn decide(base: Option<&str>, yours: Option<&str>, generated: Option<&str>) -> Action {
        let base = base.map(|text| Base::Managed(Content::text(text)));
        managed(base.as_ref(), yours.map(file).as_ref(), generated.map(file).as_ref())
    }

    fn decide_once(base: Option<&str>, yours: Option<&str>, generated: Option<&str>) -> Action {
        let base = base.map(|text| Base::Once { checksum: Content::text(text).checksum() });
        once(base.as_ref(), yours.map(file).as_ref(), generated.map(file).as_ref())
    }

    #[test]
    fn every_cell_of_the_table_for_managed_files() {
        let (b, x, t) = (Some(BASE), Some(MINE), Some(NEW));
        assert_eq!(decide(None, None, t), Action::Create);
        assert_eq!(decide(None, t, t), Action::Unchanged);
        assert!(matches!(decide(None, x, t), Action::Conflict(c) if c.reason == Reason::Foreign));
        assert_eq!(decide(b, b, b), Action::Unchanged);
        assert_eq!(decide(b, b, t), Action::Update);
        assert_eq!(decide(b, x, b), Action::Kept(Kept::Yours));
        assert_eq!(decide(b, x, x), Action::Unchanged);
        assert_eq!(decide(b, None, b), Action::Kept(Kept::Deleted));
        assert_eq!(decide(b, None, t), Action::Kept(Kept::Deleted));
        assert_eq!(decide(b, None, None), Action::Kept(Kept::Deleted));
        assert_eq!(decide(b, x, t), Action::Merge(Content::text(BOTH)));
        assert!(matches!(decide(b, Some(CLASH), x), Action::Conflict(c) if c.reason == Reason::SameLines));
        assert_eq!(decide(b, b, None), Action::Delete);
        assert_eq!(decide(b, x, None), Action::Kept(Kept::NoLongerGenerated));
    }

    #[test]
    fn every_cell_of_the_table_for_once_files() {
        let (b, x, t) = (Some(BASE), Some(MINE), Some(NEW));
        assert_eq!(decide_once(None, None, t), Action::Create);
        assert_eq!(decide_once(None, t, t), Action::Unchanged);
        assert!(matches!(decide_once(None, x, t), Action::Conflict(c) if c.reason == Reason::Foreign));
        assert_eq!(decide_once(b, b, t), Action::Unchanged, "a newer template does not touch a once file");
        assert_eq!(decide_once(b, x, t), Action::Kept(Kept::Yours));
        assert_eq!(decide_once(b, None, t), Action::Kept(Kept::Deleted));
        assert_eq!(decide_once(b, None, None), Action::Kept(Kept::Deleted));
        assert_eq!(decide_once(b, b, None), Action::Delete);
        assert_eq!(decide_once(b, x, None), Action::Kept(Kept::NoLongerGenerated));
    }

    #[test]
    fn a_lost_base_never_overwrites() {
        let lost = Some(&Base::Lost);
        let (x, t) = (Some(file(MINE)), Some(file(NEW)));
        assert_eq!(managed(lost, t.as_ref(), t.as_ref()), Action::Unchanged);
        assert_eq!(managed(lost, None, t.as_ref()), Action::Create);
        assert!(
            matches!(managed(lost, x.as_ref(), t.as_ref()), Action::Conflict(c) if c.reason == Reason::BaseLost)
        );
        assert_eq!(managed(lost, x.as_ref(), None), Action::Kept(Kept::NoLongerGenerated));
        assert_eq!(once(lost, x.as_ref(), t.as_ref()), Action::Kept(Kept::Yours));
    }

    #[test]
    fn line_endings_are_not_an_edit() {
        let crlf = BASE.replace('\n', "\r\n");
        assert_eq!(decide(Some(BASE), Some(&crlf), Some(BASE)), Action::Unchanged);
        assert_eq!(decide(Some(BASE), Some(&crlf), Some(NEW)), Action::Update);
    }

    #[test]
    fn an_edit_that_already_holds_the_update_is_unchanged() {
        assert_eq!(decide(Some(BASE), Some(BOTH), Some(NEW)), Action::Unchanged);
    }

    #[test]
    fn binary_is_never_merged() {
        let binary = |byte: u8| Content::new(vec![0, byte], false);
        let base = Base::Managed(binary(1));
        let action = managed(Some(&base), Some(&binary(2)), Some(&binary(3)));
        assert_eq!(action, Action::Conflict(Conflict { reason: Reason::SameLines, markers: None }));
        assert_eq!(managed(Some(&base), Some(&binary(1)), Some(&binary(3))), Action::Update);
    }

    #[test]
    fn a_changed_executable_bit_merges_with_changed_text() {
        let base = Base::Managed(Content::text(BASE));
        let yours = Content { executable: true, ..Content::text(BASE) };
        let merged = Content { executable: true, ..Content::text(NEW) };
        assert_eq!(managed(Some(&base), Some(&yours), Some(&file(NEW))), Action::Merge(merged));
    }
}
