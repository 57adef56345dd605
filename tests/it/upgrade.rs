//! A newer venture on an older project: `regenerate` is the upgrade, and says which files change because
//! their templates did.

use crate::support::Sandbox;

const PRISTINE: &str = "acme/.venture/pristine.txtar";

/// A project that an older venture generated, whose `serverless.yml` came from an older template. That
/// template is played by one of the project's own, which is removed again.
fn older_project() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["templates", "eject", "project/serverless.yml.tera"]).ok();
    let template = "acme/.venture/templates/project/serverless.yml.tera";
    sandbox.edit(template, "configValidationMode: error", "configValidationMode: warn");
    sandbox.acme(["regenerate"]).ok();
    sandbox.shell("rm -r acme/.venture/templates").ok();
    let version = format!("venture {}\n", env!("CARGO_PKG_VERSION"));
    sandbox.edit(PRISTINE, &version, "venture 0.0.9\n");
    sandbox
}

#[test]
fn the_plan_tells_changes_of_templates_from_changes_of_the_manifest() {
    let sandbox = older_project();
    sandbox.require_mfa();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
       update resources/cognito-user-pool.yml
       update serverless.yml (its template changed)
    written: 2 update, [N] unchanged
    ");
    assert!(sandbox.read("acme/serverless.yml").contains("configValidationMode: error\n"));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
    [N] unchanged
    --- stderr
    up to date
    ");
}

#[test]
fn programs_are_told_too() {
    let sandbox = older_project();
    let run = sandbox.acme(["regenerate", "--dry-run", "--format", "json"]).ok();
    let plan: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(plan["files"][0]["path"], "serverless.yml");
    assert_eq!(plan["files"][0]["remark"], "its template changed");
}

#[test]
fn an_edit_is_merged_with_the_newer_template() {
    let sandbox = older_project();
    sandbox.edit("acme/serverless.yml", "maxAge: 600", "maxAge: 60");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
        merge serverless.yml (with your changes; its template changed)
    written: 1 merge, [N] unchanged
    ");
    let text = sandbox.read("acme/serverless.yml");
    assert!(text.contains("maxAge: 60\n") && text.contains("configValidationMode: error\n"), "{text}");
}

#[test]
fn a_function_is_added_without_the_newer_templates() {
    let sandbox = older_project();
    sandbox.acme(["add", "function", "extra", "--queue", "jobs"]).ok();
    // serverless.yml lists the functions, so it is written anew; nothing else of the upgrade is.
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 0
    --- stdout
    unchanged: [N] (as generated)
    ");
}
