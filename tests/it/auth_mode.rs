//! How the API knows its callers, and the way from one mode to the other.

use crate::support::Sandbox;

/// Files of one mode only.
const OF_AUTHORIZER: [&str; 4] = [
    "functions/authorizer/handler.go",
    "internal/auth/verifier.go",
    "e2e/tokens_test.go",
    "e2e/forge_test.go",
];
const OF_POOL: [&str; 4] = [
    "resources/cognito-identity-pool.yml",
    "internal/gateway/pool.go",
    "local/guard/api.go",
    "e2e/identity_test.go",
];

fn switch(sandbox: &Sandbox, from: &str, to: &str) {
    sandbox.edit("acme/venture.yaml", &format!("mode: {from}"), &format!("mode: {to}"));
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn from_one_mode_to_the_other_and_back_is_clean_and_keeps_edits() {
    let sandbox = Sandbox::with_project();
    let edits = [
        ("serverless.yml", "  timeout: 10\n", "  timeout: 15\n"),
        ("functions/hello/handler.go", "Hello, ", "Kia ora, "),
        ("internal/gateway/gateway.go", "// Adapter turns", "// Ours.\n\n// Adapter turns"),
        ("resources/gateway-responses.yml", "DEFAULT_5XX\n", "DEFAULT_5XX # ours\n"),
        ("local/stack/serve.go", "// awsProxy passes", "// Ours.\n\n// awsProxy passes"),
    ];
    for (path, old, new) in edits {
        sandbox.edit(&format!("acme/{path}"), old, new);
    }
    let before = sandbox.acme_files();

    switch(&sandbox, "authorizer", "identity-pool");
    for (path, _, new) in edits {
        assert!(sandbox.read(&format!("acme/{path}")).contains(new), "{path}");
    }
    let there = |path: &&str| sandbox.exists(&format!("acme/{path}"));
    assert!(OF_POOL.iter().all(there) && !OF_AUTHORIZER.iter().any(there));
    assert!(!sandbox.read("acme/go.mod").contains("golang-jwt"));

    switch(&sandbox, "identity-pool", "authorizer");
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn an_edit_of_what_the_other_mode_lacks_is_kept_and_said() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/internal/auth/verifier.go", "package auth", "// Ours.\npackage auth");
    sandbox.edit("acme/venture.yaml", "mode: authorizer", "mode: identity-pool");
    let plan = sandbox.acme(["regenerate"]).ok().to_string();
    assert!(plan.contains("internal/auth/verifier.go"), "{plan}");
    assert!(sandbox.read("acme/internal/auth/verifier.go").contains("// Ours."));
}

#[test]
fn what_does_not_go_with_an_identity_pool_is_said() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "mode: authorizer", "mode: identity-pool\n  groups: [staff]");
    sandbox.edit("acme/venture.yaml", "region: us-east-1", "region: us-gov-west-1");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:11:9: `us-gov-west-1` is in AWS GovCloud, where roles of identity pools differ
       |
    11 |   mode: identity-pool
       |         ^^^^^^^^^^^^^
       = help: set `auth.mode` to `authorizer`

    venture.yaml:12:3: with `auth.mode: identity-pool` no function learns of a caller's groups
       |
    12 |   groups: [staff]
       |   ^^^^^^
       = help: take them out and use `access: role:NAME`, or set `auth.mode` to `authorizer`
    ");
}

#[test]
fn more_routes_than_a_role_can_name() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "mode: authorizer", "mode: identity-pool");
    let long = "a-path-of-many-letters/".repeat(6);
    let mut functions = "functions:\n".to_owned();
    functions.extend((0..50).map(|n| format!("  fn-{n:02}: {{http: GET /{long}f{n}}}\n")));
    sandbox.edit("acme/venture.yaml", "functions:\n", &functions);
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:28:1: the role of callers would name its routes in 11213 characters, and IAM allows 10240
       |
    28 | functions:
       | ^^^^^^^^^
       = help: shorten paths, or set `auth.mode` to `authorizer`
    ");
}
