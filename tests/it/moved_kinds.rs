//! Moves of every function's files and of once files, what commands say of a move, and files that are dropped.

use std::process::Command;

use serde_json::Value;

use crate::moved::{newer, older};
use crate::support::{Sandbox, venture};

const POOL: [&str; 2] = ["resources/cognito-user-pool.yml", "cognito/pool.yml"];
const MOVE: &str = "cognito/pool.yml=resources/cognito-user-pool.yml";

#[test]
fn a_pattern_moves_the_file_of_every_function() {
    const MOVE: &str = "functions/__function__/iam/__function__.yml=functions/__function__/resources.yml";
    let sandbox = older("functions/hello/resources.yml", "functions/hello/iam/hello.yml");
    sandbox.write("acme/functions/world/iam/other.yml", "mine\n");
    let text = sandbox.read("acme/functions/hello/iam/hello.yml") + "# mine\n";
    sandbox.write("acme/functions/hello/iam/hello.yml", &text);
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["regenerate"]), @"
    exit 0
    --- stdout
         move functions/hello/resources.yml (from functions/hello/iam/hello.yml; you changed it)
    written: 1 move, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/functions/hello/resources.yml"), text);
    assert!(!sandbox.exists("acme/functions/hello/iam"));
    assert_eq!(sandbox.read("acme/functions/world/iam/other.yml"), "mine\n", "not venture's");
}

#[test]
fn a_once_file_moves_whoever_wrote_its_text() {
    const MOVE: &str = "functions/__function__/main.go=functions/__function__/handler.go";
    for text in ["", "// mine\n"] {
        let sandbox = older("functions/hello/handler.go", "functions/hello/main.go");
        let text = sandbox.read("acme/functions/hello/main.go") + text;
        sandbox.write("acme/functions/hello/main.go", &text);
        let run = newer(&sandbox, MOVE, &["regenerate"]).ok();
        assert!(
            run.stdout.starts_with("     move functions/hello/handler.go (from functions/hello/main.go"),
            "{run}"
        );
        assert_eq!(sandbox.read("acme/functions/hello/handler.go"), text);
        assert!(!sandbox.exists("acme/functions/hello/main.go"));
        let again = newer(&sandbox, MOVE, &["regenerate"]).ok();
        assert!(again.stderr.contains("up to date"), "{again}");
    }
}

#[test]
fn a_once_file_that_was_deleted_stays_so() {
    const MOVE: &str = "functions/__function__/main.go=functions/__function__/handler.go";
    let sandbox = older("functions/hello/handler.go", "functions/hello/main.go");
    sandbox.remove("acme/functions/hello/main.go");
    for _ in 0..2 {
        newer(&sandbox, MOVE, &["regenerate"]).ok();
        assert!(!sandbox.exists("acme/functions/hello/handler.go"));
    }
}

fn edited() -> Sandbox {
    let sandbox = older(POOL[0], POOL[1]);
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    sandbox.require_mfa();
    sandbox
}

#[test]
fn undo_brings_the_old_place_back_and_a_second_one_the_new() {
    let sandbox = edited();
    let before = sandbox.acme_files();
    newer(&sandbox, MOVE, &["regenerate"]).ok();
    let after = sandbox.acme_files();
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["undo"]), @"
    exit 0
    --- stdout
    take back: venture regenerate
        remove resources/cognito-user-pool.yml
    bring back cognito/pool.yml
       restore .venture/pristine.txtar
    ");
    assert!(sandbox.acme_files() == before && !sandbox.exists("acme/resources/cognito-user-pool.yml"));
    newer(&sandbox, MOVE, &["undo"]).ok();
    assert!(sandbox.acme_files() == after && !sandbox.exists("acme/cognito"));
}

#[test]
fn status_calls_the_file_outdated() {
    let sandbox = older(POOL[0], POOL[1]);
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["status", "--check"]), @"
    exit 1
    --- stdout
    outdated: 1 (`venture regenerate` would change it)
      resources/cognito-user-pool.yml
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
    newer(&sandbox, MOVE, &["regenerate"]).ok();
    newer(&sandbox, MOVE, &["status", "--check"]).ok();
}

