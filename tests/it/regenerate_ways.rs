//! What stands where `venture regenerate` is to write: links, folders, files.

use std::fs;

use crate::regenerate::POOL;
use crate::support::Sandbox;

#[test]
fn a_folder_that_leads_outside_is_never_written_through() {
    for folder in ["functions", "resources", ".venture"] {
        let sandbox = Sandbox::with_project();
        fs::rename(sandbox.path(&format!("acme/{folder}")), sandbox.path("outside")).unwrap();
        sandbox.symlink("../outside", &format!("acme/{folder}"));
        sandbox.require_mfa();
        sandbox.add_extra();
        let before = sandbox.snapshot("");
        for args in [vec!["regenerate"], vec!["regenerate", "--on-conflict", "take"]] {
            let error = sandbox.acme(args).fails(1);
            assert!(error.contains("\nhelp: "), "{error}");
            assert!(sandbox.snapshot("") == before, "{error}");
        }
    }
}

#[test]
fn the_project_may_not_lead_outside() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("outside");
    sandbox.symlink("../../outside", "acme/functions/extra");
    sandbox.add_extra();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: cannot read `functions/extra/access.go`
      caused by: a path led outside of the filesystem
    help: venture reads and writes inside the project only
    ");
    assert_eq!(sandbox.tree_of("outside"), "");
}

#[test]
fn a_link_to_nothing_is_in_the_way() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("acme/functions/extra");
    sandbox.symlink("nowhere", "acme/functions/extra/handler.go");
    sandbox.add_extra();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: `functions/extra/handler.go` is not a regular file, and one is to stand there
    help: move it away and run the command again
    ");
}

#[test]
fn a_folder_is_in_the_way_of_a_file() {
    let sandbox = Sandbox::with_project();
    sandbox.remove(POOL);
    sandbox.make_folder(POOL);
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: `resources/cognito-user-pool.yml` is not a regular file, and one is to stand there
    help: move it away and run the command again
    ");
}

#[test]
fn a_file_is_in_the_way_of_a_folder() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/functions/extra", "mine\n");
    sandbox.add_extra();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: cannot create the folder `functions/extra`
      caused by: File exists (os error 17)
    help: nothing was changed; mend the cause and run the command again
    ");
    let after = sandbox.snapshot("acme");
    assert!(before == after, "nothing is written");
}
