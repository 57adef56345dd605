//! The rules themselves: they accept what the cases of merges expect, and nothing that loses a line.

use std::fs;
use std::path::Path;

use super::hunks::ALGORITHMS;
use super::rules::Sides;

const BASE: &str = "one\ntwo\nthree\nfour\nfive\n";
const YOURS: &str = "one\nmine\nand mine\ntwo\nthree\nfour\nfive\n";
const GENERATED: &str = "one\ntwo\nthree\nfour\nFIVE\n";
const MERGED: &str = "one\nmine\nand mine\ntwo\nthree\nfour\nFIVE\n";

fn sides() -> Sides<'static> {
    Sides { base: BASE, yours: YOURS, generated: GENERATED }
}

#[test]
fn they_accept_every_case_of_a_merge() {
    let mut judged = 0;
    for case in fs::read_dir("tests/cases/merge").unwrap().map(|entry| entry.unwrap().path()) {
        let side = |name: &str| lines(&case.join(name));
        let (Some(base), Some(yours)) = (side("base"), side("yours")) else { continue };
        let (Some(generated), Some(expected)) = (side("generated"), side("expected")) else { continue };
        let sides = Sides { base: &base, yours: &yours, generated: &generated };
        let conflict = side("outcome").unwrap().starts_with('3');
        let wrong = if conflict { sides.wrong_if_marked(&expected) } else { sides.wrong_if_clean(&expected) };
        // The text holds markers of its own there; no template does.
        let own_markers = case.ends_with("markers-are-the-text") || case.ends_with("markers-from-before");
        assert!(own_markers || wrong.is_none(), "{}: {wrong:?}", case.display());
        judged += 1;
    }
    assert!(judged > 25, "{judged} cases");
}

fn lines(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?.replace("\r\n", "\n");
    Some(if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" })
}

#[test]
fn they_refuse_a_merge_that_loses_or_invents_a_line() {
    assert_eq!(sides().wrong_if_clean(MERGED), None);
    for (wrong, reason) in [
        (GENERATED, "\"and mine\" stands 0 times"),
        (YOURS, "\"FIVE\" stands 0 times"),
        ("one\nmine\ntwo\nthree\nfour\nFIVE\n", "\"and mine\" stands 0 times"),
        ("one\nmine\nand mine\ntwo\nthree\nfour\nfive\nFIVE\n", "\"five\" stands 1 times"),
        ("one\nmine\nand mine\nand mine\ntwo\nthree\nfour\nFIVE\n", "\"and mine\" stands 2 times"),
        ("one\nmine\ntwo\nand mine\nthree\nfour\nFIVE\n", "not found in one piece"),
    ] {
        let found = sides().wrong_if_clean(wrong).unwrap_or_default();
        assert!(found.contains(reason), "{wrong}\n{found}");
    }
}

#[test]
fn they_refuse_markers_without_need_and_markers_that_lose_a_line() {
    let marked = |yours: &str| {
        format!(
            "<<<<<<< yours\n{yours}||||||| generated last\n{BASE}=======\n{GENERATED}>>>>>>> generated now\n"
        )
    };
    let found = sides().wrong_if_marked(&marked(YOURS)).unwrap();
    assert_eq!(found, "1 conflicts, but 0 changes that meet");
    let meeting = Sides { generated: "one\nnew\ntwo\nthree\nfour\nFIVE\n", ..sides() };
    assert!(ALGORITHMS.iter().all(|algorithm| meeting.meeting(algorithm) == 1));
    let marked = |yours: &str| {
        format!(
            "one\n<<<<<<< yours\n{yours}||||||| generated last\n=======\nnew\n>>>>>>> generated now\ntwo\nthree\nfour\nFIVE\n"
        )
    };
    assert_eq!(meeting.wrong_if_marked(&marked("mine\nand mine\n")), None);
    assert_eq!(meeting.wrong_if_marked(&marked("mine\n")).unwrap(), "\"and mine\" of yours is lost");
    let torn = marked("mine\nand mine\n").replace(">>>>>>> generated now\n", "");
    assert_eq!(meeting.wrong_if_marked(&torn).unwrap(), "a conflict without end");
}