#[test]
fn a_dry_run_shows_the_move_and_the_change_of_the_text() {
    let sandbox = edited();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["regenerate", "--dry-run", "--diff"]), @"
    exit 0
    --- stdout
    --- yours/cognito/pool.yml
    +++ generated/resources/cognito-user-pool.yml
    @@ -39,7 +39,7 @@
               AllowedFirstAuthFactors: [PASSWORD]
           UserPoolAddOns:
             AdvancedSecurityMode: 'OFF'
    -      MfaConfiguration: 'OPTIONAL'
    +      MfaConfiguration: 'ON'
           EnabledMfas: [SOFTWARE_TOKEN_MFA]
           EmailConfiguration:
             EmailSendingAccount: COGNITO_DEFAULT
        merge resources/cognito-user-pool.yml (from cognito/pool.yml; with your changes)
    1 merge, [N] unchanged; nothing was written
    ");
    assert!(sandbox.snapshot("acme") == before, "nothing is written");
}

#[test]
fn json_names_both_places() {
    let sandbox = older(POOL[0], POOL[1]);
    let run = newer(&sandbox, MOVE, &["regenerate", "--dry-run", "--format", "json"]).ok();
    let plan: Value = serde_json::from_str(&run.stdout).unwrap();
    insta::assert_snapshot!(format!("{:#}", plan["files"][0]), @r#"
    {
      "path": "resources/cognito-user-pool.yml",
      "action": "move",
      "from": "cognito/pool.yml",
      "remark": "from cognito/pool.yml"
    }
    "#);
}

#[test]
fn adding_a_function_leaves_a_move_for_regenerate() {
    let sandbox = older(POOL[0], POOL[1]);
    newer(&sandbox, MOVE, &["add", "function", "invoices", "--http", "GET /invoices"]).ok();
    assert!(sandbox.exists("acme/cognito/pool.yml"));
    newer(&sandbox, MOVE, &["regenerate"]).ok();
    assert!(!sandbox.exists("acme/cognito") && sandbox.exists("acme/resources/cognito-user-pool.yml"));
}

/// What was generated once and is no more: as a venture that drops a file finds it.
#[test]
fn a_dropped_file_is_deleted_where_nobody_edited_it() {
    let sandbox = older(".editorconfig", "conf/editor");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
       create .editorconfig
       delete conf/editor
    written: [N] create, [N] delete, [N] unchanged
    ");
    assert!(!sandbox.exists("acme/conf"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_dropped_file_that_was_edited_stays_and_is_named() {
    let sandbox = older(".editorconfig", "conf/editor");
    sandbox.write("acme/conf/editor", "mine\n");
    let status = sandbox.acme(["status"]).ok();
    assert!(status.stdout.contains("orphaned: 1 "), "{status}");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
       create .editorconfig
         kept conf/editor (no longer generated, and you changed it)
    written: [N] create, 1 kept, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/conf/editor"), "mine\n");
    let again = sandbox.acme(["regenerate"]).ok();
    assert!(again.stdout.contains("kept conf/editor"), "named until it is gone: {again}");
}

/// As in `faults.rs`: whatever breaks the run, the file is in its old place or in its new one, whole.
#[test]
fn a_move_that_is_broken_anywhere_is_done_or_not_done() {
    let start = edited();
    let old = start.acme_unstaged();
    let whole = start.copy_of_acme();
    assert!(faulty(&whole, ""));
    let new = whole.acme_unstaged();
    for kind in ["fail", "kill"] {
        let mut seen = (false, false);
        for operation in 1.. {
            let sandbox = start.copy_of_acme();
            let done = faulty(&sandbox, &format!("{kind}:{operation}"));
            newer(&sandbox, MOVE, &["status"]).ok();
            let now = sandbox.acme_unstaged();
            assert!(now == old || now == new, "{kind} at {operation}: {}", sandbox.tree());
            seen = (seen.0 || now == old, seen.1 || now == new);
            if done {
                assert!(operation > 5 && now == new, "{kind} at {operation}");
                break;
            }
        }
        assert_eq!(seen, (true, true), "{kind}: faults before and after the journal");
    }
}

fn faulty(sandbox: &Sandbox, fault: &str) -> bool {
    let mut command = Command::new(venture());
    command.arg("regenerate").current_dir(sandbox.path("acme"));
    command.env("VENTURE_MOVED", MOVE).env("VENTURE_FAULT", fault).output().unwrap().status.success()
}
