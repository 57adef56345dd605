//! `auth.issuers`: further issuers of tokens.

use crate::support::Sandbox;

const CLOUD: &str = "  mode: authorizer
  issuers:
    cloud:
      issuer: https://login.example.com/
      audience: [acme-api]
      groups-claim: groups
      roles: [support]
";

fn with_issuers(lines: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "  mode: authorizer\n", lines);
    sandbox
}

/// On and off again, the project is as one that never had any.
#[test]
fn issuers_come_and_go() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    sandbox.edit("acme/venture.yaml", "  mode: authorizer\n", CLOUD);
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    let issuers = sandbox.read("acme/functions/authorizer/issuers.go");
    assert!(issuers.contains("Name: \"cloud\",\n"), "{issuers}");
    assert!(issuers.contains("Roles: []string{\"support\"},"), "{issuers}");
    assert!(
        sandbox
            .read("acme/serverless.yml")
            .contains("    issuer-cloud: \"https://login.example.com/\"\n    audience-cloud: acme-api\n")
    );
    sandbox.edit("acme/venture.yaml", CLOUD, "  mode: authorizer\n");
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.acme_files(), before);
}

/// Whoever changes what an issuer may say changes who may call.
#[test]
fn an_edit_of_the_rules_is_a_conflict() {
    let sandbox = with_issuers(CLOUD);
    sandbox.acme(["regenerate"]).ok();
    sandbox.edit("acme/functions/authorizer/issuers.go", "\"support\"", "\"support\", \"admin\"");
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 1
    --- stdout
    unenforced: 1 (decides who may call a function, and is not as venture.yaml says)
      functions/authorizer/issuers.go
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
}

#[test]
fn what_no_issuer_is_or_says() {
    let sandbox = with_issuers(
        "  mode: authorizer
  issuers:
    Cloud: {issuer: 'https://a.example.com', audience: [x]}
    one: {issuer: 'http://b.example.com', audience: [x]}
    two: {issuer: 'https://c.example.com', audiense: [x]}
    three: {issuer: 'https://d.example.com', audience: []}
    four: {issuer: 'https://d.example.com/', audience: [x], algorithms: [HS256]}
    five: {issuer: 'https://e.example.com', audience: ['a,b'], roles: [Admin]}
",
    );
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @r#"
    error: venture.yaml:13:5: `Cloud` is not a name of an issuer
       |
    13 |     Cloud: {issuer: 'https://a.example.com', audience: [x]}
       |     ^^^^^
       = help: use lower-case letters, digits and single dashes, such as `cloud`

    venture.yaml:14:19: `http://b.example.com` is not an issuer's address
       |
    14 |     one: {issuer: 'http://b.example.com', audience: [x]}
       |                   ^^^^^^^^^^^^^^^^^^^^^^
       = help: write it with `https://` and just as the issuer does, such as `https://login.example.com/`

    venture.yaml:15:5: the issuer has no `audience`
       |
    15 |     two: {issuer: 'https://c.example.com', audiense: [x]}
       |     ^^^
       = help: add it, such as `audience: ["https://api.example.com"]`

    venture.yaml:15:44: `audiense` is not a key of the manifest
       |
    15 |     two: {issuer: 'https://c.example.com', audiense: [x]}
       |                                            ^^^^^^^^
       = help: did you mean `audience`?

    venture.yaml:16:21: `four` is the same issuer
       |
    16 |     three: {issuer: 'https://d.example.com', audience: []}
       |                     ^^^^^^^^^^^^^^^^^^^^^^^
       = help: write one entry with both audiences

    venture.yaml:16:56: without an audience no token is taken
       |
    16 |     three: {issuer: 'https://d.example.com', audience: []}
       |                                                        ^^
       = help: name what its tokens are for, such as `https://api.example.com`

    venture.yaml:17:73: `HS256` is not a choice here
       |
    17 | …tps://d.example.com/', audience: [x], algorithms: [HS256]}
       |                                                    ^^^^^^^
       = help: did you mean `ES256`?

    venture.yaml:18:55: `a,b` is not an audience
       |
    18 |     five: {issuer: 'https://e.example.com', audience: ['a,b'], roles: [Admin]}
       |                                                       ^^^^^^^
       = help: write it as it stands in tokens, such as `https://api.example.com`

    venture.yaml:18:71: `Admin` is not the name of a role
       |
    18 | …https://e.example.com', audience: ['a,b'], roles: [Admin]}
       |                                                    ^^^^^^^
       = help: name roles as `access: role:NAME` does, such as `support`
    "#);
}

