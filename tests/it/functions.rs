//! `venture add function`, `venture remove function`, `venture list`

use crate::support::Sandbox;

const ADD: [&str; 7] =
    ["add", "function", "invoices", "--http", "POST /teams/{teamId}/invoices", "--access", "team:admin"];

#[test]
fn add_writes_the_entry_the_folder_and_the_lines() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "  world:", "  # everybody\n  world:");
    insta::assert_snapshot!(sandbox.acme(ADD), @"
    exit 0
    --- stdout
       update e2e/access_test.go
       update functions/access_test.go
       create functions/invoices/access.go
       create functions/invoices/function.yml
       create functions/invoices/handler.go
       create functions/invoices/handler_test.go
       create functions/invoices/lambda/main.go
       create functions/invoices/resources.yml
       create functions/invoices/testdata/event.json
       create functions/invoices/wiring.go
       update openapi.yaml
       update resources/subscription-filters.yml
       update serverless.yml
       update venture.yaml
    written: [N] create, 6 update
    --- stderr
    added `invoices`

    next:
      write functions/invoices/handler.go
      make test
    ");
    assert!(sandbox.read("acme/venture.yaml").ends_with(
        "    access: signed-in\n  invoices:\n    http: \"POST /teams/{teamId}/invoices\"\n    access: \"team:admin\"\n  \
         # everybody\n  world:\n    http: GET /world\n    access: public\n"
    ));
    assert!(sandbox.read("acme/serverless.yml").contains("functions/invoices/function.yml"));
    assert!(sandbox.read("acme/functions/invoices/handler.go").contains("package invoices"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn add_then_remove_leaves_every_byte_as_it_was() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    sandbox.acme(ADD).ok();
    assert_ne!(sandbox.acme_files(), before);
    sandbox.acme(["remove", "function", "invoices"]).ok();
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn the_same_command_twice_changes_nothing_and_says_so() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(ADD), @"
    exit 0
    --- stderr
    `invoices` is there already, as you want it; nothing was changed
    ");
    assert_eq!(sandbox.snapshot("acme"), before);
}

#[test]
fn other_differences_are_left_alone() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    let pool = sandbox.read("acme/resources/cognito-user-pool.yml");
    sandbox.acme(ADD).ok();
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), pool);
    assert!(sandbox.acme(["status"]).stdout.contains("outdated: 1 "), "the pool is still to be regenerated");
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    let run = sandbox.acme(ADD.into_iter().chain(["--dry-run", "--format", "json"])).ok();
    let plan: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(plan["applied"], false);
    assert!(
        plan["files"].as_array().unwrap().iter().any(|file| file["path"] == "functions/invoices/handler.go")
    );
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn functions_in_flow_style_are_edited_in_flow_style() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read("acme/venture.yaml");
    let head = text.split("functions:").next().unwrap();
    let flow = format!("{head}functions: {{hello: {{http: GET /hello, access: signed-in}}}} # ours\n");
    sandbox.write("acme/venture.yaml", &flow);
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["add", "function", "bills", "--schedule", "cron(0 6 1,15 * ? *)"]).ok();
    let added = "functions: {bills: {schedule: \"cron(0 6 1,15 * ? *)\"}, hello: {http: GET /hello, access: signed-in}} # ours\n";
    assert_eq!(sandbox.read("acme/venture.yaml"), format!("{head}{added}"));
    sandbox.acme(["remove", "function", "bills"]).ok();
    assert_eq!(sandbox.read("acme/venture.yaml"), flow);
}

#[test]
fn remove_keeps_and_names_what_was_changed() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/functions/world/handler.go", "Hello, world", "Good morning");
    insta::assert_snapshot!(sandbox.acme(["remove", "function", "world"]), @"
    exit 0
    --- stdout
       update e2e/access_test.go
       update e2e/project_test.go
       update functions/access_test.go
       delete functions/world/access.go
       delete functions/world/function.yml
         kept functions/world/handler.go (no longer generated, and you changed it)
       delete functions/world/handler_test.go
       delete functions/world/lambda/main.go
       delete functions/world/resources.yml
       delete functions/world/testdata/event.json
       delete functions/world/wiring.go
       update openapi.yaml
       update resources/subscription-filters.yml
       update serverless.yml
       update venture.yaml
    written: 7 update, [N] delete, 1 kept, [N] unchanged
    ");
    assert!(sandbox.read("acme/functions/world/handler.go").contains("Good morning"));
    assert!(!sandbox.read("acme/serverless.yml").contains("functions/world/"));
}

#[test]
fn list_names_every_function() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    insta::assert_snapshot!(sandbox.acme(["list"]), @"
    exit 0
    --- stdout
    NAME      TRIGGER                        ACCESS      MEMORY  TIMEOUT  FILE
    hello     GET /hello                     signed-in   128 MB  10 s     functions/hello/handler.go
    invoices  POST /teams/{teamId}/invoices  team:admin  128 MB  10 s     functions/invoices/handler.go
    world     GET /world                     public      128 MB  10 s     functions/world/handler.go
    ");
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.acme(["list", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["functions"][1]["trigger"]["http"], "POST /teams/{teamId}/invoices");
}

#[test]
fn who_has_modules_of_their_own_is_told_to_tidy_them() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "cognito", "--email", "ses", "--email-from", "hello@example.com"]).ok();
    let add = ["add", "function", "send-mail", "--cognito", "custom-email-sender"];
    assert!(!sandbox.acme(add).ok().stderr.contains("go mod tidy"));
    sandbox.acme(["remove", "function", "send-mail"]).ok();
    let jwt = "\tgithub.com/golang-jwt/jwt/v5 v5.3.1\n";
    sandbox.edit("acme/go.mod", jwt, &format!("{jwt}\tgithub.com/google/uuid v1.6.0\n"));
    for command in [&add[..], &["remove", "function", "send-mail"]] {
        let run = sandbox.acme(command.iter().copied()).ok();
        assert!(run.stderr.contains("`go mod tidy`"), "{run}");
    }
    assert!(sandbox.read("acme/go.mod").contains("google/uuid"));
}
