//! A result that cannot be written is an error; a reader that has had enough is none.

use crate::support::Sandbox;

const COMMANDS: [&str; 6] =
    ["list", "list --format json", "--help", "cost --help", "--version", "completions fish"];

#[test]
fn a_closed_stdout_is_an_error() {
    let sandbox = Sandbox::with_project();
    for command in COMMANDS {
        let run = sandbox.shell(&format!("cd acme && \"$VENTURE\" {command} >&-"));
        assert_eq!(run.code, 1, "{command}: {run}");
        let error = "error: cannot write the result to stdout\n  caused by: it is closed\nhelp: ";
        assert!(run.stderr.starts_with(error), "{command}: {run}");
    }
}

#[test]
#[cfg(target_os = "linux")] // which has /dev/full
fn a_full_disk_is_an_error() {
    let sandbox = Sandbox::with_project();
    for command in COMMANDS {
        let run = sandbox.shell(&format!("cd acme && \"$VENTURE\" {command} >/dev/full"));
        assert_eq!(run.code, 1, "{command}: {run}");
        assert!(run.stderr.contains("\n  caused by: No space left on device"), "{command}: {run}");
    }
}

#[test]
fn what_a_command_does_is_done_all_the_same() {
    let sandbox = Sandbox::with_project();
    let add = "cd acme && \"$VENTURE\" add function invoices --queue invoices";
    assert_eq!(sandbox.shell(&format!("{add} >&-")).code, 1);
    assert!(sandbox.exists("acme/functions/invoices/handler.go"));
    sandbox.acme(["status", "--check"]).ok();
    assert_eq!(
        sandbox.shell("cd acme && \"$VENTURE\" undo --quiet >&-").code,
        0,
        "there is nothing to write"
    );
}

#[test]
fn a_closed_pipe_and_nowhere_are_no_errors() {
    let sandbox = Sandbox::with_project();
    // The reader is gone before the writer begins.
    let piped = "(sleep 0.2; \"$VENTURE\" templates list; echo $? >code) | true; cat code";
    assert_eq!(sandbox.shell(piped).stdout, "0\n");
    for to in [">/dev/null", "<>/dev/null >&0"] {
        let run = sandbox.shell(&format!("cd acme && \"$VENTURE\" list {to}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{to}");
    }
}
