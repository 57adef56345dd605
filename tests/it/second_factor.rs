//! A second factor by e-mail: what Cognito wants of a pool that has it, and what is written.

use crate::regenerate::POOL;
use crate::settings::{MANIFEST, set};
use crate::support::Sandbox;

const BY_MAIL: [&str; 6] =
    ["--mfa-methods", "app,email", "--email", "ses", "--email-from", "hello@example.com"];

fn refused(change: &str) -> String {
    let sandbox = Sandbox::with_project();
    sandbox.edit(MANIFEST, "  sign-in: email\n  mfa: optional\n", change);
    sandbox.acme(["regenerate"]).fails(1)
}

#[test]
fn what_cognito_refuses_is_refused_with_the_reason() {
    let ses = "  email: {sender: ses, from: hello@example.com}\n";
    let said = [
        "  sign-in: email\n  mfa: optional\n  mfa-methods: [app, email]\n".to_owned(),
        format!("  sign-in: email\n  mfa: required\n  mfa-methods: [email]\n{ses}"),
        "  sign-in: email\n  mfa: required\n  mfa-methods: []\n".to_owned(),
        format!("  sign-in: phone\n  mfa: optional\n  mfa-methods: [app, email]\n{ses}"),
        format!("  sign-in: email\n  mfa: optional\n  mfa-methods: [app, email]\n  plan: lite\n{ses}"),
    ]
    .map(|change| refused(&change));
    insta::assert_snapshot!(said.join("\n"), @"
    error: venture.yaml:14:3: Cognito sends codes for sign-in by Amazon SES only
       |
    14 |   mfa-methods: [app, email]
       |   ^^^^^^^^^^^
       = help: set `auth.email.sender` to `ses`, and `auth.email.from`

    error: venture.yaml:14:3: CloudFormation cannot make a pool with no second factor but e-mail
       |
    14 |   mfa-methods: [email]
       |   ^^^^^^^^^^^
       = help: use `[app, email]`

    error: venture.yaml:14:3: there is nothing that a second factor could be
       |
    14 |   mfa-methods: []
       |   ^^^^^^^^^^^
       = help: use `[app]`, or set `auth.mfa` to `off`

    error: venture.yaml:14:3: who signs in with a phone number has no e-mail address here
       |
    14 |   mfa-methods: [app, email]
       |   ^^^^^^^^^^^
       = help: take `email` out

    error: venture.yaml:14:16: Cognito has this in the plan `essentials` only
       |
    14 |   mfa-methods: [app, email]
       |                ^^^^^^^^^^^^
       = help: set `auth.plan` to `essentials`
    ");
}

#[test]
fn where_there_is_no_second_factor_nothing_is_wanted_of_it() {
    let sandbox = Sandbox::with_project();
    set(&sandbox, &["--mfa", "off", "--mfa-methods", "email", "--plan", "lite"]).ok();
    let pool = sandbox.read(POOL);
    assert!(!pool.contains("EnabledMfas") && !pool.contains("EmailAuthentication"), "{pool}");
    assert!(sandbox.read(MANIFEST).contains("  mfa-methods: [email]\n"));
}

#[test]
fn it_comes_to_a_pool_that_is_deployed_and_goes_again() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.read(POOL);
    set(&sandbox, &BY_MAIL).ok();
    let pool = sandbox.read(POOL);
    for line in [
        "      EnabledMfas: [SOFTWARE_TOKEN_MFA, EMAIL_OTP]\n",
        "      EmailAuthenticationMessage: 'Your code to sign in is {####}.'\n",
        "          - Name: verified_phone_number\n            Priority: 2\n",
        "        EmailSendingAccount: DEVELOPER\n",
    ] {
        assert!(pool.contains(line), "{line}{pool}");
    }
    set(&sandbox, &["--mfa-methods", "app", "--email", "cognito", "--email-from", ""]).ok();
    assert_eq!(sandbox.read(POOL), before);
}

/// Whoever made the pool has met what Cognito wants of it: it may have no other factor, and any sender.
#[test]
fn an_existing_pool_is_only_described() {
    let sandbox = Sandbox::with_project();
    set(
        &sandbox,
        &["--pool", "existing", "--mfa", "required", "--mfa-methods", "email", "--allow-replacement"],
    )
    .ok();
    sandbox.acme(["status", "--check"]).ok();
}
