//! Three-way merge of one file's lines.

use std::borrow::Cow;

use similar::{ConflictStyle, TextMerge};

use crate::tree::Content;

/// What became of three sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Merged {
    Clean(Content),
    /// The text with conflict markers.
    Conflicted(Content),
    /// A side is not text.
    Binary,
}

/// Merges what changed from `base` to `generated` into `yours`. Works on LF text; the result has LF.
pub(super) fn three_way(base: &Content, yours: &Content, generated: &Content) -> Merged {
    let sides = (base.normalised(), yours.normalised(), generated.normalised());
    let (Some(base_text), Some(yours_text), Some(generated_text)) = sides else {
        return Merged::Binary;
    };
    let executable =
        if yours.executable == base.executable { generated.executable } else { yours.executable };
    let sides = [&base_text, &yours_text, &generated_text];
    let [open_base, open_yours, open_generated] = sides.map(|text| has_open_end(text));
    let [base_text, yours_text, generated_text] = sides.map(|text| closed(text));
    let mut merge = TextMerge::from_lines(&*base_text, &*yours_text, &*generated_text);
    merge.labels("generated last", "yours", "generated now").conflict_style(ConflictStyle::Diff3);
    let mut text = merge.to_string();
    if merge.is_conflicted() {
        return Merged::Conflicted(Content { executable, ..Content::text(text) });
    }
    let open = if open_yours == open_base { open_generated } else { open_yours };
    if open && text.ends_with('\n') {
        text.pop();
    }
    Merged::Clean(Content { executable, ..Content::text(text) })
}

/// Whether the last line lacks its newline. That is merged apart from the lines: else a last line without one
/// would clash with every line that is added after it.
fn has_open_end(text: &str) -> bool {
    !text.is_empty() && !text.ends_with('\n')
}

fn closed(text: &str) -> Cow<'_, str> {
    if has_open_end(text) { Cow::Owned(format!("{text}\n")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_side_that_did_not_change_takes_the_other(base in text(), other in text()) {
            let taken = Merged::Clean(Content::text(other.as_str()));
            assert_eq!(merge(&base, &base, &other), taken);
            assert_eq!(merge(&base, &other, &base), taken);
            assert_eq!(merge(&base, &other, &other), taken);
        }

        #[test]
        fn no_line_that_the_user_wrote_is_lost(base in text(), yours in text(), generated in text()) {
            let (Merged::Clean(merged) | Merged::Conflicted(merged)) = merge(&base, &yours, &generated) else {
                panic!("text is merged")
            };
            let merged = merged.normalised().unwrap().into_owned();
            let count = |text: &str, wanted: &str| text.lines().filter(|line| *line == wanted).count();
            for line in yours.lines() {
                // What the base has as well may be gone, because the other side removed it.
                let written = count(&yours, line).saturating_sub(count(&base, line));
                assert!(count(&merged, line) >= written, "{line:?} is lost: {merged}");
            }
        }
    }

    /// Few different lines, so that the sides meet; with and without a newline at the end.
    fn text() -> impl proptest::strategy::Strategy<Value = String> {
        proptest::string::string_regex("([a-d]?\n){0,8}[a-d]?").unwrap()
    }

    fn merge(base: &str, yours: &str, generated: &str) -> Merged {
        three_way(&Content::text(base), &Content::text(yours), &Content::text(generated))
    }

    #[test]
    fn changes_in_different_places_are_joined() {
        let merged = merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n");
        assert_eq!(merged, Merged::Clean(Content::text("A\nb\nc\nD\n")));
    }

    #[test]
    fn a_missing_newline_at_the_end_is_an_edit_of_its_own() {
        for (base, yours, generated, merged) in [
            ("a\n", "a", "a\nb\n", "a\nb"),
            ("a", "a\n", "a\nb", "a\nb\n"),
            ("a\nb\n", "A\nb\n", "a\nb", "A\nb"),
            ("a\n", "a", "", ""),
        ] {
            assert_eq!(merge(base, yours, generated), Merged::Clean(Content::text(merged)), "{yours:?}");
        }
    }

    #[test]
    fn markers_name_all_three_sides() {
        let Merged::Conflicted(content) = merge("a\n", "mine\n", "new\n") else { panic!("a conflict") };
        insta::assert_snapshot!(content.normalised().unwrap(), @r"
        <<<<<<< yours
        mine
        ||||||| generated last
        a
        =======
        new
        >>>>>>> generated now
        ");
    }

    #[test]
    fn a_last_line_without_newline_does_not_swallow_a_marker() {
        let Merged::Conflicted(content) = merge("a", "mine", "new") else { panic!("a conflict") };
        let text = content.normalised().unwrap().into_owned();
        assert!(text.contains("\nmine\n") || text.starts_with("<<<<<<< yours\nmine\n"), "{text}");
        assert!(text.contains("\nnew\n>>>>>>> generated now\n"), "{text}");
    }
}
