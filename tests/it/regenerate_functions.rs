//! `venture regenerate` after functions came to `venture.yaml` or went.

use crate::support::Sandbox;

#[test]
fn a_new_function_in_the_manifest_gets_its_folder_and_its_lines() {
    let sandbox = Sandbox::with_project();
    sandbox.add_extra();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
       update e2e/access_test.go
       update e2e/project_test.go
       update functions/access_test.go
       create functions/extra/access.go
       create functions/extra/function.yml
       create functions/extra/handler.go
       create functions/extra/handler_test.go
       create functions/extra/lambda/main.go
       create functions/extra/resources.yml
       create functions/extra/testdata/event.json
       create functions/extra/wiring.go
       update openapi.yaml
       update resources/subscription-filters.yml
       update serverless.yml
    written: [N] create, 6 update, [N] unchanged
    ");
    assert!(sandbox.read("acme/functions/extra/handler.go").contains("package extra\n"));
    assert!(sandbox.read("acme/serverless.yml").contains("functions/extra/function.yml"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_removed_function_takes_its_untouched_files_along() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "  hello:\n    http: GET /hello\n    access: signed-in\n", "");
    sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.exists("acme/functions/hello"), "{}", sandbox.tree_of("acme/functions"));
    assert!(!sandbox.read("acme/serverless.yml").contains("functions/hello/"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_removed_function_leaves_its_edited_files() {
    let sandbox = Sandbox::with_project();
    let mine = ["handler.go", "function.yml"].map(|file| format!("acme/functions/hello/{file}"));
    for path in &mine {
        sandbox.write(path, "mine\n");
    }
    sandbox.edit("acme/venture.yaml", "  hello:\n    http: GET /hello\n    access: signed-in\n", "");
    let run = sandbox.acme(["regenerate"]).ok();
    for path in &mine {
        let line = format!("     kept {} (no longer generated, and you changed it)\n", &path[5..]);
        assert!(run.stdout.contains(&line), "{run}");
    }
    insta::assert_snapshot!(sandbox.tree_of("acme/functions/hello"), @"
    function.yml
    handler.go
    ");
    sandbox.acme(["status", "--check"]).ok();
}
