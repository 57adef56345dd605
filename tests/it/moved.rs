//! Files that a newer venture writes in another place: the user's edits go with them.

use std::fs;

use crate::support::{Run, Sandbox, venture};

const NEW: &str = "resources/cognito-user-pool.yml";
const OLD: &str = "cognito/pool.yml";
const MOVE: &str = "cognito/pool.yml=resources/cognito-user-pool.yml";
const MINE: &str = "      MfaConfiguration: 'OFF' # for now";

/// A project of the venture before, which wrote the file at `new` to `old`.
pub fn older(new: &str, old: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    make_older(&sandbox, new, old);
    sandbox
}

fn make_older(sandbox: &Sandbox, new: &str, old: &str) {
    let (from, to) = (format!("acme/{new}"), format!("acme/{old}"));
    let text = sandbox.read(&from);
    sandbox.write(&to, text);
    sandbox.remove(&from);
    let _ = fs::remove_dir(sandbox.path(&from).parent().unwrap()); // only where it is empty
    let pristine = sandbox.read("acme/.venture/pristine.txtar");
    let pristine = pristine.replace(&format!(" {new}\n"), &format!(" {old}\n"));
    let pristine = pristine.replace(&format!("-- {new} --\n"), &format!("-- {old} --\n"));
    sandbox.write("acme/.venture/pristine.txtar", pristine);
}

/// Runs the venture that moved files.
pub fn newer(sandbox: &Sandbox, moved: &str, args: &[&str]) -> Run {
    let mut command = sandbox.command(venture());
    sandbox.finish(command.env("VENTURE_MOVED", moved).current_dir(sandbox.path("acme")).args(args))
}

fn regenerate(sandbox: &Sandbox) -> Run {
    newer(sandbox, MOVE, &["regenerate"])
}

/// Nothing is left to do, and nothing is left of the old place.
fn assert_settled(sandbox: &Sandbox) {
    let pristine = sandbox.read("acme/.venture/pristine.txtar");
    assert!(!pristine.contains(OLD), "the old place is forgotten");
    let before = sandbox.snapshot("acme");
    let again = regenerate(sandbox).ok();
    assert!(again.stderr.contains("up to date") && !again.stdout.contains(OLD), "{again}");
    assert!(sandbox.snapshot("acme") == before, "{again}");
}

