//! `venture regenerate`, where nothing has to be decided.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::support::Sandbox;

pub const POOL: &str = "acme/resources/cognito-user-pool.yml";

#[test]
fn an_edit_is_kept() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    let before = sandbox.read("acme/Makefile");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
         kept Makefile (you changed it)
    1 kept, [N] unchanged
    --- stderr
    up to date
    ");
    assert_eq!(sandbox.read("acme/Makefile"), before);
}

#[test]
fn a_change_of_the_manifest_reaches_its_files_and_no_other() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 7");
    let before = sandbox.snapshot("acme");
    let dry = sandbox.acme(["regenerate", "--dry-run"]).ok();
    assert_eq!(sandbox.snapshot("acme"), before, "a dry run writes nothing");
    let run = sandbox.acme(["regenerate"]).ok();
    let (files, last) = dry.stdout.rsplit_once("3 update").unwrap();
    assert_eq!(
        last,
        format!("{}; nothing was written\n", run.stdout.rsplit_once("3 update").unwrap().1.trim_end())
    );
    assert_eq!(run.stdout.rsplit_once("written: 3 update").unwrap().0, files);
    insta::assert_snapshot!(run, @"
    exit 0
    --- stdout
       update forwarder/serverless.yml
       update resources/cognito-user-pool.yml
       update serverless.yml
    written: 3 update, [N] unchanged
    ");
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
    let after = sandbox.snapshot("acme");
    let touched: Vec<&str> =
        after.iter().filter(|file| !before.contains(file)).map(|(name, ..)| name.as_str()).collect();
    insta::assert_snapshot!(touched.join("\n"), @"
    .venture/pristine.txtar
    forwarder/serverless.yml
    resources/cognito-user-pool.yml
    serverless.yml
    ");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
    [N] unchanged
    --- stderr
    up to date
    ");
}

#[test]
fn an_edit_and_a_change_in_other_lines_are_merged() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.edit_line(POOL, "# Managed by venture", "# Ours");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
        merge resources/cognito-user-pool.yml (with your changes)
    written: 1 merge, [N] unchanged
    ");
    let pool = sandbox.read(POOL);
    assert!(pool.starts_with("# Ours\n") && pool.contains("MfaConfiguration: 'ON'\n"), "{pool}");
    let again = sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read(POOL), pool, "{again}");
}

#[test]
fn a_deleted_file_stays_deleted() {
    let sandbox = Sandbox::with_project();
    sandbox.remove("acme/.editorconfig");
    sandbox.remove(POOL);
    sandbox.require_mfa();
    for _ in 0..2 {
        let run = sandbox.acme(["regenerate"]).ok();
        insta::allow_duplicates! { insta::assert_snapshot!(run, @"
        exit 0
        --- stdout
             kept .editorconfig (you deleted it)
             kept resources/cognito-user-pool.yml (you deleted it)
        2 kept, [N] unchanged
        --- stderr
        up to date
        ") }
        assert!(!sandbox.exists("acme/.editorconfig") && !sandbox.exists(POOL));
    }
}

#[test]
fn a_once_file_is_the_users() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/functions/hello/handler.go", "package hello // mine\n");
    sandbox.remove("acme/functions/hello/handler_test.go");
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read("acme/functions/hello/handler.go"), "package hello // mine\n");
    assert!(!sandbox.exists("acme/functions/hello/handler_test.go"));
}

#[test]
fn a_crlf_checkout_is_unchanged_and_stays_crlf() {
    let sandbox = Sandbox::with_project();
    for (name, bytes, _) in sandbox.snapshot("acme") {
        let text = String::from_utf8(bytes).unwrap();
        sandbox.write(&format!("acme/{name}"), text.replace('\n', "\r\n"));
    }
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 0
    --- stdout
    unchanged: [N] (as generated)
    ");
    sandbox.acme(["regenerate"]).ok();
    let after = sandbox.snapshot("acme");
    assert!(after == before, "nothing is written");
    sandbox.require_mfa();
    sandbox.edit_line(POOL, "# Managed by venture", "# Ours");
    sandbox.acme(["regenerate"]).ok();
    let pool = sandbox.read(POOL);
    assert!(pool.starts_with("# Ours") && pool.contains("MfaConfiguration: 'ON'\r\n"), "{pool}");
    assert_eq!(pool.matches('\n').count(), pool.matches("\r\n").count());
}

#[test]
fn the_executable_bit_is_an_edit_and_is_kept() {
    let sandbox = Sandbox::with_project();
    fs::set_permissions(sandbox.path(POOL), fs::Permissions::from_mode(0o755)).unwrap();
    let status = sandbox.acme(["status"]).ok();
    assert!(status.stdout.contains("\n  resources/cognito-user-pool.yml\n"), "{status}");
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
    assert_eq!(fs::metadata(sandbox.path(POOL)).unwrap().permissions().mode() & 0o111, 0o111);
}

#[test]
fn runs_from_a_folder_of_the_project() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.run_in("acme/functions/hello", ["regenerate"]).ok();
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
}

#[test]
fn outside_a_project() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.refuses(["regenerate"]), @"
    exit 1
    --- stderr
    error: no `venture.yaml` here or in a folder above
    help: run the command inside a project, or make one: `venture new acme`
    ");
    assert_eq!(sandbox.refuses(["status"]), sandbox.refuses(["regenerate"]));
}

#[test]
fn json_says_what_was_done() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    let run = sandbox.acme(["regenerate", "--format", "json", "--diff"]).ok();
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let (kept, updated) = (&value["files"][0], &value["files"][1]);
    assert_eq!((&kept["action"], &kept["remark"]), (&"kept".into(), &"you changed it".into()));
    assert_eq!((&updated["action"], &updated["path"]), (&"update".into(), &POOL[5..].into()));
    let diff = updated["diff"].as_str().unwrap();
    assert!(
        diff.contains("\n-      MfaConfiguration: 'OPTIONAL'\n+      MfaConfiguration: 'ON'\n"),
        "{diff}"
    );
    assert_eq!((&value["applied"], run.stderr.as_str()), (&true.into(), ""));
}
