//! The questions of a review, on a terminal.

use crate::prompts::assert_cursor_is_shown;
use crate::regenerate::POOL;
use crate::regenerate_conflicts::with_conflict;
use crate::support::Sandbox;
use crate::support::pty::DOWN;

/// Opens the review of one conflict and picks the nth choice.
fn review(sandbox: &Sandbox, down: usize) -> (i32, String) {
    let mut terminal = sandbox.terminal("acme", ["regenerate"]);
    terminal.sees("conflict resources/cognito-user-pool.yml");
    terminal.sees("you and venture changed the same lines").sees("abort; nothing is written");
    terminal.types(&DOWN.repeat(down)).answers("");
    let (code, shown) = terminal.ends();
    assert_cursor_is_shown(&shown);
    (code, shown)
}

#[test]
fn the_review_shows_the_diff_and_asks_again() {
    let sandbox = with_conflict();
    let before = sandbox.read(POOL);
    let mut terminal = sandbox.terminal("acme", ["regenerate"]);
    terminal.sees("abort; nothing is written").answers("");
    terminal.sees("+      MfaConfiguration: 'ON'").sees("abort; nothing is written").types(DOWN).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(sandbox.read(POOL), before);
    assert!(sandbox.acme(["regenerate"]).ok().stdout.contains("(you changed it)"), "decided for good");
}

#[test]
fn the_review_keeps_takes_and_marks() {
    for (down, expected, text) in [
        (1, 0, "MfaConfiguration: 'OFF' # for now\n"),
        (2, 0, "MfaConfiguration: 'ON'\n"),
        (3, 3, "<<<<<<< yours\n"),
        (4, 0, "MfaConfiguration: 'OFF' # for now\n"),
        (5, 0, "MfaConfiguration: 'ON'\n"),
    ] {
        let sandbox = with_conflict();
        let (code, shown) = review(&sandbox, down);
        assert_eq!(code, expected, "{shown}");
        let pool = sandbox.read(POOL);
        assert!(pool.contains(text), "{down}: {pool}");
        assert_eq!(pool.contains("# for now"), down != 2 && down != 5, "{pool}");
    }
}

#[test]
fn the_review_is_left_by_abort_and_by_ctrl_c() {
    let sandbox = with_conflict();
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 7");
    let before = sandbox.snapshot("acme");
    let (code, aborted) = review(&sandbox, 6);
    assert_eq!(code, 130, "{aborted}");
    let mut terminal = sandbox.terminal("acme", ["regenerate"]);
    terminal.sees("abort; nothing is written").interrupts();
    let (code, interrupted) = terminal.ends();
    assert_eq!(code, 130, "{interrupted}");
    assert_cursor_is_shown(&interrupted);
    for shown in [aborted, interrupted] {
        assert!(shown.contains("cancelled; nothing was written\r\n"), "{shown:?}");
    }
    let after = sandbox.snapshot("acme");
    assert!(before == after, "nothing is written");
}
