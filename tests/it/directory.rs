//! `-C DIR`: as if started in that folder.

use crate::support::Sandbox;

#[test]
fn every_command_runs_in_the_folder() {
    let sandbox = Sandbox::with_project();
    let there = sandbox.acme(["list"]).ok();
    for args in
        [&["-C", "acme", "list"][..], &["list", "-C", "acme/functions"], &["--directory=acme", "list"]]
    {
        assert_eq!(sandbox.run(args.iter().copied()).ok(), there, "{args:?}");
    }
    sandbox.run(["-C", "acme", "add", "function", "invoices", "--http", "GET /invoices"]).ok();
    assert!(sandbox.exists("acme/functions/invoices/handler.go"));
    sandbox.run(["-C", "acme", "cost", "--svg", "cost.svg"]).ok();
    assert!(sandbox.exists("acme/cost.svg"), "a path is seen from there");
    sandbox.run(["-C", "acme", "new", "../beta", "--answers", "venture.yaml", "--vcs", "git"]).ok();
    assert!(sandbox.exists("beta/.git") && sandbox.exists("beta/functions/invoices"));
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let sandbox = Sandbox::with_project();
    let run = sandbox.refuses(["-C", "beta", "list"]);
    insta::assert_snapshot!(run, @"
    exit 1
    --- stderr
    error: cannot run in `beta`: No such file or directory (os error 2)
    help: give -C a folder that is there
    ");
    sandbox.refuses(["-C", "acme/venture.yaml", "list"]);
    sandbox.refuses(["-C", "", "list"]);
}
