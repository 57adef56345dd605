//! The line that says what takes so long: on a terminal, from half a second on, and gone at the end.

use std::time::{Duration, Instant};

use crate::doctor::{machine, tool};
use crate::support::pty::{Terminal, screen};
use crate::support::{Sandbox, venture};

const ASKING: &str = "asking tools for their versions: 6 of 7";
/// A disk on which each operation takes ten milliseconds.
const SLOW: (&str, &str) = ("VENTURE_FAULT", "slow:10");

/// A machine whose Node takes its time.
fn slow_machine() -> Sandbox {
    let sandbox = machine();
    tool(&sandbox, "node", "sleep 2; echo v24.1.0");
    sandbox
}

/// The path with the tools of the test before the machine's.
fn path(sandbox: &Sandbox) -> String {
    format!("{}:{}", sandbox.path("bin").display(), std::env::var("PATH").unwrap())
}

fn doctor(sandbox: &Sandbox, args: &[&str]) -> Terminal {
    sandbox.terminal_with(&[("PATH", &path(sandbox))], 80, "acme", ["doctor"].iter().chain(args).copied())
}

#[test]
fn a_slow_tool_is_waited_for_with_a_line_that_goes() {
    let sandbox = slow_machine();
    let begun = Instant::now();
    let mut terminal = doctor(&sandbox, &[]);
    terminal.sees(ASKING);
    assert!(begun.elapsed() >= Duration::from_millis(500), "{:?}", begun.elapsed());
    let (_, shown) = terminal.ends();
    let left = screen(80, &shown);
    assert!(left.starts_with("tools\n") && left.contains("ok  node 24.1.0"), "{left}");
    assert!(!left.contains("asking"), "{left}");
}

#[test]
fn nobody_sees_a_line_who_did_not_want_one_or_is_no_terminal() {
    let sandbox = slow_machine();
    let (_, shown) = doctor(&sandbox, &["--quiet"]).ends();
    assert!(!shown.contains("asking"), "{shown}");
    let mut command = sandbox.command(venture());
    command.current_dir(sandbox.path("acme")).env("PATH", path(&sandbox)).env("CLICOLOR_FORCE", "1");
    let run = sandbox.finish(command.args(["doctor", "--color", "always"]));
    assert!(run.stdout.contains("24.1.0") && !run.stderr.contains("asking"), "{run}");
}

#[test]
fn a_terminal_without_a_cursor_gets_no_line() {
    let sandbox = slow_machine();
    let variables = [("PATH", path(&sandbox)), ("TERM", "dumb".to_owned())];
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (_, shown) = sandbox.terminal_with(&variables, 80, "acme", ["doctor"]).ends();
    assert!(shown.contains("24.1.0") && !shown.contains("asking"), "{shown}");
}

#[test]
fn writes_to_a_slow_disk_are_counted() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "name: acme", "name: other");
    let mut terminal = sandbox.terminal_with(&[SLOW], 80, "acme", ["regenerate", "--on-conflict", "take"]);
    terminal.sees("writing files: ").sees(" of ");
    let (code, shown) = terminal.ends();
    let left = screen(80, &shown);
    assert!(code == 0 && left.contains("\nwritten: ") && !left.contains("writing files"), "{left}");
}

#[test]
fn a_new_project_on_a_slow_disk() {
    let sandbox = Sandbox::new();
    let new = ["new", "acme", "--defaults", "--vcs", "none"];
    let mut terminal = sandbox.terminal_with(&[SLOW], 50, "", new);
    terminal.sees("writing the project");
    let (code, shown) = terminal.ends();
    let left = screen(50, &shown);
    assert!(code == 0 && left.contains("created `acme`") && !left.contains("writing"), "{left}");
}
