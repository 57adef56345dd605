//! Where `venture new` takes its answers from.

use std::fs;

use crate::support::Sandbox;

const ALL_FLAGS: [&str; 28] = [
    "new",
    "shop",
    "--name",
    "acme",
    "--module",
    "example.com/acme/api",
    "--owner",
    "team@acme.io",
    "--region",
    "eu-west-1",
    "--auth-mode",
    "authorizer",
    "--sign-in",
    "email",
    "--mfa",
    "required",
    "--password-length",
    "16",
    "--self-sign-up",
    "false",
    "--logs",
    "splunk",
    "--log-subscription",
    "native",
    "--log-retention-days",
    "90",
    "--extras",
    "github-actions",
];

/// Another project's manifest, as somebody keeps it.
const MANIFEST: &str = "\
# Ours since 2031.
version: 1
name: billing # do not rename
module: example.com/billing
owner: 'Growth + Co'
region: ap-southeast-2
auth: { mfa: \"off\", password-length: 20 }
logs:
  destination: splunk
  retention-days: 7
extras: []
functions:
  list-invoices:
    http: GET /teams/{teamId}/invoices
    access: team:admin
    memory: 512
  a-status: # sorted first
    http: GET /status
    access: public
    timeout: 3
";

#[test]
fn with_every_flag() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(ALL_FLAGS), @"
    exit 0
    --- stderr
    created `shop`: [N] files

    next:
      cd shop
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    insta::assert_snapshot!(sandbox.read("shop/venture.yaml"), @"
    # yaml-language-server: $schema=.venture/schema.json
    #
    # What this venture is. Edit it and run `venture regenerate`; `venture status` shows what would change.
    version: 2
    name: acme
    module: example.com/acme/api
    owner: team@acme.io
    region: eu-west-1

    auth:
      mode: authorizer
      sign-in: email
      mfa: required
      self-sign-up: false
      password:
        length: 16
      tokens:
        access-minutes: 30
        refresh-days: 30

    logs:
      destination: splunk
      subscription: native
      retention-days: 90

    extras: [github-actions]

    functions:
      hello:
        http: GET /hello
        access: signed-in
      world:
        http: GET /world
        access: public
    ");
    assert!(sandbox.read("shop/go.mod").starts_with("module example.com/acme/api\n"));
}

#[test]
fn with_defaults() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--defaults"]), @"
    exit 0
    --- stderr
    created `acme`: [N] files

    next:
      cd acme
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    insta::assert_snapshot!(sandbox.read("acme/venture.yaml"), @"
    # yaml-language-server: $schema=.venture/schema.json
    #
    # What this venture is. Edit it and run `venture regenerate`; `venture status` shows what would change.
    version: 2
    name: acme
    module: example.com/acme
    owner: platform
    region: us-east-1

    auth:
      mode: authorizer
      sign-in: email
      mfa: optional
      self-sign-up: true
      password:
        length: 12
      tokens:
        access-minutes: 30
        refresh-days: 30

    logs:
      destination: http
      subscription: native
      retention-days: 30

    extras: []

    functions:
      hello:
        http: GET /hello
        access: signed-in
      world:
        http: GET /world
        access: public
    ");
    let entries = fs::read_dir(sandbox.root()).unwrap().count();
    assert_eq!(entries, 1, "nothing beside the project:\n{}", sandbox.tree());
}

#[test]
fn from_another_manifest() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", MANIFEST);
    sandbox.run(["new", "billing", "--answers", "answers.yaml", "--sign-in", "email"]).ok();
    insta::assert_snapshot!(sandbox.read("billing/venture.yaml"), @r#"
    # yaml-language-server: $schema=.venture/schema.json
    #
    # What this venture is. Edit it and run `venture regenerate`; `venture status` shows what would change.
    version: 2
    name: billing
    module: example.com/billing
    owner: Growth + Co
    region: ap-southeast-2

    auth:
      mode: authorizer
      sign-in: email
      mfa: "off"
      self-sign-up: true
      password:
        length: 20
      tokens:
        access-minutes: 30
        refresh-days: 30

    logs:
      destination: splunk
      subscription: native
      retention-days: 7

    extras: []

    functions:
      a-status:
        http: GET /status
        access: public
        timeout: 3
      list-invoices:
        http: "GET /teams/{teamId}/invoices"
        access: "team:admin"
        memory: 512
    "#);
    assert!(sandbox.exists("billing/functions/list-invoices/handler.go"));
    assert!(!sandbox.exists("billing/functions/hello"), "own functions stand instead of the first two");
    assert_eq!(sandbox.read("answers.yaml"), MANIFEST);
}

#[test]
fn a_partial_answers_file_needs_the_rest() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", "owner: growth\nlogs: { destination: splunk }\n");
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--answers", "answers.yaml"]), @"
    exit 2
    --- stderr
    error: answers are missing, and there is no terminal to ask on:
      --module   Go module path
      --region   AWS region
      --sign-in  What users sign in with
      --mfa      Second factor at sign-in
      --extras   Extras
    help: pass these flags, an --answers file, or --defaults to take every default
    ");
    assert_eq!(sandbox.tree(), "answers.yaml\n");
    sandbox.run(["new", "acme", "--answers", "answers.yaml", "--defaults"]).ok();
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(
        manifest.contains("\nowner: growth\n") && manifest.contains("\n  destination: splunk\n"),
        "{manifest}"
    );
    assert!(manifest.contains("\n  hello:\n"), "the first functions come as ever:\n{manifest}");
}

