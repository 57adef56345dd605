//! What `venture new DIR --existing` refuses, with nothing written, and what a broken run of it leaves.

use std::process::Command;

use crate::support::{Run, Sandbox, venture};

const NEW: [&str; 8] = ["new", "acme", "--existing", "--defaults", "--vcs", "none", "--on-conflict", "take"];

/// Refused, whatever was decided.
#[track_caller]
fn refused(sandbox: &Sandbox) -> Run {
    sandbox.refuses(NEW)
}

#[test]
fn a_venture_is_there_already() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: a venture is there already: `venture.yaml`
    help: `venture regenerate` brings it up to date; nothing was written
    ");
}

#[test]
fn a_decision_needs_an_existing_folder() {
    let sandbox = Sandbox::new();
    let run = sandbox.refuses(["new", "acme", "--defaults", "--on-conflict", "keep"]);
    assert_eq!(run.code, 2, "{run}");
}

#[test]
fn a_file_where_a_folder_must_be() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/functions", "mine\n");
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: cannot create the folder `functions`
      caused by: File exists (os error 17)
    help: nothing was changed; mend the cause and run the command again
    ");
}

#[test]
fn a_folder_where_a_file_must_be() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/go.mod/notes", "mine\n");
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: `go.mod` is not a regular file, and one is to stand there
    help: move it away and run the command again
    ");
}

#[test]
fn a_manifest_that_is_a_folder() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("acme/venture.yaml");
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: a venture is there already: `venture.yaml`
    help: `venture regenerate` brings it up to date; nothing was written
    ");
}

#[test]
fn a_file_that_is_a_link_to_outside() {
    let sandbox = Sandbox::new();
    sandbox.write("outside.txt", "secret\n");
    sandbox.make_folder("acme");
    sandbox.symlink("../outside.txt", "acme/Makefile");
    let run = refused(&sandbox);
    insta::assert_snapshot!(run, @"
    exit 1
    --- stderr
    error: cannot read `Makefile`
      caused by: a path led outside of the filesystem
    help: venture reads and writes inside the project only
    ");
    assert!(!run.to_string().contains("secret"));
}

#[test]
fn a_folder_that_is_a_link_to_outside() {
    for folder in ["functions", ".venture"] {
        let sandbox = Sandbox::new();
        sandbox.make_folder("acme");
        sandbox.make_folder("outside");
        sandbox.symlink("../outside", &format!("acme/{folder}"));
        let run = refused(&sandbox);
        assert!(run.stderr.contains("a path led outside of the filesystem"), "{run}");
        assert_eq!(sandbox.tree_of("outside"), "");
    }
}

#[test]
fn a_link_within_the_folder_is_followed_and_kept() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("acme/src");
    sandbox.symlink("src", "acme/functions");
    sandbox.run(NEW).ok();
    assert!(sandbox.exists("acme/src/hello/handler.go"), "{}", sandbox.tree_of("acme"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let sandbox = Sandbox::new();
    sandbox.write("real/notes.md", "mine\n");
    sandbox.symlink("real", "acme");
    sandbox.run(NEW).ok();
    assert!(sandbox.exists("real/venture.yaml") && sandbox.read("real/notes.md") == "mine\n");
}

#[test]
fn another_venture_at_work() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/.venture/lock", "");
    let lock = std::fs::File::open(sandbox.path("acme/.venture/lock")).unwrap();
    lock.lock().unwrap();
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: another venture is at work in this project
    help: wait for it to end; nothing was changed
    ");
}

#[test]
fn a_file_that_cannot_be_read_or_merged_is_decided_as_a_whole() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/Makefile", b"\0\xff binary");
    let run = sandbox.refuses(NEW[..7].iter().copied().chain(["markers"]));
    insta::assert_snapshot!(run, @"
    exit 1
    --- stderr
    error: `Makefile` is binary and cannot hold conflict markers
    help: decide with --on-conflict keep or take; nothing was written
    ");
    sandbox.run(NEW[..7].iter().copied().chain(["keep"])).ok();
    assert_eq!(std::fs::read(sandbox.path("acme/Makefile")).unwrap(), b"\0\xff binary");
}

/// Hundreds of equal writes: the first, some in the midst, and those around the last are broken.
#[test]
fn a_run_that_is_broken_anywhere_is_done_or_not_done() {
    let start = Sandbox::new();
    start.write("acme/Makefile", "mine\n");
    start.write("acme/docs/notes.md", "notes\n");
    let old = start.acme_unstaged();
    let count = |sandbox: &Sandbox, number: usize| !faulty(sandbox, &format!("fail:{number}"));
    let numbers: Vec<usize> = (1..8192).collect();
    let last = numbers.partition_point(|number| count(&start.copy_of_acme(), *number));
    assert!((200..8191).contains(&last), "{last} operations");
    let whole = start.copy_of_acme();
    assert!(faulty(&whole, ""));
    let new = whole.acme_unstaged();
    let (mut seen_old, mut seen_new) = (false, false);
    for kind in ["fail", "kill"] {
        for number in [1, 2, 3, last / 3, last / 2, last * 2 / 3, last - 5, last - 2, last - 1, last] {
            let sandbox = start.copy_of_acme();
            assert!(!faulty(&sandbox, &format!("{kind}:{number}")), "{kind} at {number} of {last}");
            finish(&sandbox);
            let now = sandbox.acme_unstaged();
            assert!(now == old || now == new, "{kind} at {number} of {last}: {}", sandbox.tree());
            seen_old |= now == old;
            seen_new |= now == new;
        }
    }
    assert!(seen_old && seen_new);
}

/// What the user does next: any command, which finishes what had begun, or the same one again.
fn finish(sandbox: &Sandbox) {
    if sandbox.exists("acme/.venture/journal") {
        let status = sandbox.acme(["status"]).ok();
        assert!(status.stderr.contains("what it had begun is finished now"), "{status}");
    }
}

#[test]
fn the_same_command_again_finishes_what_was_broken() {
    let start = Sandbox::new();
    start.write("acme/Makefile", "mine\n");
    let whole = start.copy_of_acme();
    assert!(faulty(&whole, ""));
    for number in [20, 600, 700, 950] {
        let sandbox = start.copy_of_acme();
        assert!(!faulty(&sandbox, &format!("kill:{number}")));
        let had_begun = sandbox.exists("acme/.venture/journal");
        let again = sandbox.run(NEW);
        // Finished first, and so a venture is there already.
        assert_eq!(again.code, i32::from(had_begun), "{number}: {again}");
        assert!(sandbox.acme_files() == whole.acme_files(), "{number}: {again}");
    }
}

fn faulty(sandbox: &Sandbox, fault: &str) -> bool {
    let mut command = Command::new(venture());
    command.args(NEW).current_dir(sandbox.root()).env("VENTURE_FAULT", fault);
    command.output().unwrap().status.success()
}
