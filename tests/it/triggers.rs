//! What calls a function: every trigger, those that cannot be, and how many fit into a stack.

use crate::support::Sandbox;

#[test]
fn every_trigger_is_added_and_removed_again() {
    let triggers = [
        ("--rpc", "InvoiceService.Create"),
        ("--schedule", "cron(15 10 ? * MON-FRI *)"),
        ("--queue", "orders"),
        ("--topic", "events"),
        ("--bucket", "uploads"),
        ("--stream", "users"),
        ("--cognito", "pre-token-generation"),
        ("--cognito", "custom-email-sender"),
        ("--cognito", "custom-sms-sender"),
    ];
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "cognito", "--email", "ses", "--email-from", "hello@example.com"]).ok();
    let before = sandbox.acme_files();
    for (flag, value) in triggers {
        sandbox.acme(["add", "function", "extra", flag, value]).ok();
        assert!(sandbox.exists("acme/functions/extra/handler_test.go"), "{flag}");
        sandbox.acme(["status", "--check"]).ok();
        sandbox.acme(["remove", "function", "extra"]).ok();
        assert!(sandbox.acme_files() == before, "{flag}: add and remove leave every byte");
    }
}

#[test]
fn triggers_that_cannot_be_are_refused() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["add", "function", "first", "--queue", "orders"]).ok();
    let before = sandbox.acme_files();
    let runs = [
        &["--queue", "orders"][..],
        &["--rpc", "Invoices.Create"],
        &["--rpc", "InvoiceService.Create", "--timeout", "30"],
        &["--bucket", "serverless-deployment"],
        &["--topic", "Bad Name"],
        &["--schedule", "every hour"],
        &["--stream", "orders"],
        &["--cognito", "post-confirmation"],
        &["--cognito", "pre-sign-up", "--timeout", "6"],
        &["--cognito", "custom-email-sender"],
        &["--queue", "x", "--access", "public"],
        &["--queue", "x", "--topic", "y"],
    ];
    let run = |run: &[&'static str]| {
        let args = ["add", "function", "extra"].into_iter().chain(run.iter().copied());
        sandbox.acme(args).to_string()
    };
    insta::assert_snapshot!(runs.map(run).join("\n"), @r#"
    exit 2
    --- stderr
    error: --queue: `first` has the same trigger
    help: give each its own
    exit 2
    --- stderr
    error: --rpc: `Invoices.Create` is not an rpc: `Invoices` is no name that ends with `Service`
    help: write a service and a method, such as `InvoiceService.Create`
    exit 2
    --- stderr
    error: --timeout: 30 seconds is longer than API Gateway waits
    help: use a whole number from 1 to 29
    exit 2
    --- stderr
    error: --bucket: the bucket `serverless-deployment` is the one that deployments go through
    help: choose another name
    exit 2
    --- stderr
    error: --topic: `Bad Name` is not a name of a queue, topic or bucket
    help: use lower-case letters, digits and single dashes, such as `bad-name`
    exit 2
    --- stderr
    error: --schedule: `every hour` is not a schedule
    help: write `rate(1 hour)`, `rate(5 minutes)`, or six fields such as `cron(15 10 ? * MON-FRI *)`
    exit 2
    --- stderr
    error: --stream: `orders` is not a choice here
    help: use one of `users`
    exit 2
    --- stderr
    error: --cognito: `post-confirmation` is not a choice here
    help: use one of `pre-sign-up`, `pre-authentication`, `post-authentication`, `pre-token-generation`, `custom-message`, `define-auth-challenge`, `create-auth-challenge`, `verify-auth-challenge`, `user-migration`, `inbound-federation`, `custom-email-sender`, `custom-sms-sender`
    exit 2
    --- stderr
    error: --timeout: 6 seconds is longer than Cognito waits
    help: use a whole number from 1 to 5
    exit 2
    --- stderr
    error: --cognito: the function sends by Amazon SES, and has no address to send from
    help: set `auth.email`: `venture regenerate cognito --email ses --email-from hello@example.com`
    exit 2
    --- stderr
    error: --access: only http and rpc functions have callers to let in
    help: remove `access`
    exit 2
    --- stderr
    error: more than one trigger is given
    help: give exactly one, such as --http "GET /invoices"
    "#);
    assert_eq!(sandbox.acme_files(), before);
}

/// 30 resources without any, and 8 for each function with a path of its own: 58 fit into the 500 of a stack.
#[test]
fn the_function_that_would_cross_the_ceiling_of_a_stack_is_refused_with_the_count() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read("acme/venture.yaml");
    let functions: Vec<String> =
        (1..=58).map(|number| format!("  f{number}:\n    http: GET /f{number}\n")).collect();
    let text = format!("{}functions:\n{}", text.split("functions:").next().unwrap(), functions.join(""));
    sandbox.write("acme/venture.yaml", &text);
    let status = sandbox.acme(["status", "--format", "json"]).ok();
    let status: serde_json::Value = serde_json::from_str(&status.stdout).unwrap();
    assert_eq!(status["resources"], serde_json::json!({ "api": 494, "limit": 500 }));
    let refused = sandbox.acme(["add", "function", "one-more", "--http", "GET /one-more"]).fails(2);
    assert!(refused.contains("would have 502 resources, and CloudFormation allows 500"), "{refused}");
    assert_eq!(sandbox.read("acme/venture.yaml"), text);
    sandbox.acme(["add", "function", "one-more", "--cognito", "pre-sign-up"]).ok();
}
