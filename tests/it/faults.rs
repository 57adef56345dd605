//! A run that fails or is killed at any single write, rename or removal: afterwards the tree is the old one or
//! the new one, at the latest when the next command has run.

use std::process::Command;

use crate::support::{Sandbox, venture};

struct Scenario {
    /// Commands that make the starting point, then the one that is broken.
    before: &'static [&'static [&'static str]],
    broken: &'static [&'static str],
}

const ADD: &[&str] = &["add", "function", "invoices", "--http", "GET /invoices"];
const REMOVE: &[&str] = &["remove", "function", "world"];

#[test]
fn add_function() {
    break_everywhere(&Scenario { before: &[], broken: ADD });
}

#[test]
fn remove_function() {
    break_everywhere(&Scenario { before: &[], broken: REMOVE });
}

#[test]
fn regenerate() {
    break_everywhere(&Scenario { before: &[&["(edit)"]], broken: &["regenerate"] });
}

#[test]
fn undo() {
    break_everywhere(&Scenario { before: &[ADD, REMOVE], broken: &["undo"] });
}

/// Hundreds of operations, and each is broken; by two threads, because a run takes a tenth of a second.
#[test]
fn new() {
    let numbers: Vec<usize> = (1..4096).collect();
    let last = numbers.partition_point(|number| breaks_new(&format!("fail:{number}")));
    assert!((100..4096).contains(&last), "{last} operations");
    std::thread::scope(|scope| {
        for kind in ["fail", "kill"] {
            scope.spawn(move || {
                for number in 1..=last {
                    assert!(breaks_new(&format!("{kind}:{number}")), "{kind} at {number} of {last}");
                }
            });
        }
    });
}

/// Whether the fault broke the run; the project is there as a whole or not at all.
fn breaks_new(fault: &str) -> bool {
    let sandbox = Sandbox::new();
    let done = run(&sandbox, "", &["new", "acme", "--defaults", "--vcs", "none"], fault);
    assert_eq!(sandbox.exists("acme"), done, "{fault}: all or nothing");
    assert!(done || fault.starts_with("kill") || sandbox.tree().is_empty(), "{fault} leaves something");
    !done
}

#[test]
fn a_finish_that_fails_says_that_something_is_left() {
    let start = Sandbox::with_project();
    let broken = (1..).map(|operation| {
        let sandbox = start.copy_of_acme();
        run(
            &sandbox,
            "acme",
            &["add", "function", "mails", "--queue", "mails"],
            &format!("kill:{operation}"),
        );
        sandbox
    });
    let broken = broken.into_iter().find(|sandbox| sandbox.exists("acme/.venture/journal")).unwrap();
    let mut command = Command::new(venture());
    let output =
        command.arg("status").current_dir(broken.path("acme")).env("VENTURE_FAULT", "fail:1").output();
    let said = String::from_utf8(output.unwrap().stderr).unwrap();
    assert!(said.contains("run any venture command here: it finishes what is left"), "{said}");
    assert!(broken.acme(["list"]).ok().stdout.contains("mails"));
}

/// Breaks the command at its first operation, its second, and so on until it gets through.
fn break_everywhere(scenario: &Scenario) {
    let start = Sandbox::with_project();
    for command in scenario.before {
        match command {
            ["(edit)"] => start.require_mfa(),
            command => drop(start.acme(command.iter().copied()).ok()),
        }
    }
    let old = start.acme_unstaged();
    let whole = start.copy_of_acme();
    assert!(run(&whole, "acme", scenario.broken, ""));
    let new = whole.acme_unstaged();
    assert_ne!(old, new);
    for kind in ["fail", "kill"] {
        let (mut seen_old, mut seen_new) = (false, false);
        for operation in 1.. {
            let sandbox = start.copy_of_acme();
            let done = run(&sandbox, "acme", scenario.broken, &format!("{kind}:{operation}"));
            sandbox.acme(["status"]).ok();
            let now = sandbox.acme_unstaged();
            assert!(now == old || now == new, "{kind} at {operation}: neither the old tree nor the new one");
            seen_old |= now == old;
            seen_new |= now == new;
            if done {
                assert!(
                    now == new && operation > 5,
                    "{kind}: the loop broke the run {} times",
                    operation - 1
                );
                break;
            }
        }
        assert!(seen_old && seen_new, "{kind}: faults before and after the journal");
    }
}

/// Runs venture with a fault; whether it ended well.
fn run(sandbox: &Sandbox, folder: &str, args: &[&str], fault: &str) -> bool {
    let mut command = Command::new(venture());
    let output =
        command.args(args).current_dir(sandbox.path(folder)).env("VENTURE_FAULT", fault).output().unwrap();
    output.status.success()
}
