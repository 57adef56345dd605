//! What keeps `venture regenerate` from doing harm: the pristine file, the lock and the journal.

use std::fs::File;

use crate::regenerate::POOL;
use crate::support::{Run, Sandbox};

const PRISTINE: &str = "acme/.venture/pristine.txtar";

type Damage = dyn Fn(&str) -> Option<String>;

/// Regenerates a project with an edit and a change of the manifest, whose pristine file was damaged.
fn with_pristine(damage: impl Fn(&str) -> Option<String>) -> (Sandbox, Run) {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.write("acme/functions/hello/handler.go", "package hello // mine\n");
    sandbox.require_mfa();
    match damage(&sandbox.read(PRISTINE)) {
        Some(text) => sandbox.write(PRISTINE, text),
        None => sandbox.remove(PRISTINE),
    }
    let before = sandbox.snapshot("acme");
    let run = sandbox.acme(["regenerate"]);
    let after = sandbox.snapshot("acme");
    assert!(before == after, "nothing is overwritten:\n{run}");
    (sandbox, run)
}

#[test]
fn a_missing_pristine_file() {
    let (sandbox, run) = with_pristine(|_| None);
    insta::assert_snapshot!(run, @"
    exit 3
    --- stdout
     conflict Makefile (what venture wrote last is not known)
         kept README.md (you changed it)
         kept functions/hello/handler.go (you changed it)
     conflict resources/cognito-user-pool.yml (what venture wrote last is not known)
    2 conflict, 2 kept, [N] unchanged; nothing was written
    --- stderr
    warning: `.venture/pristine.txtar` is missing; every file that differs is a conflict
    error: 2 conflicts to decide: Makefile, resources/cognito-user-pool.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    sandbox.acme(["regenerate", "--on-conflict", "keep"]).ok();
    assert!(sandbox.read("acme/Makefile").starts_with("# Ours, managed"));
    assert!(sandbox.exists(PRISTINE));
    let status = sandbox.acme(["status", "--check"]).ok();
    assert!(!status.stderr.contains("warning"), "whole again: {status}");
}

#[test]
fn a_damaged_pristine_file() {
    let cut = |text: &str| Some(text[..text.len() / 2].to_owned());
    let damages: [(&str, &Damage); 4] = [
        ("truncated", &cut),
        ("empty", &|_| Some(String::new())),
        ("conflict markers", &|text| Some(format!("<<<<<<< HEAD\n{text}"))),
        ("a path that leaves", &|text| Some(text.replacen(" Makefile\n", " ../Makefile\n", 1))),
    ];
    let said = damages.map(|(name, damage)| {
        let (_, run) = with_pristine(damage);
        assert_eq!(run.code, 3, "{run}");
        format!("{name}: {}", run.stderr.lines().next().unwrap())
    });
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"at line \d+", "at line [N]");
    let _filters = settings.bind_to_scope();
    insta::assert_snapshot!(said.join("\n"), @"
    truncated: warning: `.venture/pristine.txtar` is damaged at line [N]: the file's text is cut short; every file that differs is a conflict
    empty: warning: `.venture/pristine.txtar` is damaged at line [N]: expected `venture <version>`; every file that differs is a conflict
    conflict markers: warning: `.venture/pristine.txtar` is damaged at line [N]: expected `venture <version>`; every file that differs is a conflict
    a path that leaves: warning: `.venture/pristine.txtar` is damaged at line [N]: the file's text is missing; every file that differs is a conflict
    ");
}

#[test]
fn a_pristine_file_of_which_one_text_is_changed() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.edit(PRISTINE, "-- Makefile --\n# Managed", "-- Makefile --\n# Mangaed");
    let run = sandbox.acme(["regenerate"]);
    insta::assert_snapshot!(run, @"
    exit 3
    --- stdout
     conflict Makefile (what venture wrote last is not known)
    1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: Makefile; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
}

#[test]
fn a_project_of_a_newer_venture() {
    let sandbox = Sandbox::with_project();
    let own = env!("CARGO_PKG_VERSION");
    sandbox.edit(PRISTINE, &format!("venture {own}\n"), "venture 99.0.0\n");
    for command in ["regenerate", "status"] {
        let error = sandbox.acme([command]).fails(1).replace(own, "[VERSION]");
        insta::allow_duplicates! { insta::assert_snapshot!(error, @"
        error: venture 99.0.0 generated this project last, and this is [VERSION]
        help: update it: `cargo install venture`; an older one would take newer templates back
        ") }
    }
}

#[test]
fn another_venture_at_work() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    let lock = File::create(sandbox.path("acme/.venture/lock")).unwrap();
    lock.lock().unwrap();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: another venture is at work in this project
    help: wait for it to end; nothing was changed
    ");
    sandbox.acme(["status"]).ok();
    drop(lock);
    sandbox.acme(["regenerate"]).ok();
}

#[test]
fn a_run_that_was_killed_while_it_wrote_is_finished() {
    for command in [vec!["status"], vec!["regenerate"], vec!["regenerate", "--dry-run"]] {
        let sandbox = Sandbox::with_project();
        sandbox.write("acme/.venture/stage/1", "new\n");
        sandbox.write("acme/functions/gone/function.yml", "");
        // `put 0` was done before the kill: its staged file is away.
        sandbox.write(
            "acme/.venture/journal",
            "put 0 - Makefile\nput 1 - notes/new.txt\nremove 2d06800538d394c2 functions/gone/function.yml\nend\n",
        );
        sandbox.make_folder("acme/notes");
        let makefile = sandbox.read("acme/Makefile");
        let run = sandbox.acme(command).ok();
        insta::allow_duplicates! { insta::assert_snapshot!(run.stderr.lines().next().unwrap(), @"warning: an earlier run was stopped while it wrote; what it had begun is finished now") }
        assert_eq!(sandbox.read("acme/notes/new.txt"), "new\n");
        assert_eq!(sandbox.read("acme/Makefile"), makefile);
        for path in ["functions/gone", ".venture/journal", ".venture/stage"] {
            assert!(!sandbox.exists(&format!("acme/{path}")), "{path}");
        }
    }
}

#[test]
fn a_run_that_was_killed_before_it_wrote_is_forgotten() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/.venture/stage/0", "half a fi");
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.exists("acme/.venture/stage"));
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
}

#[test]
fn a_damaged_journal_is_not_followed() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/.venture/stage/0", "new\n");
    sandbox.write("acme/.venture/journal", "put 0 - ../outside\nend\n");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: the journal of an unfinished run is damaged: `put 0 - ../outside`
    help: compare `.venture/stage` with the project by hand, then remove `.venture/journal`
    ");
    assert!(sandbox.exists("acme/.venture/journal") && !sandbox.exists("outside"));
}
