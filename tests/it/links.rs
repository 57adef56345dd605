//! Symbolic links in place of generated files: read where they stay inside the project, and never replaced.

use std::fs;

use crate::regenerate::POOL;
use crate::shapes::{ADD, assert_refused, assert_yours};
use crate::support::Sandbox;

/// The pool is a link to `shared/pool.yml`.
fn with_link() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("acme/shared");
    fs::rename(sandbox.path(POOL), sandbox.path("acme/shared/pool.yml")).unwrap();
    sandbox.symlink("../shared/pool.yml", POOL);
    sandbox
}

#[test]
fn a_link_to_a_file_of_the_project_is_read_and_never_replaced() {
    let sandbox = with_link();
    sandbox.acme(["regenerate"]).ok();
    assert_yours(&sandbox, &[]);
    sandbox.edit_line("acme/shared/pool.yml", "# Managed by venture", "# Ours");
    assert_yours(&sandbox, &[&POOL[5..]]);
    sandbox.acme(ADD).ok();
    sandbox.require_mfa();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 1
    --- stderr
    error: `resources/cognito-user-pool.yml` is a symbolic link, and a file is to be written there
    help: nothing was changed; put the file that it leads to in its place
    ");
    assert!((sandbox.tree(), sandbox.snapshot("")) == before, "the link and its file stay");
    fs::rename(sandbox.path("acme/shared/pool.yml"), sandbox.path(POOL)).unwrap();
    sandbox.acme(["regenerate"]).ok();
    let pool = sandbox.read(POOL);
    assert!(pool.starts_with("# Ours\n") && pool.contains("MfaConfiguration: 'ON'\n"), "{pool}");
}

#[test]
fn a_link_is_neither_removed_with_its_function_nor_by_undo() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(ADD).ok();
    fs::rename(sandbox.path("acme/functions/invoices/handler.go"), sandbox.path("acme/handler.go")).unwrap();
    sandbox.symlink("../../handler.go", "acme/functions/invoices/handler.go");
    let before = (sandbox.tree(), sandbox.snapshot(""));
    for command in [&["remove", "function", "invoices"][..], &["undo"]] {
        let error = sandbox.acme(command.iter().copied()).fails(1);
        assert!(error.contains("error: `functions/invoices/handler.go` is a symbolic link"), "{error}");
        assert!((sandbox.tree(), sandbox.snapshot("")) == before, "{command:?}");
    }
}

#[test]
fn a_manifest_that_is_a_link_is_not_replaced() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("acme/conf");
    fs::rename(sandbox.path("acme/venture.yaml"), sandbox.path("acme/conf/venture.yaml")).unwrap();
    sandbox.symlink("conf/venture.yaml", "acme/venture.yaml");
    sandbox.acme(["regenerate"]).ok();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let error = sandbox.acme(ADD).fails(1);
    assert!(error.starts_with("error: `venture.yaml` is a symbolic link"), "{error}");
    assert!((sandbox.tree(), sandbox.snapshot("")) == before, "{error}");
}

#[test]
fn a_link_that_leads_outside_is_not_read() {
    let sandbox = Sandbox::with_project();
    sandbox.write("secret", "secret\n");
    sandbox.remove("acme/Makefile");
    for target in ["../secret".into(), sandbox.path("secret")] {
        sandbox.symlink(&target, "acme/Makefile");
        assert_refused(
            &sandbox,
            "error: cannot read `Makefile`\n  caused by: a path led outside of the filesystem\n\
             help: venture reads and writes inside the project only\n",
        );
        assert_eq!(sandbox.read("secret"), "secret\n");
        sandbox.remove("acme/Makefile");
    }
}
