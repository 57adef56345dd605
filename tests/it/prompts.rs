//! Questions on a terminal.

use crate::support::Sandbox;
use crate::support::pty::{DOWN, screen};

#[track_caller]
pub fn assert_cursor_is_shown(shown: &str) {
    let hidden = shown.rfind("\u{1b}[?25l");
    assert!(hidden < shown.rfind("\u{1b}[?25h") || hidden.is_none(), "the cursor is gone: {shown:?}");
}

/// The codes of a prompt that have to do with colour or weight, not with the cursor.
fn is_coloured(sandbox: &Sandbox, variable: (&str, &str), args: &[&str]) -> bool {
    let mut terminal = sandbox.terminal_with(&[variable], 80, "", ["new"].iter().chain(args).copied());
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
/// Flags that leave the name, the module and what follows the region to be asked.
pub const MOST: [&str; 12] = [
    "--owner",
    "x",
    "--region",
    "eu-west-1",
    "--sign-in",
    "email",
    "--mfa",
    "off",
    "--logs",
    "http",
    "--extras",
    "",
];

#[test]
fn typed_answers_make_a_project() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new"]);
    terminal.sees("Project name").answers("shop");
    terminal.sees("Go module path (example.com/shop)").answers("github.com/we/shop");
    terminal.sees("Owner").answers("growth");
    terminal.sees("AWS region").types("ireland").sees("❯ eu-west-1").answers("");
    terminal.sees("Who signs people in").sees("❯ cognito").answers("");
    terminal.sees("What users sign in with").sees("for good").answers("");
    terminal
        .sees("Second factor at sign-in")
        .sees("nobody signs in without")
        .types(DOWN)
        .types(DOWN)
        .answers("");
    terminal.sees("Where logs go").sees("❯ http").answers("");
    terminal.sees("Extras (space selects, enter ends)").sees("github-actions");
    terminal.types(DOWN).types(DOWN).types(DOWN).sees("❯ · github-actions  workflows").types(" ").answers("");
    terminal.sees("extras: [github-actions]").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert_cursor_is_shown(&shown);
    let seen = screen(80, &shown);
    assert!(seen.contains("✔ Extras (space selects, enter ends) · github-actions\n"), "{seen}");
    assert!(!seen.contains('?') || seen.matches('?').count() == 1, "prompts give way to answers: {seen}");
    let manifest = sandbox.read("shop/venture.yaml");
    for line in [
        "name: shop",
        "module: github.com/we/shop",
        "owner: growth",
        "region: eu-west-1",
        "  sign-in: email",
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
    terminal.sees("Project name").answers("Shop!").sees("`Shop!` is not a project name;").sees("`shop`");
    terminal.types("\u{15}").answers("").sees("the project name is empty; use");
    terminal.answers("shop").sees("Go module path").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    let seen = screen(80, &shown);
    assert!(!seen.contains("is not a project name") && !seen.contains("is empty"), "erased whole: {seen}");
}

#[test]
fn what_flags_and_the_folder_say_is_not_asked() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new", "acme"].into_iter().chain(MOST));
    terminal.sees("Go module path").answers("").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("Project name"), "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("\nmodule: example.com/acme\n"));
}

#[test]
fn where_nothing_is_asked_nothing_is_confirmed() {
    let sandbox = Sandbox::new();
    let all = ["new", "acme", "--module", "a.io/b"].into_iter().chain(MOST);
    let (code, shown) = sandbox.terminal("", all).ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("Make it?"), "{shown}");
}

#[test]
fn ctrl_c_at_the_first_question() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal("", ["new"]);
    terminal.sees("Project name").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!((code, sandbox.tree().as_str()), (130, ""), "{shown}");
    assert_cursor_is_shown(&shown);
    assert!(screen(80, &shown).ends_with("\ncancelled; nothing was written"), "{shown:?}");
    assert_eq!(shown.matches("cancelled").count(), 1);
}

#[test]
fn ctrl_c_at_a_list() {
    let sandbox = Sandbox::new();
    for mfa in [&["--mfa", "off"][..], &[]] {
        let flags = ["new", "acme", "--module", "a.io/b", "--owner", "x", "--region", "eu-west-1"];
        let flags = flags.iter().chain(&["--sign-in", "email"]).chain(mfa).copied();
        let mut terminal = sandbox.terminal("", flags);
        terminal.sees(if mfa.is_empty() { "required" } else { "http" }).interrupts();
        let (code, shown) = terminal.ends();
        assert_eq!((code, sandbox.tree().as_str()), (130, ""), "{shown}");
        assert_cursor_is_shown(&shown);
        assert!(screen(80, &shown).ends_with("\ncancelled; nothing was written"), "{shown:?}");
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
