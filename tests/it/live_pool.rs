//! Changes that a deployed user pool cannot take are refused, wherever they come from.

use crate::regenerate::POOL;
use crate::support::Sandbox;

const TEMPLATE: &str = "acme/.venture/templates/auth/cognito/resources/cognito-user-pool.yml.tera";

const ATTRIBUTES: &str = "UsernameAttributes: [{= auth.contact.attribute =}]";

/// A project whose own template of the pool differs from what stands there.
fn with_template(from: &str, to: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    let name = TEMPLATE.strip_prefix("acme/.venture/templates/").unwrap();
    sandbox.acme(["templates", "eject", name]).ok();
    sandbox.edit(TEMPLATE, from, to);
    sandbox
}

/// Another logical id: CloudFormation makes a second, empty pool.
fn renamed() -> Sandbox {
    let sandbox = with_template("  UserPool:\n", "  People:\n");
    let text = sandbox.read(TEMPLATE);
    sandbox.write(TEMPLATE, text.replace("!Ref UserPool\n", "!Ref People\n"));
    sandbox
}

#[test]
fn a_renamed_pool_is_refused_by_every_command_that_writes_it() {
    let sandbox = renamed();
    let before = sandbox.snapshot("acme");
    let error = sandbox.acme(["regenerate"]).fails(1);
    insta::assert_snapshot!(error, @"
    error: a deployed user pool cannot take this change: UserPool
      caused by: CloudFormation would leave the pool with its users behind, and make an empty one if there is another
    help: keep the pool under its logical id
    help: nothing was written; where the pool was never deployed, or you replace it yourself: the same command with `--allow-replacement`
    ");
    for args in [
        vec!["regenerate", "--dry-run"],
        vec!["regenerate", "cognito"],
        vec!["regenerate", "--on-conflict", "take"],
    ] {
        assert_eq!(sandbox.acme(args).fails(1), error);
    }
    assert!(sandbox.snapshot("acme") == before);
}

#[test]
fn it_may_be_allowed() {
    let sandbox = renamed();
    sandbox.acme(["regenerate", "cognito", "--allow-replacement"]).ok();
    assert!(sandbox.read(POOL).contains("\n  People:\n"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn another_part_is_not_held_up() {
    let sandbox = renamed();
    sandbox.acme(["regenerate", "forwarder"]).ok();
    sandbox.acme(["status"]).ok();
}

#[test]
fn to_add_a_function_is_refused_where_the_pool_would_follow() {
    let triggers =
        "{% for function in functions %}{% if function.cognito %}, phone_number{% endif %}{% endfor %}";
    let sandbox = with_template(ATTRIBUTES, &ATTRIBUTES.replace(']', &format!("{triggers}]")));
    sandbox.acme(["status", "--check"]).ok();
    let before = sandbox.snapshot("acme");
    let add = ["add", "function", "check", "--cognito", "pre-sign-up"];
    let error = sandbox.acme(add).fails(1);
    assert!(error.starts_with(
        "error: a deployed user pool cannot take this change: UsernameAttributes of UserPool\n"
    ));
    assert!(sandbox.snapshot("acme") == before, "{error}");
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices"]).ok();
}

#[test]
fn what_stands_in_the_file_counts_and_so_does_the_answer_to_a_conflict() {
    let sandbox = with_template(ATTRIBUTES, "UsernameAttributes: [email, phone_number]");
    sandbox.edit(POOL, "UsernameAttributes: [email]", "UsernameAttributes: [phone_number]");
    let before = sandbox.snapshot("acme");
    assert_eq!(sandbox.acme(["regenerate"]).code, 3);
    let error = sandbox.acme(["regenerate", "--on-conflict", "take"]).fails(1);
    assert!(sandbox.snapshot("acme") == before, "{error}");
    sandbox.acme(["regenerate", "--on-conflict", "keep"]).ok();
    assert!(sandbox.read(POOL).contains("UsernameAttributes: [phone_number]\n"));
}

#[test]
fn settings_that_are_fixed_for_the_life_of_a_pool() {
    let sandbox = Sandbox::with_project();
    let login = ["--login-domain", "acme", "--callback-urls", "https://acme.io"];
    let attributes = ["--attributes", "seats:number,plan:string"];
    sandbox.acme([["regenerate", "cognito"].as_slice(), &login, &attributes].concat()).ok();
    let before = sandbox.snapshot("acme");
    let changes = ["--login-domain", "other", "--attributes", "seats:string", "--sign-in", "phone"];
    let error = sandbox.acme([["regenerate", "cognito"].as_slice(), &changes].concat()).fails(1);
    insta::assert_snapshot!(error, @"
    error: a deployed user pool cannot take this change: UsernameAttributes of UserPool
      caused by: what users sign in with is fixed when a pool is made
    help: set `auth.sign-in` back; or make a second project with a pool of its own, and move users over as they sign in with a `user-migration` function

    error: a deployed user pool cannot take this change: attribute seats of UserPool
      caused by: Cognito adds custom attributes to a pool, and never changes or removes one
    help: keep it in `auth.attributes`, and add the new one under another name

    error: a deployed user pool cannot take this change: attribute plan of UserPool
      caused by: Cognito adds custom attributes to a pool, and never changes or removes one
    help: keep it in `auth.attributes`, and add the new one under another name

    error: a deployed user pool cannot take this change: Domain of UserPoolDomain
      caused by: CloudFormation makes the new domain before it takes the old one away, and a pool has only one
    help: remove `auth.login`, deploy, then set the new domain and deploy again
    help: nothing was written; where the pool was never deployed, or you replace it yourself: the same command with `--allow-replacement`
    ");
    assert!(sandbox.snapshot("acme") == before);
    sandbox.edit("acme/venture.yaml", "sign-in: email", "sign-in: user-name");
    sandbox.acme(["regenerate"]).fails(1);
}

#[test]
fn settings_that_a_live_pool_takes() {
    let sandbox = Sandbox::with_project();
    let login = ["--login-domain", "acme", "--callback-urls", "https://acme.io"];
    sandbox
        .acme([["regenerate", "cognito", "--attributes", "seats:number"].as_slice(), &login].concat())
        .ok();
    for change in [
        ["--attributes", "seats:number,plan:string"],
        ["--mfa", "required"],
        ["--groups", "admin,editor"],
        ["--groups", ""],
        ["--password-length", "16"],
        ["--refresh-token-rotation", "true"],
        ["--refresh-token-rotation", "false"],
        ["--plan", "lite"],
        ["--access-token-minutes", "5"],
        ["--self-sign-up", "false"],
        ["--deletion-protection", "dev,prod"],
        ["--sign-in-with", "oidc,saml"],
        ["--sign-in-with", "saml"],
        ["--sign-in-with", ""],
    ] {
        sandbox.acme([["regenerate", "cognito"], change].concat()).ok();
        sandbox.acme(["status", "--check"]).ok();
    }
}
