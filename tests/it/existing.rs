//! `venture new DIR --existing`: a project among files that are there.

use crate::support::pty::{DOWN, Terminal};
use crate::support::{Run, Sandbox};

const NEW: [&str; 5] = ["new", "acme", "--existing", "--defaults", "--vcs"];
const MINE: &str = "all:\n\techo mine\n";

/// A folder with a file that venture writes too, one that only looks like it, and others.
fn with_files() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("acme/Makefile", MINE);
    sandbox.write("acme/README.md", "# Mine\n");
    sandbox.write("acme/docs/notes.md", "notes\n");
    sandbox.write("acme/functions/old/handler.go", "package old\n");
    sandbox
}

fn join(sandbox: &Sandbox, args: &[&str]) -> Run {
    sandbox.run(NEW.into_iter().chain(["none"]).chain(args.iter().copied()))
}

fn assert_foreign_files_are_as_they_were(sandbox: &Sandbox) {
    assert_eq!(sandbox.read("acme/docs/notes.md"), "notes\n");
    assert_eq!(sandbox.read("acme/functions/old/handler.go"), "package old\n");
}

#[test]
fn without_a_terminal_the_conflicts_are_listed_and_nothing_is_written() {
    let sandbox = with_files();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let run = join(&sandbox, &[]);
    assert_eq!(run.code, 3, "{run}");
    let conflicts: Vec<&str> = run.stdout.lines().filter(|line| line.contains("conflict")).collect();
    insta::assert_snapshot!(conflicts.join("\n"), @"
     conflict Makefile (venture did not write this file)
     conflict README.md (venture did not write this file)
    [N] create, 2 conflict; nothing was written
    ");
    insta::assert_snapshot!(run.stderr, @"
    error: 2 conflicts to decide: Makefile, README.md; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    assert!((sandbox.tree(), sandbox.snapshot("")) == before, "{run}");
}

#[test]
fn files_that_nobody_else_writes_are_no_conflict() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/docs/notes.md", "notes\n");
    let run = join(&sandbox, &[]).ok();
    assert!(sandbox.exists("acme/venture.yaml") && sandbox.exists("acme/serverless.yml"), "{run}");
    assert_eq!(sandbox.read("acme/docs/notes.md"), "notes\n");
    assert!(sandbox.acme(["regenerate"]).ok().stderr.contains("up to date"));
}

#[test]
fn a_file_that_is_as_venture_writes_it_is_no_conflict() {
    let sandbox = Sandbox::with_project();
    let settings = sandbox.read("acme/.editorconfig");
    sandbox.write("other/.editorconfig", settings.replace('\n', "\r\n"));
    sandbox.run(["new", "other", "--existing", "--defaults", "--vcs", "none"]).ok();
    assert!(sandbox.read("other/.editorconfig").contains("\r\n"), "a checkout with CRLF stays one");
}

#[test]
fn keep() {
    let sandbox = with_files();
    join(&sandbox, &["--on-conflict", "keep"]).ok();
    assert_eq!(
        (sandbox.read("acme/Makefile").as_str(), sandbox.read("acme/README.md").as_str()),
        (MINE, "# Mine\n")
    );
    assert_foreign_files_are_as_they_were(&sandbox);
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 0
    --- stdout
    yours: 2 (changed by you; kept and merged)
      Makefile
      README.md
    unchanged: [N] (as generated)
    ");
}

#[test]
fn take() {
    let sandbox = with_files();
    join(&sandbox, &["--on-conflict", "take"]).ok();
    assert!(sandbox.read("acme/Makefile").starts_with("# Managed by venture"));
    assert_foreign_files_are_as_they_were(&sandbox);
    assert!(sandbox.acme(["regenerate"]).ok().stdout.ends_with(" unchanged\n"));
}

#[test]
fn markers() {
    let sandbox = with_files();
    let run = join(&sandbox, &["--on-conflict", "markers"]);
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stderr.contains("conflict markers were written into Makefile, README.md\n"), "{run}");
    let makefile = sandbox.read("acme/Makefile");
    assert!(
        makefile.starts_with("<<<<<<< yours\nall:\n\techo mine\n||||||| generated last\n=======\n# Managed")
    );
    assert_foreign_files_are_as_they_were(&sandbox);
    let status = sandbox.acme(["status"]).ok();
    assert!(status.stdout.starts_with("unresolved: "), "{status}");
}

fn on_a_terminal(sandbox: &Sandbox) -> Terminal {
    let mut terminal = sandbox.terminal("", NEW.into_iter().chain(["none"]));
    terminal.sees("Makefile: venture did not write this file").sees("abort; nothing is written");
    terminal
}

#[test]
fn on_a_terminal_the_diff_is_shown_and_each_is_decided() {
    let sandbox = with_files();
    let mut terminal = on_a_terminal(&sandbox);
    terminal.answers("").sees("-all:").sees("+# Managed by venture").sees("abort; nothing is written");
    terminal.types(DOWN).answers("").sees("README.md: venture did not write this file");
    terminal.sees("abort; nothing is written").types(&DOWN.repeat(2)).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(sandbox.read("acme/Makefile"), MINE);
    assert!(sandbox.read("acme/README.md").starts_with("# acme\n"), "{}", sandbox.read("acme/README.md"));
}

#[test]
fn abort_and_ctrl_c_leave_everything_as_it_was() {
    let sandbox = with_files();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let mut terminal = on_a_terminal(&sandbox);
    terminal.types(&DOWN.repeat(6)).answers("");
    assert_eq!(terminal.ends().0, 130);
    let mut terminal = on_a_terminal(&sandbox);
    terminal.interrupts();
    assert_eq!(terminal.ends().0, 130);
    assert!((sandbox.tree(), sandbox.snapshot("")) == before, "{}", sandbox.tree());
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = with_files();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let run = join(&sandbox, &["--dry-run"]).ok();
    assert!(
        run.stdout.contains(" conflict Makefile ") && run.stdout.contains("   create venture.yaml\n"),
        "{run}"
    );
    assert!((sandbox.tree(), sandbox.snapshot("")) == before, "{run}");
}

#[test]
fn undo_gives_the_folder_back() {
    let sandbox = with_files();
    let before = sandbox.acme_files();
    join(&sandbox, &["--on-conflict", "take"]).ok();
    let run = sandbox.acme(["undo"]).ok();
    assert_eq!(sandbox.acme_files(), before, "{run}");
}

#[test]
fn the_project_goes_on_as_any_other_and_keeps_the_edits() {
    let sandbox = with_files();
    join(&sandbox, &["--on-conflict", "keep"]).ok();
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices"]).ok();
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["remove", "function", "invoices"]).ok();
    assert_eq!(sandbox.read("acme/Makefile"), MINE);
    assert_foreign_files_are_as_they_were(&sandbox);
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn inside_a_repository_no_other_is_made() {
    let sandbox = with_files();
    assert_eq!(sandbox.shell("git init -q acme").code, 0);
    let run = sandbox.run(NEW[..4].iter().copied().chain(["--on-conflict", "keep"])).ok();
    assert_eq!(sandbox.shell("cd acme && git status --porcelain Makefile").stdout, "?? Makefile\n", "{run}");
}
