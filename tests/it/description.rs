//! `openapi.yaml`: what a user writes into it stays while functions come and go.

use crate::support::Sandbox;

const ADDED: [[&str; 7]; 3] = [
    ["add", "function", "invoices", "--http", "POST /teams/{teamId}/invoices", "--access", "team:admin"],
    ["add", "function", "list-invoices", "--http", "GET /teams/{teamId}/invoices", "--access", "team:member"],
    ["add", "function", "no", "--http", "GET /hello/{no}", "--access", "role:billing"],
];

/// The name that stands behind each key, in order: `operationId: hello`.
fn named<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    text.lines().filter_map(|line| line.trim().strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn an_edited_schema_stays_while_the_functions_around_it_come_and_go() {
    let sandbox = Sandbox::with_project();
    let edit = |from: &str, to: &str| sandbox.edit("acme/openapi.yaml", from, to);
    edit(
        "        groups: {type: array, items: {type: string}}\n      required: [message, subject, groups]\n",
        "        groups: {type: array, items: {type: string}}\n        since: {type: string}\n      required: [message, since]\n",
    );
    edit("summary: Get a greeting", "summary: Say hello");
    let edited = sandbox.read("acme/openapi.yaml");
    for function in ADDED {
        sandbox.acme(function).ok();
    }
    sandbox.acme(["remove", "function", "world"]).ok();
    let text = sandbox.read("acme/openapi.yaml");
    assert!(text.contains("        since: {type: string}\n      required: [message, since]\n"), "{text}");
    assert!(text.contains("summary: Say hello"), "{text}");
    assert_eq!(named(&text, "operationId"), ["hello", "\"no\"", "me", "list-invoices", "invoices"]);
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read("acme/openapi.yaml"), text);

    for name in ["invoices", "list-invoices", "no"] {
        sandbox.acme(["remove", "function", name]).ok();
    }
    sandbox.acme(["add", "function", "world", "--http", "GET /world", "--access", "public"]).ok();
    assert_eq!(sandbox.read("acme/openapi.yaml"), edited);
}

#[test]
fn a_path_stands_once_and_every_name_that_is_used_is_there() {
    let sandbox = Sandbox::with_project();
    for function in ADDED {
        sandbox.acme(function).ok();
    }
    let text = sandbox.read("acme/openapi.yaml");
    assert_eq!(text.matches("/teams/{teamId}/invoices").count(), 1, "{text}");
    assert!(text.contains("security: [{token: [\"team:admin\"]}]"), "{text}");
    for reference in text.split("{$ref: \"#/components/").skip(1) {
        let (_, name) = reference.split('"').next().unwrap().split_once('/').unwrap();
        assert!(text.contains(&format!("\n    {name}:\n")), "{name}");
    }
}

/// The routes of an extra that is not there are anybody's.
#[test]
fn a_route_of_the_teams_that_are_not_there_is_the_functions_own() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["add", "function", "squads", "--http", "POST /teams"]).ok();
    let text = sandbox.read("acme/openapi.yaml");
    assert!(named(&text, "operationId").contains(&"squads"), "{text}");
    assert!(text.contains("schemas/SquadsAnswer") && !text.contains("schemas/Team"), "{text}");
}
