//! Files that move to another place, where something is in their way.

use crate::moved::{MINE, MOVE, NEW, OLD, assert_settled, newer, older, regenerate};
use crate::support::Sandbox;

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
