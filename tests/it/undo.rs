//! `venture undo`, and a journal whose files were changed since.

use crate::support::Sandbox;

const ADD: [&str; 5] = ["add", "function", "invoices", "--http", "GET /invoices"];

#[test]
fn undo_takes_the_last_change_back_and_a_second_one_brings_it_again() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    sandbox.acme(ADD).ok();
    let added = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["undo", "--dry-run"]), @"
    exit 0
    --- stdout
    would take back: venture add function invoices --http 'GET /invoices'
       restore e2e/access_test.go
       restore functions/access_test.go
        remove functions/invoices/access.go
        remove functions/invoices/function.yml
        remove functions/invoices/handler.go
        remove functions/invoices/handler_test.go
        remove functions/invoices/lambda/main.go
        remove functions/invoices/resources.yml
        remove functions/invoices/testdata/event.json
        remove functions/invoices/wiring.go
       restore openapi.yaml
       restore resources/subscription-filters.yml
       restore serverless.yml
       restore venture.yaml
       restore .venture/pristine.txtar
    nothing was written
    ");
    assert_eq!(sandbox.acme_files(), added);
    sandbox.acme(["undo"]).ok();
    assert_eq!(sandbox.acme_files(), before);
    sandbox.acme(["undo"]).ok();
    assert_eq!(sandbox.acme_files(), added);
}

#[test]
fn undo_brings_back_what_a_merge_and_a_removal_replaced() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/serverless.yml", "memorySize: 128", "memorySize: 512");
    let before = sandbox.acme_files();
    sandbox.acme(["remove", "function", "world"]).ok();
    assert!(sandbox.read("acme/serverless.yml").contains("memorySize: 512"));
    sandbox.acme(["undo"]).ok();
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn undo_refuses_where_a_file_was_changed_since_and_names_it() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    sandbox.edit("acme/functions/invoices/handler.go", "Hello", "Bonjour");
    let before = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["undo"]), @"
    exit 1
    --- stderr
    error: changed since: functions/invoices/handler.go
    help: nothing was written; undo would lose these changes
    ");
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn there_is_nothing_to_undo_in_a_new_project() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.acme(["undo"]), @"
    exit 1
    --- stderr
    error: there is nothing to undo
    help: undo takes back the last add, remove or regenerate that wrote something
    ");
}

#[test]
fn an_unfinished_run_does_not_replace_what_was_edited_since() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/.venture/stage/0", "new\n");
    sandbox.write("acme/.venture/journal", "put 0 0123456789abcdef Makefile\nend\n");
    let before = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: changed since: Makefile
    help: an earlier run was stopped while it wrote these files, and they were changed since; restore them as they were, or remove `.venture/journal` to give up the rest of that run
    ");
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn an_undo_of_a_whole_project_is_undone_where_it_was() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/child/notes.txt", "hi\n");
    sandbox
        .run_in("acme/child", ["new", ".", "--existing", "--name", "child", "--defaults", "--vcs", "none"])
        .ok();
    let (parent, child) = (sandbox.read("acme/venture.yaml"), sandbox.tree_of("acme/child"));
    sandbox.run_in("acme/child", ["undo"]).ok();
    assert!(!sandbox.exists("acme/child/venture.yaml"));
    sandbox.run_in("acme/child", ["undo"]).ok();
    assert_eq!(sandbox.tree_of("acme/child"), child);
    assert_eq!(sandbox.read("acme/venture.yaml"), parent);
}

#[test]
fn a_replaced_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::with_project();
    let path = sandbox.path("acme/serverless.yml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    sandbox.acme(ADD).ok();
    assert_eq!(mode(), 0o600);
    sandbox.acme(["undo"]).ok();
    assert_eq!(mode(), 0o600);
}

#[test]
fn undo_says_which_command_it_takes_back_for_people_and_programs() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    let json = |args: &[&str]| -> serde_json::Value {
        let run = sandbox.acme(["undo", "--format", "json"].iter().chain(args).copied()).ok();
        serde_json::from_str(&run.stdout).unwrap()
    };
    let command = "venture add function invoices --http 'GET /invoices'";
    let dry = json(&["--dry-run"]);
    assert_eq!(
        (&dry["applied"], &dry["command"], &dry["brings_back"]),
        (&false.into(), &command.into(), &false.into())
    );
    let file = |path: &str, action: &str| serde_json::json!({ "path": path, "action": action });
    let files = dry["files"].as_array().unwrap();
    assert!(files.contains(&file("functions/invoices/handler.go", "delete")), "{dry:#}");
    assert!(files.contains(&file("venture.yaml", "update")), "{dry:#}");
    let real = json(&[]);
    assert_eq!((&real["applied"], &real["files"]), (&true.into(), &dry["files"]));
    let again = json(&["--dry-run"]);
    assert_eq!((&again["command"], &again["brings_back"]), (&command.into(), &true.into()));
    assert!(
        again["files"].as_array().unwrap().contains(&file("functions/invoices/handler.go", "create")),
        "{again:#}"
    );
    let first = |run: crate::support::Run| run.ok().stdout.lines().next().unwrap().to_owned();
    assert_eq!(first(sandbox.acme(["undo"])), format!("bring back: {command}"));
    assert_eq!(first(sandbox.acme(["undo"])), format!("take back: {command}"));
}

#[test]
fn an_undo_that_an_older_version_left_is_taken_too() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    std::fs::remove_file(sandbox.path("acme/.venture/undo/command")).unwrap();
    let run = sandbox.acme(["undo"]).ok();
    assert!(run.stdout.starts_with("take back: the last change\n"), "{run}");
}
