//! Files that decide who may call a function: an edit of one never goes unsaid, for the manifest would promise what
//! nothing enforces.

use super::action::{Action, Conflict, Reason};
use super::compare;
use super::step::Step;
use crate::tree::Content;

/// Makes a conflict of a step after which the file would not enforce what it is there for, however it came to that.
pub(super) fn or_conflict(mut step: Step) -> Step {
    // One that holds markers is in somebody's hands already.
    if matches!(step.action, Action::Conflict(_)) || step.holds_markers() || lost(&step).is_none() {
        return step;
    }
    let Some(generated) = step.generated.as_ref().map(|file| &file.content) else { return step };
    step.action = match &step.yours {
        Some(yours) => compare::conflict(Reason::Access, &Content::text(""), yours, generated),
        None => Action::Conflict(Conflict { reason: Reason::Access, markers: Some(generated.clone()) }),
    };
    step
}

/// What a file does not enforce once the step is applied.
pub(super) fn lost(step: &Step) -> Option<&str> {
    missing_from(step.written().as_ref().or(step.yours.as_ref()), step)
}

/// What a file does not enforce as it stands on disk.
pub(super) fn lost_now(step: &Step) -> Option<&str> {
    missing_from(step.yours.as_ref(), step)
}

fn missing_from<'a>(content: Option<&Content>, step: &'a Step) -> Option<&'a str> {
    let file = step.generated.as_ref()?;
    let enforces = file.enforces.as_deref()?;
    let same = content.is_some_and(|content| code(content) == code(&file.content));
    (!same).then_some(enforces)
}

/// The lines of a Go file without comments, such as a licence, but with those that tell the compiler something.
/// `None` for what is not text.
fn code(content: &Content) -> Option<Vec<String>> {
    let text = content.normalised()?;
    let says_something = |line: &&str| {
        let line = line.trim_start();
        let comment = line.starts_with("//");
        let directive = line.starts_with("//go:") || line.starts_with("// +build");
        !line.is_empty() && (!comment || directive)
    };
    Some(text.lines().filter(says_something).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Kept;
    use crate::tree::{File, Kind, RelPath};

    const GENERATED: &str = "// Generated.\n\npackage hello\n\nfunc Access() { return api.SignedIn }\n";

    fn step(action: Action, yours: Option<&str>) -> Step {
        let enforces = Some("`access: signed-in` of `hello`".to_owned());
        Step {
            path: RelPath::parse("functions/hello/access.go").unwrap(),
            from: None,
            action,
            yours: yours.map(Content::text),
            generated: Some(File { enforces, ..File::new(Content::text(GENERATED), Kind::Managed) }),
            base: None,
            template: None,
        }
    }

    fn reason(step: Step) -> Option<Reason> {
        match or_conflict(step).action {
            Action::Conflict(conflict) => Some(conflict.reason),
            _ => None,
        }
    }

    #[test]
    fn an_edit_is_a_conflict_however_it_was_decided() {
        let open = GENERATED.replace("SignedIn", "Public");
        let directive = format!("//go:build never\n{GENERATED}");
        let commented = GENERATED.replace("func", "// func");
        let block = GENERATED.replace("func", "/*\nfunc") + "*/\n";
        for yours in [open, directive, commented, block, String::new()] {
            let kept = step(Action::Kept(Kept::Yours), Some(&yours));
            assert_eq!(reason(kept), Some(Reason::Access), "{yours}");
            let merged = step(Action::Merge(Content::text(yours.as_str())), Some(&yours));
            assert_eq!(reason(merged), Some(Reason::Access), "{yours}");
        }
        assert_eq!(reason(step(Action::Kept(Kept::Deleted), None)), Some(Reason::Access));
    }

    #[test]
    fn comments_and_blank_lines_are_the_users() {
        let licence = format!("// Copyright of somebody.\n\n{GENERATED}\n");
        for yours in [GENERATED.to_owned(), licence, GENERATED.replace('\n', "\r\n")] {
            assert_eq!(reason(step(Action::Kept(Kept::Yours), Some(&yours))), None, "{yours}");
        }
        assert_eq!(reason(step(Action::Create, None)), None);
        assert_eq!(reason(step(Action::Update, Some("package old\n"))), None);
    }

    #[test]
    fn what_was_kept_is_lost_until_it_is_taken() {
        let decided = step(Action::Kept(Kept::Decided), Some("package hello\n"));
        assert_eq!(lost(&decided), Some("`access: signed-in` of `hello`"));
        assert_eq!(lost(&Step { action: Action::Update, ..decided }), None);
    }
}
