//! `venture regenerate`, where the user's lines and venture's meet.

use crate::regenerate::POOL;
use crate::support::Sandbox;

const MINE: &str = "      MfaConfiguration: 'OFF' # for now";

/// The user changed the line that the manifest's change makes anew.
pub fn with_conflict() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.edit_line(POOL, "MfaConfiguration", MINE);
    sandbox.require_mfa();
    sandbox
}

/// The lines from the first marker to the last.
fn marked(text: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with("<<<<<<<"));
    let (end, lines) = (text.lines().find(|line| line.starts_with(">>>>>>>")).unwrap_or_default(), lines);
    lines.take_while(|line| *line != end).chain([end]).collect::<Vec<_>>().join("\n")
}

#[test]
fn without_a_terminal_nothing_is_written() {
    let sandbox = with_conflict();
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 7");
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 3
    --- stdout
       update forwarder/serverless.yml
     conflict resources/cognito-user-pool.yml (you and venture changed the same lines)
       update serverless.yml
    2 update, 1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: resources/cognito-user-pool.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    let after = sandbox.snapshot("acme");
    assert!(before == after, "nothing is written");
}

#[test]
fn json_lists_the_conflict() {
    let run = with_conflict().acme(["regenerate", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.code, &value["applied"]), (3, &false.into()));
    assert_eq!(value["files"][0]["action"], "conflict");
}

#[test]
fn the_diff_shows_what_venture_would_write() {
    let run = with_conflict().acme(["regenerate", "--dry-run", "--diff"]).ok();
    let changed: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with(['+', '-'])).collect();
    insta::assert_snapshot!(changed.join("\n"), @"
    --- yours/resources/cognito-user-pool.yml
    +++ generated/resources/cognito-user-pool.yml
    -      MfaConfiguration: 'OFF' # for now
    +      MfaConfiguration: 'ON'
    ");
}

#[test]
fn keep() {
    let sandbox = with_conflict();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "--on-conflict", "keep"]), @"
    exit 0
    --- stdout
         kept resources/cognito-user-pool.yml (conflict, your side kept)
    1 kept, [N] unchanged
    ");
    assert!(sandbox.read(POOL).contains(MINE));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
         kept resources/cognito-user-pool.yml (you changed it)
    1 kept, [N] unchanged
    --- stderr
    up to date
    ");
}

#[test]
fn take() {
    let sandbox = with_conflict();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "--on-conflict", "take"]), @"
    exit 0
    --- stdout
       update resources/cognito-user-pool.yml
    written: 1 update, [N] unchanged
    ");
    let pool = sandbox.read(POOL);
    assert!(pool.contains("MfaConfiguration: 'ON'\n") && !pool.contains(MINE), "{pool}");
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn markers_then_a_further_run_is_stable() {
    let sandbox = with_conflict();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "--on-conflict", "markers"]), @"
    exit 3
    --- stdout
        merge resources/cognito-user-pool.yml (with your changes)
    written: 1 merge, [N] unchanged
    --- stderr
    warning: conflict markers were written into resources/cognito-user-pool.yml
    ");
    insta::assert_snapshot!(marked(&sandbox.read(POOL)), @"
    <<<<<<< yours
          MfaConfiguration: 'OFF' # for now
    ||||||| generated last
          MfaConfiguration: 'OPTIONAL'
    =======
          MfaConfiguration: 'ON'
    >>>>>>> generated now
    ");
    let before = sandbox.snapshot("acme");
    let again = sandbox.acme(["regenerate", "--on-conflict", "markers"]);
    insta::assert_snapshot!(again, @"
    exit 3
    --- stdout
         kept resources/cognito-user-pool.yml (you changed it)
    1 kept, [N] unchanged
    --- stderr
    warning: conflict markers of an earlier run are still in resources/cognito-user-pool.yml; resolve them
    ");
    assert!(sandbox.snapshot("acme") == before, "nothing is written");
}

#[test]
fn a_file_that_venture_did_not_write_is_in_the_way() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/functions/extra/function.yml", "mine: true\n");
    sandbox.add_extra();
    let status = sandbox.acme(["status"]).ok();
    assert!(status.stdout.contains("foreign: 1 "), "{status}");
    let run = sandbox.acme(["regenerate"]);
    insta::assert_snapshot!(run.fails_with_plan(), @"
    exit 3
    --- stdout
       update e2e/access_test.go
       update e2e/project_test.go
       update functions/access_test.go
       create functions/extra/access.go
     conflict functions/extra/function.yml (venture did not write this file)
       create functions/extra/handler.go
       create functions/extra/handler_test.go
       create functions/extra/lambda/main.go
       create functions/extra/resources.yml
       create functions/extra/testdata/event.json
       create functions/extra/wiring.go
       update openapi.yaml
       update resources/subscription-filters.yml
       update serverless.yml
    [N] create, 6 update, 1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: functions/extra/function.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    assert!(!sandbox.exists("acme/functions/extra/handler.go"));
    sandbox.acme(["regenerate", "--on-conflict", "keep"]).ok();
    assert_eq!(sandbox.read("acme/functions/extra/function.yml"), "mine: true\n");
    assert!(sandbox.exists("acme/functions/extra/handler.go"));
}

#[test]
fn a_decision_touches_conflicts_only() {
    let sandbox = with_conflict();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    let makefile = sandbox.read("acme/Makefile");
    sandbox.acme(["regenerate", "--on-conflict", "take"]).ok();
    assert_eq!(sandbox.read("acme/Makefile"), makefile);
}
