//! Answers that `venture new` takes from flags, and from defaults.

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
