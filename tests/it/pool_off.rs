//! CloudFormation leaves a setting of a deployed user pool as it is when a template no longer has it: what was turned
//! off has to be written.

use std::collections::BTreeSet;

use serde_yaml::Value;

use crate::support::Sandbox;

/// What Cognito itself forgets with the setting it belongs to, or has no form for that means nothing.
const BELONGS_TO_ANOTHER: [&str; 8] = [
    "EmailAuthenticationMessage",
    "EmailAuthenticationSubject",
    "EmailConfiguration.From",
    "EmailConfiguration.SourceArn",
    "EnabledMfas",
    "WebAuthnFactorConfiguration",
    "WebAuthnRelyingPartyID",
    "WebAuthnUserVerification",
];

const ON: [&str; 19] = [
    "regenerate",
    "cognito",
    "--mfa",
    "required",
    "--mfa-methods",
    "app,email",
    "--plan",
    "plus",
    "--threat-protection",
    "enforced",
    "--passkeys",
    "true",
    "--passkey-domain",
    "example.com",
    "--email",
    "ses",
    "--email-from",
    "hello@example.com",
    "--password-history=3",
];

fn settings(sandbox: &Sandbox) -> BTreeSet<String> {
    let template: Value =
        serde_yaml::from_str(&sandbox.read("acme/resources/cognito-user-pool.yml")).unwrap();
    let mut paths = BTreeSet::new();
    collect("", &template["Resources"]["UserPool"]["Properties"], &mut paths);
    paths
}

fn collect(above: &str, value: &Value, paths: &mut BTreeSet<String>) {
    match value.as_mapping() {
        Some(mapping) => {
            for (key, value) in mapping {
                let dot = if above.is_empty() { "" } else { "." };
                collect(&format!("{above}{dot}{}", key.as_str().unwrap()), value, paths);
            }
        }
        None => {
            paths.insert(above.to_owned());
        }
    }
}

#[test]
fn what_can_be_on_is_written_where_it_is_off() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "cognito", "--mfa", "off"]).ok();
    let off = settings(&sandbox);
    sandbox.acme(ON).ok();
    let on = settings(&sandbox);
    let missing: Vec<&str> = on.difference(&off).map(String::as_str).collect();
    assert_eq!(missing, BELONGS_TO_ANOTHER);
    assert!(off.is_subset(&on), "{off:?}");
}

#[test]
fn with_passkeys_the_second_factor_is_written_where_it_is_off() {
    let sandbox = Sandbox::with_project();
    let passkeys = ["--passkeys", "true", "--passkey-domain", "example.com"];
    sandbox.acme(["regenerate", "cognito", "--mfa", "off"].into_iter().chain(passkeys)).ok();
    let pool = sandbox.read("acme/resources/cognito-user-pool.yml");
    assert!(pool.contains("      WebAuthnFactorConfiguration: SINGLE_FACTOR\n"), "{pool}");
}

/// In the plan `lite` Cognito has neither: a pool that says so is not made.
#[test]
fn the_plan_lite_is_not_told_of_what_it_has_not() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "cognito", "--plan", "lite"]).ok();
    let lite = settings(&sandbox);
    assert!(!lite.iter().any(|path| path.contains("SignInPolicy") || path.contains("PasswordHistorySize")));
    assert!(lite.contains("UserPoolAddOns.AdvancedSecurityMode"));
}