#[test]
fn an_untouched_file_moves() {
    let sandbox = older(NEW, OLD);
    let text = sandbox.read("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         move resources/cognito-user-pool.yml (from cognito/pool.yml)
    written: 1 move, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert!(!sandbox.exists("acme/cognito"), "its folder is empty, and goes");
    assert_settled(&sandbox);
}

#[test]
fn an_untouched_file_moves_and_is_brought_up_to_date() {
    let sandbox = older(NEW, OLD);
    sandbox.require_mfa();
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
       update resources/cognito-user-pool.yml (from cognito/pool.yml)
    written: 1 update, [N] unchanged
    ");
    assert!(sandbox.read("acme/resources/cognito-user-pool.yml").contains("MfaConfiguration: 'ON'\n"));
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn an_edited_file_moves_with_the_edit() {
    let sandbox = older(NEW, OLD);
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    let text = sandbox.read("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         move resources/cognito-user-pool.yml (from cognito/pool.yml; you changed it)
    written: 1 move, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn a_file_beside_it_keeps_the_folder() {
    let sandbox = older(NEW, OLD);
    sandbox.write("acme/cognito/notes.md", "mine\n");
    regenerate(&sandbox).ok();
    assert_eq!(sandbox.tree_of("acme/cognito"), "notes.md\n");
}

#[test]
fn an_edited_file_moves_and_is_merged() {
    let sandbox = older(NEW, OLD);
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    sandbox.require_mfa();
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
        merge resources/cognito-user-pool.yml (from cognito/pool.yml; with your changes)
    written: 1 merge, [N] unchanged
    ");
    let text = sandbox.read("acme/resources/cognito-user-pool.yml");
    assert!(text.starts_with("# Ours\n") && text.contains("MfaConfiguration: 'ON'\n"), "{text}");
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn a_crlf_file_stays_crlf() {
    let sandbox = older(NEW, OLD);
    let text = sandbox.read("acme/cognito/pool.yml").replace('\n', "\r\n");
    sandbox.write("acme/cognito/pool.yml", &text);
    regenerate(&sandbox).ok();
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert_settled(&sandbox);
}

fn with_conflict() -> Sandbox {
    let sandbox = older(NEW, OLD);
    sandbox.edit_line("acme/cognito/pool.yml", "MfaConfiguration", MINE);
    sandbox.require_mfa();
    sandbox
}

#[test]
fn a_conflict_is_asked_about_before_anything_moves() {
    let sandbox = with_conflict();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(regenerate(&sandbox).fails_with_plan(), @"
    exit 3
    --- stdout
     conflict resources/cognito-user-pool.yml (from cognito/pool.yml; you and venture changed the same lines)
    1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: resources/cognito-user-pool.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    assert!(sandbox.snapshot("acme") == before);
}

#[test]
fn a_conflict_is_decided_in_the_new_place() {
    for (how, code, holds) in
        [("keep", 0, "'OFF' # for now\n"), ("take", 0, "'ON'\n"), ("markers", 3, "<<<<<<< yours\n")]
    {
        let sandbox = with_conflict();
        let run = newer(&sandbox, MOVE, &["regenerate", "--on-conflict", how]);
        assert_eq!(run.code, code, "{run}");
        let text = sandbox.read("acme/resources/cognito-user-pool.yml");
        assert!(text.contains(holds), "{how}: {text}");
        assert_eq!(text.contains(MINE), how != "take", "{how}: {text}");
        assert!(!sandbox.exists("acme/cognito"));
        assert_settled(&sandbox);
    }
}

#[test]
fn a_deleted_file_stays_deleted() {
    let sandbox = older(NEW, OLD);
    sandbox.remove("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         kept resources/cognito-user-pool.yml (you deleted it)
    1 kept, [N] unchanged
    --- stderr
    up to date
    ");
    assert!(!sandbox.exists("acme/resources/cognito-user-pool.yml"));
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["status"]), @"
    exit 0
    --- stdout
    missing: 1 (deleted by you; stays deleted)
      resources/cognito-user-pool.yml
    unchanged: [N] (as generated)
    ");
    assert_settled(&sandbox);
}

#[test]
fn a_file_in_the_new_place_is_not_written_over() {
    let sandbox = older(NEW, OLD);
    sandbox.write("acme/resources/cognito-user-pool.yml", "mine: true\n");
    insta::assert_snapshot!(regenerate(&sandbox).fails_with_plan(), @"
    exit 3
    --- stdout
       delete cognito/pool.yml
     conflict resources/cognito-user-pool.yml (venture did not write this file)
    [N] delete, 1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: resources/cognito-user-pool.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    newer(&sandbox, MOVE, &["regenerate", "--on-conflict", "keep"]).ok();
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), "mine: true\n");
    assert!(!sandbox.exists("acme/cognito"), "as it was generated, so it may go");
    assert_settled(&sandbox);
}

#[test]
fn an_edited_file_stays_where_another_has_its_new_place() {
    let sandbox = older(NEW, OLD);
    sandbox.write("acme/resources/cognito-user-pool.yml", "mine: true\n");
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    let run = newer(&sandbox, MOVE, &["regenerate", "--on-conflict", "keep"]).ok();
    insta::assert_snapshot!(run, @"
    exit 0
    --- stdout
         kept cognito/pool.yml (no longer generated, and you changed it)
         kept resources/cognito-user-pool.yml (conflict, your side kept)
    2 kept, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), "mine: true\n");
    assert!(sandbox.read("acme/cognito/pool.yml").starts_with("# Ours\n"));
}

#[test]
fn the_same_file_was_moved_by_hand() {
    let sandbox = older(NEW, OLD);
    let text = sandbox.read("acme/cognito/pool.yml");
    sandbox.write("acme/resources/cognito-user-pool.yml", &text);
    sandbox.remove("acme/cognito/pool.yml");
    regenerate(&sandbox).ok();
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert_settled(&sandbox);
}
