//! `venture regenerate PART`: one part of the project, and the others left alone.

use crate::settings::{MANIFEST, refused, set};
use crate::support::Sandbox;

#[test]
fn a_part_leaves_the_others_alone() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 7");
    sandbox.edit_line("acme/serverless.yml", "# Managed by venture", "# Ours");
    let serverless = sandbox.read("acme/serverless.yml");
    let run = sandbox.acme(["regenerate", "cognito"]).ok();
    assert!(
        run.stdout.starts_with("   update resources/cognito-user-pool.yml\nwritten: 1 update, "),
        "{run}"
    );
    assert_eq!(sandbox.read("acme/serverless.yml"), serverless);
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 0
    --- stdout
    outdated: 2 (`venture regenerate` would change it)
      forwarder/serverless.yml
      serverless.yml
    unchanged: [N] (as generated)
    ");
    sandbox.acme(["regenerate", "forwarder", "functions"]).ok();
    let merged = sandbox.read("acme/serverless.yml");
    assert!(merged.starts_with("# Ours\n") && merged.contains("logRetentionInDays: 7\n"), "{merged}");
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_part_that_is_none() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "congito"]), @"
    exit 2
    --- stderr
    error: `congito` is not a part of a project
    help: did you mean `cognito`?
    ");
    insta::assert_snapshot!(sandbox.acme(["regenerate", "database"]), @"
    exit 2
    --- stderr
    error: `database` is not a part of a project
    help: the parts are cognito, functions, forwarder, resources, internal, workflows
    ");
}

#[test]
fn a_part_that_is_not_the_pool() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(refused(&sandbox, &["regenerate", "forwarder", "--mfa", "off"], 2), @"
    error: settings of the user pool belong to the part `cognito`
    help: name it too: `venture regenerate cognito …`
    ");
    sandbox.acme(["regenerate", "forwarder", "cognito", "--mfa", "off"]).ok();
}

#[test]
fn a_setting_leaves_other_changes_of_other_parts_alone() {
    let sandbox = Sandbox::with_project();
    sandbox.edit(MANIFEST, "retention-days: 30", "retention-days: 7");
    set(&sandbox, &["--mfa", "required"]).ok();
    let status = sandbox.acme(["status"]).ok();
    assert!(status.stdout.contains("\n  serverless.yml\n") && !status.stdout.contains("cognito"), "{status}");
}
