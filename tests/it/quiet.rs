//! `--quiet`: errors and warnings, and what a program reads.

use crate::support::Sandbox;

#[test]
fn no_command_says_a_word_where_all_is_well() {
    let sandbox = Sandbox::with_project();
    let silent = |args: &[&str]| {
        let run = sandbox.acme(args.iter().copied().chain(["--quiet"])).ok();
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""), "{args:?}");
    };
    let add = ["add", "function", "invoices", "--http", "GET /invoices"];
    silent(&[&add[..], &["--dry-run", "--diff"]].concat());
    silent(&add);
    assert!(sandbox.exists("acme/functions/invoices/handler.go"));
    silent(&add);
    silent(&["remove", "function", "invoices"]);
    silent(&["undo", "--dry-run"]);
    silent(&["undo"]);
    silent(&["regenerate", "--mfa", "required"]);
    silent(&["regenerate"]);
    silent(&["status"]);
    silent(&["list"]);
    let cost = sandbox.acme(["cost", "--svg", "cost.svg", "-q"]).ok();
    assert_eq!(cost.stdout, "");
    assert!(cost.stderr.lines().all(|line| line.starts_with("warning: ")), "{cost}");
    silent(&["templates", "list"]);
    silent(&["templates", "eject", "project/Makefile"]);
    silent(&["man", "man1"]);
}

#[test]
fn what_a_program_reads_is_there_all_the_same() {
    let sandbox = Sandbox::with_project();
    for args in [
        &["list", "--format", "json"][..],
        &["status", "--format", "json"],
        &["cost", "--format", "json"],
        &["templates", "list", "--format", "json"],
        &["regenerate", "--dry-run", "--format", "json"],
        &["doctor", "--format", "json"],
    ] {
        let quiet = sandbox.acme(args.iter().copied().chain(["-q"])).stdout;
        assert!(serde_json::from_str::<serde_json::Value>(&quiet).unwrap()["version"] == 1, "{args:?}");
    }
    for args in
        [&["templates", "show", "project/Makefile"][..], &["completions", "bash"], &["man"], &["--version"]]
    {
        assert!(!sandbox.acme(args.iter().copied().chain(["-q"])).ok().stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn errors_and_warnings_are_said() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    let run = sandbox.acme(["status", "--check", "-q"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("error: the project is not what"), "{run}");
    sandbox.write("acme/.venture/pristine.txtar", "nonsense");
    assert!(
        sandbox.acme(["list", "-q"]).ok().stderr.starts_with("warning: `.venture/pristine.txtar` is damaged")
    );
}
