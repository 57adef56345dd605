//! What else may stand where a generated file stood: a folder, a pipe, a text with other line endings.

use std::fs;

use crate::regenerate::POOL;
use crate::support::Sandbox;

const HELLO: &str = "acme/functions/hello";
pub const ADD: [&str; 5] = ["add", "function", "invoices", "--queue", "invoices"];

/// Asserts that every command that reads the project refuses it, names the path, and changes nothing.
#[track_caller]
pub fn assert_refused(sandbox: &Sandbox, expected: &str) {
    let before = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
    for command in [&["status"][..], &["regenerate"], &["regenerate", "--on-conflict", "take"], &ADD] {
        let error = sandbox.acme(command.iter().copied()).fails(1);
        assert_eq!(error, expected, "{command:?}");
        let after = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
        assert!(after == before, "{command:?} changes something");
    }
}

/// Asserts that nothing differs from what was generated, but for these files of the user's.
#[track_caller]
pub fn assert_yours(sandbox: &Sandbox, paths: &[&str]) {
    let status = sandbox.acme(["status", "--format", "json"]).ok().stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let differ = status["files"].as_array().unwrap().iter().filter(|file| file["state"] != "unchanged");
    let differ: Vec<_> =
        differ.map(|file| (file["path"].as_str().unwrap(), file["state"].as_str().unwrap())).collect();
    assert_eq!(differ, paths.iter().map(|path| (*path, "yours")).collect::<Vec<_>>());
}

const NO_FILE: &str = "error: `Makefile` is not a regular file, and one is to stand there\n\
                       help: move it away and run the command again\n";

#[test]
fn a_folder_in_place_of_a_file_and_back_again() {
    let sandbox = Sandbox::with_project();
    let makefile = sandbox.read("acme/Makefile");
    sandbox.remove("acme/Makefile");
    sandbox.write("acme/Makefile/notes", "mine\n");
    assert_refused(&sandbox, NO_FILE);
    fs::remove_dir_all(sandbox.path("acme/Makefile")).unwrap();
    sandbox.write("acme/Makefile", makefile);
    assert_yours(&sandbox, &[]);
    sandbox.acme(ADD).ok();
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_pipe_or_a_socket_in_place_of_a_file_hangs_nothing() {
    let sandbox = Sandbox::with_project();
    sandbox.remove("acme/Makefile");
    assert_eq!(sandbox.shell("mkfifo acme/Makefile").code, 0);
    assert_refused(&sandbox, NO_FILE);
    sandbox.remove("acme/Makefile");
    let _socket = std::os::unix::net::UnixListener::bind(sandbox.path("acme/Makefile")).unwrap();
    assert_refused(&sandbox, NO_FILE);
}

#[test]
fn a_file_in_place_of_a_folder_and_back_again() {
    let sandbox = Sandbox::with_project();
    fs::rename(sandbox.path(HELLO), sandbox.path("hello")).unwrap();
    sandbox.write(HELLO, "mine\n");
    let before = sandbox.snapshot("acme");
    // What decides who may call is asked about even where it was deleted.
    let run = sandbox.acme(["regenerate", "--on-conflict", "keep"]);
    assert_eq!((run.code, run.stderr.matches("not enforced").count()), (3, 2), "{run}");
    assert_eq!(run.stdout.matches("(you deleted it)").count(), 6, "{run}");
    assert!(sandbox.snapshot("acme") == before, "{run}");
    sandbox.remove(HELLO);
    fs::rename(sandbox.path("hello"), sandbox.path(HELLO)).unwrap();
    assert_yours(&sandbox, &[]);
}

#[test]
fn a_file_in_place_of_the_folder_of_a_removed_function_stays() {
    let sandbox = Sandbox::with_project();
    fs::remove_dir_all(sandbox.path(HELLO)).unwrap();
    sandbox.write(HELLO, "mine\n");
    sandbox.acme(["remove", "function", "hello"]).ok();
    assert_eq!(sandbox.read(HELLO), "mine\n");
    insta::assert_snapshot!(sandbox.acme(["add", "function", "hello", "--queue", "hello"]), @"
    exit 1
    --- stderr
    error: cannot create the folder `functions/hello`
      caused by: File exists (os error 17)
    help: nothing was changed; mend the cause and run the command again
    ");
    assert_eq!(sandbox.read(HELLO), "mine\n");
}

#[test]
fn an_ignored_file_is_generated_like_any_other() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/.gitignore", "/bin/\n", "/bin/\n/resources/\n");
    assert_eq!(sandbox.shell("git init -q acme && git -C acme check-ignore -q resources/x").code, 0);
    assert_yours(&sandbox, &[".gitignore"]);
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.read(POOL).contains("MfaConfiguration: 'ON'\n"));
}

#[test]
fn a_missing_newline_at_the_end_stays_missing() {
    let sandbox = Sandbox::with_project();
    for path in [POOL, "acme/serverless.yml"] {
        sandbox.write(path, sandbox.read(path).trim_end());
    }
    let before = sandbox.snapshot("acme");
    assert_yours(&sandbox, &[&POOL[5..], "serverless.yml"]);
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.snapshot("acme") == before, "venture changed nothing, so nothing is written");
    // A line amid the one, and one after the last line of the other.
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    let pool = sandbox.read(POOL);
    assert!(pool.contains("MfaConfiguration: 'ON'\n") && !pool.ends_with('\n'), "{pool}");
    sandbox.acme(["add", "function", "zebra", "--http", "GET /zebra"]).ok();
    let text = sandbox.read("acme/serverless.yml");
    let end = "\n  - ${file(functions/world/resources.yml)}\n  - ${file(functions/zebra/resources.yml)}";
    assert!(text.ends_with(end), "{text}");
    assert_yours(&sandbox, &[&POOL[5..], "serverless.yml"]);
}

/// Only the lines that somebody's editor touched are theirs.
#[test]
fn a_few_crlf_lines_are_kept() {
    let sandbox = Sandbox::with_project();
    let pool = sandbox.read(POOL);
    sandbox.write(POOL, pool.replacen('\n', "\r\n", 3));
    assert_yours(&sandbox, &[&POOL[5..]]);
    sandbox.require_mfa();
    sandbox.acme(["regenerate"]).ok();
    let expected = pool.replace("MfaConfiguration: 'OPTIONAL'", "MfaConfiguration: 'ON'");
    assert_eq!(sandbox.read(POOL), expected.replacen('\n', "\r\n", 3));
}

/// Where the line endings are mixed, a CRLF line is an edit: venture does not guess which are meant.
#[test]
fn a_crlf_line_that_venture_changes_is_a_conflict_where_others_end_in_lf() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read(POOL).replace('\n', "\r\n").replacen("\r\n", "\n", 1);
    sandbox.write(POOL, &text);
    sandbox.acme(["regenerate"]).ok();
    sandbox.require_mfa();
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails_with_plan(), @"
    exit 3
    --- stdout
     conflict resources/cognito-user-pool.yml (you and venture changed the same lines)
    1 conflict, [N] unchanged; nothing was written
    --- stderr
    error: 1 conflict to decide: resources/cognito-user-pool.yml; nothing was written
    help: run it on a terminal, or decide them all: --on-conflict keep, take or markers
    ");
    assert_eq!(sandbox.read(POOL), text);
    sandbox.acme(["regenerate", "--on-conflict", "keep"]).ok();
    assert_eq!(sandbox.read(POOL), text);
}
