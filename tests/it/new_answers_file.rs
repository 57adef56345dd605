//! Answers that `venture new` takes from another project's manifest.

use crate::support::Sandbox;

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
