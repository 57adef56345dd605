//! Users in `venture cost`.

use serde_json::Value;

use crate::support::Sandbox;

fn without_pool() -> Sandbox {
    let sandbox = Sandbox::new();
    let issuer = ["--provider", "oidc", "--issuer", "https://login.example.com/", "--audience", "acme-api"];
    sandbox.run(["new", "acme", "--defaults", "--vcs", "none"].into_iter().chain(issuer)).ok();
    sandbox
}

fn line<'a>(json: &'a Value, name: &str) -> &'a Value {
    let line = json["lines"].as_array().unwrap().iter().find(|line| line["name"] == name);
    line.unwrap_or_else(|| panic!("{name}: {json:#}"))
}

fn assumes(json: &Value, text: &str) -> bool {
    json["assumed"].as_array().unwrap().iter().filter_map(Value::as_str).any(|item| item.contains(text))
}

#[test]
fn whoever_calls_first_is_stored_where_no_sign_up_does_it() {
    let existing = Sandbox::with_project();
    existing.edit("acme/venture.yaml", "  mode: authorizer\n", "  pool: existing\n  mode: authorizer\n");
    for sandbox in [without_pool(), existing] {
        let json = sandbox.cost_json("--requests 3M --users 30k");
        assert_eq!(line(&json, "DynamoDB")["quantity"], "1M reads, 30k writes");
        assert!(
            assumes(&json, "every user is new: the first `GET /me` stores a profile of 1 KB"),
            "{json:#}"
        );
        // Thirty calls of `GET /me` store thirty people at most.
        let json = sandbox.cost_json("--requests 90 --users 30k");
        assert_eq!(line(&json, "DynamoDB")["quantity"], "30 reads, 30 writes");
        assert_eq!(line(&json, "DynamoDB, stored")["quantity"], "0.00003 GB");
    }
    let json = Sandbox::with_project().cost_json("--requests 90 --users 30k");
    assert_eq!(line(&json, "DynamoDB")["quantity"], "30 reads, 30k writes");
    assert!(assumes(&json, "every user is new: the sign-up stores a profile of 1 KB"), "{json:#}");
}

/// A price that changes has a quantity that does.
#[test]
fn what_is_stored_has_a_line_of_its_own() {
    let json = Sandbox::with_project().cost_json("--requests 3M --users 100k");
    assert_eq!(line(&json, "DynamoDB")["usd"], 1.0 * 0.125 + 0.1 * 0.625);
    let stored = line(&json, "DynamoDB, stored");
    assert_eq!(stored["quantity"], "0.1 GB");
    let usd = stored["usd"].as_f64().unwrap();
    assert!((usd - 0.1 * 0.25).abs() < 1e-9 && stored["free_usd"] == stored["usd"], "{stored:#}");
}

#[test]
fn users_of_a_provider_are_some_of_a_pool() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.cost("--federated-users 1001"), @"
    exit 2
    --- stderr
    error: `--federated-users 1001` is more than all users: `--users` is 1000
    help: use `--federated-users 1000` at most, or `--users 1001` at least
    ");
    let json = sandbox.cost_json("--users 1k --federated-users 1k");
    assert_eq!(line(&json, "Cognito, SAML or OIDC")["quantity"], "1k users");
    insta::assert_snapshot!(without_pool().cost("--users 100k --federated-users 10k"), @"
    exit 2
    --- stderr
    error: `--federated-users` counts users of a user pool, and with `auth.provider: oidc` there is none
    help: leave `--federated-users` out: Cognito charges nothing here
    ");
}

#[test]
fn there_is_no_part_of_a_user() {
    let sandbox = Sandbox::with_project();
    assert_eq!(sandbox.cost_json("--users 1.5k --federated-users 0.5k")["load"]["users"], 1500.0);
    for args in ["--users 0.5", "--federated-users 2.5"] {
        assert_eq!(sandbox.cost(args).code, 2, "{args}");
    }
    insta::assert_snapshot!(sandbox.cost("--users 1.5"), @"
    exit 2
    --- stderr
    error: invalid value '1.5' for '--users <AMOUNT>': users are counted whole: write such as `2` or `1.5k`

    For more information, try '--help'.
    ");
}
