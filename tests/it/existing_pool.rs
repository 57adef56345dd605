//! A user pool that somebody else has made.

use crate::regenerate::POOL;
use crate::support::Sandbox;

const OF_OWN: &str = "acme/functions/post-confirmation/resources.yml";

fn with_existing() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "--pool", "existing", "--allow-replacement"]).ok();
    sandbox
}

#[test]
fn the_project_has_a_client_of_it_and_no_pool() {
    let sandbox = with_existing();
    let pool = sandbox.read(POOL);
    assert!(!pool.contains("AWS::Cognito::UserPool\n") && pool.contains("AWS::Cognito::UserPoolClient\n"));
    assert!(pool.contains("UserPoolId: ${param:pool-id}\n"), "{pool}");
    assert!(!sandbox.exists(OF_OWN));
    assert!(sandbox.exists("acme/local/stack/existing_pool.go"));
    let settings = sandbox.read("acme/serverless.yml");
    assert!(!settings.contains("pool-protection") && !settings.contains("post-confirmation"));
    for (file, content) in sandbox.acme_files() {
        let text = String::from_utf8_lossy(&content);
        assert!(!text.contains("!Ref UserPool\n") && !text.contains("GetAtt UserPool."), "{file}");
    }
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn every_stage_says_which_pool_it_is() {
    let sandbox = with_existing();
    let stage = |stage: &str| {
        let args = ["--no-print-directory", "stage", &format!("STAGE={stage}")];
        sandbox.finish(sandbox.command("make").args(args).current_dir(sandbox.path("acme")))
    };
    let run = stage("dev");
    let said = "serverless.yml: no pool-id for STAGE=dev; write the id of its user pool, such as us-east-1_AbCdEf123, below params: dev:\n";
    assert!(run.code == 2 && run.stderr.starts_with(said), "{run}");
    for (id, code) in [
        ("us-east-1_AbCdEf123", 0),
        ("'us-gov-west-1_AbCdEf123' # ours", 0),
        ("${env:POOL_ID}", 0),
        ("AbCdEf123", 2),
        ("", 2),
    ] {
        let before = sandbox.read("acme/serverless.yml");
        sandbox.edit("acme/serverless.yml", "pool-id: ''", &format!("pool-id: {id}"));
        assert_eq!(stage("dev").code, code, "{id}");
        assert_eq!(stage("prod").code, 2, "of another stage");
        sandbox.write("acme/serverless.yml", before);
    }
    assert_eq!(stage("local").code, 0, "the local stack makes its own");
}

#[test]
fn what_would_be_made_in_it_is_refused() {
    let sandbox = with_existing();
    sandbox.edit(
        "acme/venture.yaml",
        "  pool: existing\n",
        "  pool: existing\n  groups: [staff]\n  plan: plus\n  threat-protection: audit\n  login: {domain: acme, callback-urls: [https://a.io]}\n",
    );
    sandbox.edit("acme/venture.yaml", "functions:\n", "functions:\n  check: {cognito: pre-sign-up}\n");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:21:3: the groups of an existing pool belong to who made it
       |
    21 |   groups: [staff]
       |   ^^^^^^
       = help: take it out, and set it where the pool is made

    venture.yaml:23:3: whoever made an existing pool decides on its protection
       |
    23 |   threat-protection: audit
       |   ^^^^^^^^^^^^^^^^^
       = help: take it out, and set it where the pool is made

    venture.yaml:24:11: a pool has one domain, and an existing one its own or none
       |
    24 |   login: {domain: acme, callback-urls: [https://a.io]}
       |           ^^^^^^
       = help: take it out, and set it where the pool is made

    venture.yaml:34:11: the triggers of an existing pool belong to who made it: to set one takes the place of theirs
       |
    34 |   check: {cognito: pre-sign-up}
       |           ^^^^^^^
       = help: remove the function, or set `auth.pool` to `own`
    ");
}

#[test]
fn to_go_over_to_it_is_refused_until_it_is_allowed_and_back_too() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "cognito", "--pool", "existing"]).fails(1), @"
    error: a deployed user pool cannot take this change: UserPool
      caused by: the pool stays with its users and leaves the stack, but goes on calling functions that are gone
    help: delete its triggers in the AWS console; then allow it, and write the pool's id as `pool-id` of each stage
    help: nothing was written; where the pool was never deployed, or you replace it yourself: the same command with `--allow-replacement`
    ");
    assert_eq!(sandbox.acme_files(), before);
    sandbox.acme(["regenerate", "--pool", "existing", "--allow-replacement"]).ok();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "--pool", "own"]).fails(1), @"
    error: a deployed user pool cannot take this change: UserPoolId of UserPoolClient
      caused by: CloudFormation would make an empty pool, and a client of it with another id
    help: keep `auth.pool: existing`
    help: nothing was written; where the pool was never deployed, or you replace it yourself: the same command with `--allow-replacement`
    ");
    sandbox.edit("acme/venture.yaml", "  pool: existing\n", "");
    sandbox.acme(["regenerate", "--allow-replacement"]).ok();
    assert_eq!(sandbox.acme_files(), before);
}
