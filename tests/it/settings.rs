//! `venture regenerate cognito --…`: settings of the user pool by flag, written into venture.yaml.

use crate::regenerate::POOL;
use crate::support::{Run, Sandbox};

pub const MANIFEST: &str = "acme/venture.yaml";

pub fn set(sandbox: &Sandbox, flags: &[&str]) -> Run {
    sandbox.acme(["regenerate", "cognito"].into_iter().chain(flags.iter().copied()))
}

/// The lines of a text that another does not have.
fn added(before: &str, after: &str) -> String {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_flag_changes_its_line_and_keeps_the_comments() {
    let sandbox = Sandbox::with_project();
    sandbox.edit(MANIFEST, "  mfa: optional\n", "  # by law\n  mfa: optional # for now\n");
    let before = sandbox.read(MANIFEST);
    insta::assert_snapshot!(set(&sandbox, &["--mfa", "required"]), @"
    exit 0
    --- stdout
       update resources/cognito-user-pool.yml
       update venture.yaml
    written: 2 update, [N] unchanged
    ");
    assert_eq!(sandbox.read(MANIFEST), before.replace("mfa: optional", "mfa: required"));
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
    insta::assert_snapshot!(set(&sandbox, &["--mfa", "required"]), @"
    exit 0
    --- stdout
    [N] unchanged
    --- stderr
    up to date
    ");
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn several_at_once_and_those_that_were_not_there() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.read(MANIFEST);
    let flags =
        ["--password-length", "16", "--password-history", "3", "--groups", "admin,staff", "--plan", "plus"];
    set(&sandbox, &flags).ok();
    let after = sandbox.read(MANIFEST);
    insta::assert_snapshot!(added(&before, &after), @"
      length: 16
      history: 3
    plan: plus
    groups: [admin, staff]
    ");
    set(&sandbox, &flags).ok();
    assert_eq!(sandbox.read(MANIFEST), after, "once is enough");
}

#[test]
fn a_default_is_not_written() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.snapshot("acme");
    let run = set(&sandbox, &["--plan", "essentials", "--password-history", "0", "--mfa", "optional"]).ok();
    assert!(run.stderr.contains("up to date"), "{run}");
    assert!(sandbox.snapshot("acme") == before, "{run}");
}

#[test]
fn crlf_and_flow_style_stay() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read(MANIFEST).replace('\n', "\r\n");
    sandbox.write(MANIFEST, &text);
    set(&sandbox, &["--mfa", "required", "--password-history", "3"]).ok();
    let after = sandbox.read(MANIFEST);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after}");
    assert!(after.contains("  mfa: required\r\n") && after.contains("    history: 3\r\n"), "{after}");
    let text = "version: 2\nname: acme\nmodule: example.com/acme\nauth: {mfa: optional} # short\n";
    sandbox.write(MANIFEST, text);
    set(&sandbox, &["--mfa", "required", "--password-history", "3"]).ok();
    let expected = text.replace("{mfa: optional}", "{mfa: required, password: {history: 3}}");
    assert_eq!(sandbox.read(MANIFEST), expected);
}

#[test]
fn a_manifest_without_the_section_gets_it() {
    let sandbox = Sandbox::with_project();
    let text = "version: 2\nname: acme\nmodule: example.com/acme";
    sandbox.write(MANIFEST, text);
    set(&sandbox, &["--mfa", "off"]).ok();
    assert_eq!(sandbox.read(MANIFEST), format!("{text}\nauth:\n  mfa: \"off\""));
}

#[track_caller]
pub fn refused(sandbox: &Sandbox, args: &[&str], code: i32) -> String {
    let before = (sandbox.snapshot(""), sandbox.tree().replace("acme/.venture/lock\n", ""));
    let error = sandbox.acme(args.iter().copied()).fails(code);
    let after = (sandbox.snapshot(""), sandbox.tree().replace("acme/.venture/lock\n", ""));
    assert!(before == after, "{error}");
    error
}

#[test]
fn an_unknown_choice() {
    let sandbox = Sandbox::with_project();
    let said = [
        ["--mfa", "maybe"],
        ["--password-length", "7"],
        ["--password-length", "x"],
        ["--groups", "Admin"],
        ["--attributes", "seats"],
        ["--callback-urls", "http://example.com"],
    ]
    .map(|flags| refused(&sandbox, &[&["regenerate", "cognito"][..], &flags].concat(), 2));
    insta::assert_snapshot!(said.join(""), @"
    error: --mfa: `maybe` is not a choice here
    help: use one of `off`, `optional`, `required`
    error: --password-length: `7` is not a whole number from 8 to 99
    help: use a whole number from 8 to 99
    error: --password-length: `x` is not a whole number from 8 to 99
    help: use a whole number from 8 to 99
    error: --groups: `Admin` is not a group name
    help: use lower-case letters, digits and single dashes, such as `admin`
    error: --attributes: the attribute `seats` has no type
    help: write NAME:TYPE, such as `seats:number`
    error: --callback-urls: `http://example.com` cannot be redirected to: plain http is for `localhost` only
    help: write it whole, such as `https://app.example.com/callback` or `http://localhost:5173`
    ");
}

#[test]
fn every_wrong_flag_is_said_at_once() {
    let sandbox = Sandbox::with_project();
    let error = refused(&sandbox, &["regenerate", "cognito", "--mfa", "maybe", "--plan", "gold"], 2);
    assert!(error.contains("`maybe`") && error.contains("`gold`"), "{error}");
}

#[test]
fn settings_that_do_not_go_together() {
    let sandbox = Sandbox::with_project();
    let said = [
        &["--threat-protection", "audit"][..],
        &["--passkeys", "true"],
        &["--login-domain", "acme"],
        &["--email", "ses"],
        &["--callback-urls", "https://a.example.com"],
    ]
    .map(|flags| refused(&sandbox, &[&["regenerate", "cognito"][..], flags].concat(), 1));
    insta::assert_snapshot!(said.join("\n"), @r#"
    error: venture.yaml:20:22: Cognito has this in the plan `plus` only
       |
    20 |   threat-protection: audit
       |                      ^^^^^
       = help: set `auth.plan` to `plus`
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it

    error: venture.yaml:21:14: a passkey is made for a domain, and there is none
       |
    21 |     enabled: true
       |              ^^^^
       = help: set `auth.passkeys.domain` to that of your page, or `auth.login.domain` for Cognito's own
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it

    error: venture.yaml:21:13: the login pages of `acme` have nowhere to send people back to
       |
    21 |     domain: acme
       |             ^^^^
       = help: set `auth.login.callback-urls`
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it

    error: venture.yaml:21:13: Amazon SES sends from an address
       |
    21 |     sender: ses
       |             ^^^
       = help: set `auth.email.from`
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it

    error: venture.yaml:21:20: there are no login pages without a domain
       |
    21 |     callback-urls: ["https://a.example.com"]
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^^
       = help: set `auth.login.domain`
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it
    "#);
    set(&sandbox, &["--threat-protection", "audit", "--plan", "plus"]).ok();
}

#[test]
fn a_setting_may_mend_a_manifest_that_was_wrong() {
    let sandbox = Sandbox::with_project();
    sandbox.edit(MANIFEST, "  mfa: optional\n", "  mfa: optional\n  threat-protection: audit\n");
    refused(&sandbox, &["regenerate"], 1);
    set(&sandbox, &["--plan", "plus"]).ok();
    assert!(sandbox.read(MANIFEST).contains("  plan: plus\n"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_dry_run_writes_nothing_and_undo_takes_it_back() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    let dry = set(&sandbox, &["--mfa", "required", "--dry-run", "--diff"]).ok();
    assert!(
        dry.stdout.contains("+  mfa: required\n") && dry.stdout.contains("   update venture.yaml\n"),
        "{dry}"
    );
    assert!(sandbox.acme_files() == before);
    set(&sandbox, &["--mfa", "required"]).ok();
    sandbox.acme(["undo"]).ok();
    assert!(sandbox.acme_files() == before);
}

#[test]
fn an_edited_template_is_merged_and_a_conflict_leaves_the_manifest() {
    let sandbox = Sandbox::with_project();
    sandbox.edit_line(POOL, "MfaConfiguration", "      MfaConfiguration: 'OFF' # mine");
    let before = sandbox.snapshot("acme");
    assert_eq!(set(&sandbox, &["--mfa", "required"]).code, 3);
    assert!(sandbox.snapshot("acme") == before, "venture.yaml neither");
    set(&sandbox, &["--mfa", "required", "--on-conflict", "keep"]).ok();
    assert!(sandbox.read(MANIFEST).contains("mfa: required") && sandbox.read(POOL).contains("'OFF' # mine"));
}

#[test]
fn a_refresh_token_that_works_once_is_refreshed_by_no_other_flow() {
    let sandbox = Sandbox::with_project();
    let client = || sandbox.read("acme/resources/cognito-user-pool.yml");
    assert!(client().contains("RefreshTokenRotation:\n        Feature: DISABLED\n"));
    sandbox.acme(["regenerate", "--refresh-token-rotation", "true"]).ok();
    assert!(client().contains("Feature: ENABLED\n        RetryGracePeriodSeconds: 60\n"));
    assert!(!sandbox.read("acme/serverless.yml").contains("ALLOW_REFRESH_TOKEN_AUTH"));
    let error = sandbox.acme(["regenerate", "--plan", "lite"]).fails(1);
    assert!(error.contains("Cognito has this in the plan `essentials` only"), "{error}");
}
