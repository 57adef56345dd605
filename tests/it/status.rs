//! `venture status`

use crate::regenerate::POOL;
use crate::regenerate_conflicts::with_conflict;
use crate::support::Sandbox;

/// A project with a file in every state but `conflict`.
fn with_every_state() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.remove("acme/.editorconfig");
    sandbox.write("acme/functions/world/function.yml", "mine: true\n");
    sandbox.edit("acme/venture.yaml", "  world:\n    http: GET /world\n    access: public\n", "");
    sandbox.write("acme/functions/extra/function.yml", "mine: true\n");
    sandbox.add_extra();
    sandbox.require_mfa();
    sandbox
}

#[test]
fn names_the_state_of_every_file_that_is_not_as_generated() {
    let sandbox = with_every_state();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 0
    --- stdout
    yours: 1 (changed by you; kept and merged)
      Makefile
    outdated: 21 (`venture regenerate` would change it)
      e2e/access_test.go
      e2e/project_test.go
      functions/access_test.go
      functions/extra/access.go
      functions/extra/handler.go
      functions/extra/handler_test.go
      functions/extra/lambda/main.go
      functions/extra/resources.yml
      functions/extra/testdata/event.json
      functions/extra/wiring.go
      functions/world/access.go
      functions/world/handler.go
      functions/world/handler_test.go
      functions/world/lambda/main.go
      functions/world/resources.yml
      functions/world/testdata/event.json
      functions/world/wiring.go
      openapi.yaml
      resources/cognito-user-pool.yml
      resources/subscription-filters.yml
      serverless.yml
    missing: 1 (deleted by you; stays deleted)
      .editorconfig
    orphaned: 1 (yours; no longer generated)
      functions/world/function.yml
    foreign: 1 (stands where venture wants to write its own)
      functions/extra/function.yml
    unchanged: [N] (as generated)
    ");
    assert_eq!(sandbox.snapshot("acme"), before, "status writes nothing");
}

#[test]
fn json_lists_every_file() {
    let sandbox = with_every_state();
    let run = sandbox.acme(["status", "--format", "json"]).ok();
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let state = |path: &str| {
        let files = value["files"].as_array().unwrap();
        files.iter().find(|file| file["path"] == path).unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(value["version"], 1);
    for (path, expected) in [
        ("Makefile", "yours"),
        (".editorconfig", "missing"),
        ("functions/world/function.yml", "orphaned"),
        ("functions/world/lambda/main.go", "outdated"),
        ("functions/extra/function.yml", "foreign"),
        ("functions/extra/handler.go", "outdated"),
        (&POOL[5..], "outdated"),
        ("go.mod", "unchanged"),
    ] {
        assert_eq!(state(path), expected, "{path}");
    }
}

#[test]
fn check_fails_where_regenerate_would_do_something() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.remove("acme/.editorconfig");
    sandbox.acme(["status", "--check"]).ok();
    sandbox.require_mfa();
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 1
    --- stdout
    yours: 1 (changed by you; kept and merged)
      Makefile
    outdated: 1 (`venture regenerate` would change it)
      resources/cognito-user-pool.yml
    missing: 1 (deleted by you; stays deleted)
      .editorconfig
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn check_fails_on_a_conflict() {
    let sandbox = with_conflict();
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 1
    --- stdout
    conflict: 1 (you and venture changed the same lines)
      resources/cognito-user-pool.yml
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = with_every_state();
    let run =
        sandbox.shell("cd acme && (sleep 0.1; \"$VENTURE\" status --format json; echo $? >../code) | true");
    assert_eq!((run.stderr.as_str(), sandbox.read("code").as_str()), ("", "0\n"));
}

#[test]
fn a_file_that_holds_conflict_markers_is_unresolved_and_fails_the_check() {
    let sandbox = with_conflict();
    sandbox.acme(["regenerate", "--on-conflict", "markers"]);
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 1
    --- stdout
    unresolved: 1 (holds conflict markers)
      resources/cognito-user-pool.yml
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
}

#[test]
fn a_handler_that_outlives_its_function_is_named_until_it_is_gone() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/functions/world/handler.go", "Hello", "Bonjour");
    sandbox.acme(["remove", "function", "world"]).ok();
    let named = "orphaned: 1 (yours; no longer generated)\n  functions/world/handler.go\n";
    for command in [&["status"][..], &["regenerate"], &["add", "function", "x", "--queue", "x"]] {
        sandbox.acme(command.iter().copied()).ok();
        let status = sandbox.acme(["status", "--check"]).ok();
        assert!(status.stdout.contains(named), "{command:?}: {status}");
    }
    std::fs::remove_file(sandbox.path("acme/functions/world/handler.go")).unwrap();
    let status = sandbox.acme(["status"]).ok();
    assert!(!status.stdout.contains("world") && status.stdout.lines().count() == 1, "{status}");
    sandbox.acme(["add", "function", "y", "--queue", "y"]).ok();
    assert!(sandbox.acme(["regenerate"]).ok().stderr.contains("up to date"));
    assert!(!sandbox.read("acme/.venture/pristine.txtar").contains("functions/world"));
}