#[test]
fn an_empty_answers_file_answers_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", "# nothing yet\n");
    sandbox.run(["new", "acme", "--answers", "answers.yaml", "--defaults"]).ok();
    assert!(sandbox.read("acme/venture.yaml").contains("\nname: acme\n"));
}

#[test]
fn an_answers_file_that_names_no_function_gives_none() {
    let head = "version: 2\nname: acme\nmodule: example.com/acme\nowner: us\n";
    for functions in ["functions: {}\n", "functions:\n"] {
        let sandbox = Sandbox::new();
        sandbox.write("answers.yaml", format!("{head}{functions}"));
        sandbox.run(["new", "acme", "--answers", "answers.yaml", "--defaults"]).ok();
        assert!(sandbox.read("acme/venture.yaml").ends_with("\nfunctions:\n"), "{functions}");
        assert!(!sandbox.exists("acme/functions/hello") && sandbox.exists("acme/functions/me"));
        sandbox.acme(["add", "function", "first", "--http", "GET /first"]).ok();
    }
}

#[test]
fn a_flag_wins_over_the_answers_file() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", MANIFEST);
    sandbox
        .run([
            "new",
            "x",
            "--answers",
            "answers.yaml",
            "--name",
            "pay",
            "--sign-in",
            "email",
            "--logs",
            "http",
            "--mfa",
            "optional",
        ])
        .ok();
    let manifest = sandbox.read("x/venture.yaml");
    for line in ["name: pay", "  destination: http", "  mfa: optional", "module: example.com/pay"] {
        assert!(manifest.lines().any(|found| found == line), "{line}\n{manifest}");
    }
}

#[test]
fn without_answers_and_terminal_the_missing_flags_are_named() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(["new"]), @"
    exit 2
    --- stderr
    error: answers are missing, and there is no terminal to ask on:
      --name     Project name
      --module   Go module path
      --owner    Owner (tag on every AWS resource)
      --region   AWS region
      --sign-in  What users sign in with
      --mfa      Second factor at sign-in
      --logs     Where logs go
      --extras   Extras
    help: pass these flags, an --answers file, or --defaults to take every default
    ");
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--mfa", "off"]), @"
    exit 2
    --- stderr
    error: answers are missing, and there is no terminal to ask on:
      --module   Go module path
      --owner    Owner (tag on every AWS resource)
      --region   AWS region
      --sign-in  What users sign in with
      --logs     Where logs go
      --extras   Extras
    help: pass these flags, an --answers file, or --defaults to take every default
    ");
    assert_eq!(sandbox.tree(), "");
}
