//! Questions on a terminal.

use crate::regenerate::POOL;
use crate::regenerate_conflicts::with_conflict;
use crate::support::Sandbox;
use crate::support::pty::DOWN;

#[track_caller]
fn assert_cursor_is_shown(shown: &str) {
    let hidden = shown.rfind("\u{1b}[?25l");
    assert!(hidden < shown.rfind("\u{1b}[?25h") || hidden.is_none(), "the cursor is gone: {shown:?}");
}

/// The codes of a prompt that have to do with colour or weight, not with the cursor.
fn is_coloured(sandbox: &Sandbox, variable: (&str, &str), args: &[&str]) -> bool {
    let mut terminal = sandbox.terminal_with(variable, "", ["new"].iter().chain(args).copied());
    terminal.sees("Project name").interrupts();
    let (_, shown) = terminal.ends();
    shown
        .split("\u{1b}[")
        .skip(1)
        .any(|code| code.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m'))
}

#[test]
fn colour_is_as_the_flag_says() {
    let sandbox = Sandbox::new();
    let (plain, colourful) = (("NO_COLOR", "1"), ("COLORTERM", "truecolor"));
    assert!(is_coloured(&sandbox, colourful, &[]));
    assert!(!is_coloured(&sandbox, plain, &[]));
    assert!(!is_coloured(&sandbox, colourful, &["--color", "never"]));
    assert!(is_coloured(&sandbox, plain, &["--color", "always"]));
}

#[test]
fn typed_answers_make_a_project() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new"]);
    terminal.sees("Project name").answers("shop");
    terminal.sees("Go module path").sees("github.com/shop/shop").answers("example.com/shop");
    terminal.sees("Owner").answers("growth");
    terminal.sees("AWS region").answers("eu-west-1");
    terminal.sees("Second factor at sign-in").sees("required").types(DOWN).answers("");
    terminal.sees("Where logs go").sees("http").answers("");
    terminal.sees("Extras (space selects, enter ends)").sees("github-actions").types(" ").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert_cursor_is_shown(&shown);
    assert!(shown.ends_with("next:\r\n  cd shop\r\n  make setup\r\n  make test\r\n"), "{shown}");
    let manifest = sandbox.read("shop/venture.yaml");
    for line in [
        "name: shop",
        "module: example.com/shop",
        "owner: growth",
        "region: eu-west-1",
        "  mfa: required",
        "  destination: http",
        "extras: [github-actions]",
    ] {
        assert!(manifest.lines().any(|found| found == line), "{line}\n{manifest}");
    }
}

#[test]
fn a_refused_answer_is_asked_again() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new"]);
    terminal.sees("Project name").answers("Shop!");
    terminal.sees(
        "`Shop!` is not a project name; use lower-case letters, digits and single dashes, such as `shop`",
    );
    terminal.sees("Project name").answers("");
    terminal.sees("the project name is empty; use").sees("Project name").answers("shop");
    terminal.sees("Go module path").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
}

#[test]
fn what_flags_and_the_folder_say_is_not_asked() {
    let sandbox = Sandbox::new();
    let flags = ["--owner", "x", "--region", "eu-west-1", "--mfa", "off", "--logs", "http", "--extras", ""];
    let mut terminal = sandbox.terminal("", ["new", "acme"].into_iter().chain(flags));
    terminal.sees("Go module path").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("Project name"), "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("\nmodule: github.com/acme/acme\n"));
}

#[test]
fn ctrl_c_at_the_first_question() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new"]);
    terminal.sees("Project name").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!((code, sandbox.tree().as_str()), (130, ""), "{shown}");
    assert_cursor_is_shown(&shown);
    assert!(shown.ends_with("\r\n\u{1b}[?25hcancelled; nothing was written\r\n"), "{shown:?}");
    assert_eq!(shown.matches("cancelled").count(), 1);
}

#[test]
fn ctrl_c_at_a_list() {
    let sandbox = Sandbox::new();
    for mfa in [&["--mfa", "off"][..], &[]] {
        let flags = ["new", "acme", "--module", "a.io/b", "--owner", "x", "--region", "eu-west-1"];
        let mut terminal = sandbox.terminal("", flags.iter().chain(mfa).copied());
        terminal.sees(if mfa.is_empty() { "required" } else { "http" }).interrupts();
        let (code, shown) = terminal.ends();
        assert_eq!((code, sandbox.tree().as_str()), (130, ""), "{shown}");
        assert_cursor_is_shown(&shown);
        assert!(shown.contains("cancelled; nothing was written\r\n"), "{shown:?}");
    }
}

#[test]
fn nobody_is_asked_where_that_is_forbidden() {
    let sandbox = Sandbox::new();
    let (code, shown) = sandbox.terminal("", ["new", "--no-input"]).ends();
    assert_eq!(code, 2);
    assert!(shown.contains("answers are missing"), "{shown}");
    let (code, shown) = sandbox.terminal("", ["new", "acme", "--defaults"]).ends();
    assert_eq!(code, 0, "{shown}");
}

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