#[test]
fn an_identity_pool_has_no_tokens_to_take() {
    let sandbox = with_issuers(&CLOUD.replace("mode: authorizer", "mode: identity-pool"));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:12:3: with `auth.mode: identity-pool` API Gateway takes signatures, and no token of any issuer
       |
    12 |   issuers:
       |   ^^^^^^^
       = help: take them out, or set `auth.mode` to `authorizer`
    ");
}

#[test]
fn what_would_take_no_token_or_give_no_role() {
    let sandbox = with_issuers(
        "  mode: authorizer
  issuers:
    one: {issuer: 'https://d.example.com', audience: [x], roles: [support]}
    two: {issuer: 'https://e.example.com', audience: [], algorithms: []}
",
    );
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:13:66: roles come by groups, and no claim names these
       |
    13 |     one: {issuer: 'https://d.example.com', audience: [x], roles: [support]}
       |                                                                  ^^^^^^^^^
       = help: set `groups-claim` to the claim that names a user's groups

    venture.yaml:14:54: without an audience no token is taken
       |
    14 |     two: {issuer: 'https://e.example.com', audience: [], algorithms: []}
       |                                                      ^^
       = help: name what its tokens are for, such as `https://api.example.com`

    venture.yaml:14:70: without an algorithm no token is taken
       |
    14 | …https://e.example.com', audience: [], algorithms: []}
       |                                                    ^^
       = help: use `[RS256]`, which most issuers sign with
    ");
}

#[test]
fn its_keys_are_explained() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.acme(["explain", "auth.issuers.cloud.audience"]).ok(), @r#"
    exit 0
    --- stdout
    auth.issuers.NAME.audience: What its tokens are for: this API as the issuer knows it; one of them is enough

    takes    a list of texts
    change   at any time

    auth:
      issuers:
        cloud:
          audience: ["https://api.example.com"]
    "#);
}

/// Claims within others are told from names by the slash in front, so a mistake after it is one.
#[test]
fn what_leads_to_no_claim() {
    let sandbox = with_issuers(
        "  mode: authorizer
  issuers:
    one: {issuer: 'https://a.example.com', audience: [x], groups-claim: /realm_access//roles}
    two: {issuer: 'https://b.example.com', audience: [x], user-name-claim: /profile/na~me}
    three: {issuer: 'https://c.example.com', audience: [x], audience-claim: realm access}
",
    );
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:13:73: `/realm_access//roles` leads to no claim: its part 2 is empty
       |
    13 | …ps://a.example.com', audience: [x], groups-claim: /realm_access//roles}
       |                                                    ^^^^^^^^^^^^^^^^^^^^
       = help: write what leads to it, such as `/realm_access/roles`, with `~1` for a `/` in a name and `~0` for a `~`

    venture.yaml:14:76: `/profile/na~me` leads to no claim: `~` stands for nothing by itself
       |
    14 | …//b.example.com', audience: [x], user-name-claim: /profile/na~me}
       |                                                    ^^^^^^^^^^^^^^
       = help: write what leads to it, such as `/realm_access/roles`, with `~1` for a `/` in a name and `~0` for a `~`

    venture.yaml:15:77: `realm access` is not the name of a claim
       |
    15 | …://c.example.com', audience: [x], audience-claim: realm access}
       |                                                    ^^^^^^^^^^^^
       = help: write its name as it stands in tokens, such as `groups`
    ");
    let keycloak = CLOUD.replace("groups-claim: groups", "groups-claim: /realm_access/roles");
    let sandbox = with_issuers(&keycloak);
    sandbox.acme(["regenerate"]).ok();
    let issuers = sandbox.read("acme/functions/authorizer/issuers.go");
    assert!(issuers.contains("Groups: \"/realm_access/roles\","), "{issuers}");
}
