//! What a change of the manifest means where the project is deployed, said by every command that compares.

use crate::support::Sandbox;

#[test]
fn a_renamed_parameter_is_said_in_the_plan() {
    let sandbox = Sandbox::with_project();
    let add = ["add", "function", "team", "--http", "GET /teams/{teamId}", "--access", "public"];
    assert!(!sandbox.acme(add).ok().stderr.contains("warning"));
    sandbox.edit("acme/venture.yaml", "/teams/{teamId}", "/teams/{id}");
    let said = "warning: `/teams/{teamId}` becomes `/teams/{id}`, and API Gateway has one name at a place: where this \
                is deployed, deploy it without the functions below that path first, or keep the name\n";
    for command in [&["status"][..], &["regenerate", "--dry-run"], &["regenerate", "--on-conflict", "take"]] {
        let run = sandbox.acme(command.iter().copied()).ok();
        assert!(run.stderr.contains(said), "{run}");
    }
    let run = sandbox.acme(["status"]).ok();
    assert!(!run.stderr.contains("warning"), "it was generated since: {run}");
}

/// What `regenerate` says when `from` becomes `to` in the manifest of a project with these functions.
fn said(adds: &[&str], from: &str, to: &str) -> String {
    let sandbox = Sandbox::with_project();
    for add in adds {
        sandbox.acme(["add", "function"].into_iter().chain(add.split(' '))).ok();
    }
    sandbox.edit("acme/venture.yaml", from, to);
    let run = sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.acme(["status"]).ok().stderr.contains("warning"), "it was generated since");
    run.stderr
}

#[test]
fn another_name_or_region_is_another_stack() {
    let name = said(&[], "\nname: acme\n", "\nname: shop\n");
    let expected = "warning: `name` was `acme` and is `shop` now: everything is deployed anew under the new name, and \
                    users and data stay with the old\n";
    assert!(name.contains(expected), "{name}");
    let region = said(&[], "region: us-east-1", "region: eu-west-1");
    assert!(region.contains("warning: `region` was `us-east-1` and is `eu-west-1` now: "), "{region}");
    assert!(!said(&[], "owner: platform", "owner: payments").contains("warning"), "a tag");
}

#[test]
fn queues_and_buckets_stay_behind() {
    let expected = |kind: &str, name: &str| {
        format!(
            "warning: no function has the {kind} `{name}` any more: where it is deployed it stays, with what is in it"
        )
    };
    let renamed = said(&["jobs --queue jobs", "files --bucket uploads"], "queue: jobs", "queue: tasks");
    assert!(renamed.contains(&expected("queue", "jobs")) && !renamed.contains("uploads"), "{renamed}");
    assert!(
        !said(&["jobs --queue jobs-2"], "queue: jobs-2", "queue: jobs2").contains("warning"),
        "CloudFormation has one name for both"
    );
    let sandbox = Sandbox::with_project();
    sandbox.acme(["add", "function", "files", "--bucket", "uploads"]).ok();
    let removed = sandbox.acme(["remove", "function", "files", "--dry-run"]).ok();
    assert!(removed.stderr.contains(&expected("bucket", "uploads")), "{removed}");
}

#[test]
fn users_of_an_issuer_go_by_its_name() {
    let issuer = |name: &str, host: &str| {
        format!(
            "  mode: authorizer\n  issuers:\n    {name}:\n      issuer: https://{host}/\n      audience: [acme-api]\n"
        )
    };
    let sandbox = Sandbox::with_project();
    let before = issuer("cloud", "login.example.com");
    sandbox.edit("acme/venture.yaml", "  mode: authorizer\n", &before);
    assert!(!sandbox.acme(["regenerate"]).ok().stderr.contains("warning"), "nobody has come by it yet");
    sandbox.edit("acme/venture.yaml", &before, &issuer("sso", "login.example.com"));
    let renamed = sandbox.acme(["status"]).ok();
    assert!(renamed.stderr.contains("warning: the issuer `cloud` is named `sso` now, and "), "{renamed}");
    assert!(renamed.stderr.contains("`issuer-cloud` and `audience-cloud` of stages"), "{renamed}");
    sandbox.edit("acme/venture.yaml", "    sso:", "    cloud:");
    sandbox.edit("acme/venture.yaml", "login.example.com", "other.example.com");
    let replaced = sandbox.acme(["status"]).ok();
    assert!(replaced.stderr.contains("warning: the issuer `cloud` has another address: "), "{replaced}");
    assert!(
        replaced.stderr.contains(" had at https://login.example.com/ is taken for that person"),
        "{replaced}"
    );
}

#[test]
fn a_method_that_comes_to_ask_for_a_team_needs_its_id() {
    let sandbox = Sandbox::with_project();
    let add =
        ["add", "function", "create-invoice", "--rpc", "InvoiceService.Create", "--access", "role:billing"];
    assert!(!sandbox.acme(add).ok().stderr.contains("warning"));
    sandbox.edit("acme/venture.yaml", "access: \"role:billing\"", "access: \"team:admin\"");
    let run = sandbox.acme(["status"]).ok();
    let expected = "warning: `InvoiceService.Create` asks for a role in a team now: its request in \
                    `proto/acme/v1/create_messages.proto` needs `string team_id`, which callers then send; \
                    `docs/rpc.md` has the steps\n";
    assert!(run.stderr.contains(expected), "{run}");
}

#[test]
fn a_handler_does_not_move_with_the_name_of_its_function() {
    let renamed = said(&[], "  hello:\n", "  greet:\n");
    let expected = "warning: `hello` is named `greet` now, which begins with a handler that does nothing: move what you \
                    wrote from `functions/hello` to `functions/greet`, and give it that package's name\n";
    assert!(renamed.contains(expected), "{renamed}");
}

#[test]
fn a_provider_that_is_taken_out_leaves_its_people() {
    let sandbox = Sandbox::with_project();
    let with = |providers: &str| {
        format!(
            "  mode: authorizer\n  login: {{domain: acme, callback-urls: [\"https://app.example.com\"]}}\n  sign-in-with: {providers}\n"
        )
    };
    sandbox.edit("acme/venture.yaml", "  mode: authorizer\n", &with("[apple, google]"));
    assert!(!sandbox.acme(["regenerate"]).ok().stderr.contains("warning"));
    sandbox.edit("acme/venture.yaml", "[apple, google]", "[google]");
    let run = sandbox.acme(["status"]).ok();
    assert!(
        run.stderr.contains("warning: `auth.sign-in-with` loses `apple`: accounts of one that is taken out "),
        "{run}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.acme(["status", "--format", "json"]).ok().stdout).unwrap();
    assert_eq!(json["warnings"].as_array().unwrap().len(), 1, "{json:#}");
}
