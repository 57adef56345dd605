//! `venture explain`.

use crate::support::Sandbox;

#[test]
fn a_key_with_its_values() {
    insta::assert_snapshot!(Sandbox::new().run(["explain", "auth.sign-in"]), @"
    exit 0
    --- stdout
    auth.sign-in: What users sign in with

      email      their e-mail address
      phone      their phone number; Amazon SNS bills each SMS
      user-name  a name that each of them chooses

    takes    one of these
    default  email
    change   never: Cognito lets nobody change it once the pool is deployed
    flag     venture new --sign-in, venture regenerate cognito --sign-in

    auth:
      sign-in: email
    ");
}

#[test]
fn a_key_of_a_function() {
    insta::assert_snapshot!(Sandbox::new().run(["explain", "functions.hello.queue"]), @"
    exit 0
    --- stdout
    functions.NAME.queue: Name of an SQS queue

    takes    a text
    change   another name makes another queue; the old one stays in AWS with what waits in it, and belongs to no stack
    flag     venture add function --queue

    functions:
      invoices:
        queue: jobs
    ");
    let sandbox = Sandbox::new();
    let whole = sandbox.run(["explain", "functions.NAME.queue"]).ok();
    assert_eq!(sandbox.run(["explain", "queue"]).ok(), whole);
}

#[test]
fn the_keys_of_a_part() {
    insta::assert_snapshot!(Sandbox::new().run(["explain", "auth.tokens"]), @"
    exit 0
    --- stdout
    auth.tokens.access-minutes  Minutes an access token lives; the API cannot take one back
    auth.tokens.id-minutes      Minutes an ID token lives
    auth.tokens.refresh-days    Days after which a user has to sign in again
    auth.tokens.rotation        Whether a refresh token works once, and each refresh brings another
    ");
}

#[test]
fn the_name_of_an_issuer_has_its_keys() {
    let sandbox = Sandbox::new();
    let all = sandbox.run(["explain", "auth.issuers"]).ok();
    assert!(
        all.stdout.contains("under another name they are new people\n\nauth.issuers.NAME.issuer "),
        "{all}"
    );
    for name in ["auth.issuers.login", "auth.issuers.NAME"] {
        assert_eq!(sandbox.run(["explain", name]).ok(), all, "{name}");
    }
    let change = sandbox.run(["explain", "auth.issuers.login.issuer"]).ok();
    assert!(change.stdout.contains("is taken for the same person"), "{change}");
}

#[test]
fn a_key_that_is_none() {
    let run = Sandbox::new().run(["explain", "auth.mffa"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: `auth.mffa` is not a key of the manifest\nhelp: did you mean `auth.mfa`?\n"
    );
}

/// What it says of a key is what `venture.yaml` takes: each example together makes a project's file.
#[test]
fn every_key_for_programs() {
    let run = Sandbox::new().run(["explain", "--format", "json"]).ok();
    let said: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(said["version"], 1);
    let keys = said["keys"].as_array().unwrap();
    let schema: serde_json::Value =
        serde_json::from_str(&Sandbox::with_project().read("acme/.venture/schema.json")).unwrap();
    for key in keys {
        let name = key["key"].as_str().unwrap();
        let described = name.split('.').fold(&schema, |schema, part| match part {
            "NAME" => &schema["additionalProperties"],
            part => &schema["properties"][part],
        });
        assert_eq!(described["description"], key["meaning"], "{name}");
    }
    assert!(keys.iter().any(|key| key["key"] == "auth.mfa" && key["values"][0]["value"] == "off"));
}
