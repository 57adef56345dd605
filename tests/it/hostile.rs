//! Projects made to do harm: `venture.yaml`, the pristine file and the user's files. Whatever they hold, a run
//! ends soon, in little memory, with one of venture's own exit codes, and changes nothing outside.
#![allow(clippy::format_collect, clippy::format_push_string, reason = "texts for tests")]

use std::time::{Duration, Instant};

use crate::support::{Run, Sandbox};

pub const COMMANDS: [&str; 6] = [
    "status",
    "list",
    "regenerate --on-conflict take",
    "add function x --http 'GET /x' --on-conflict take",
    "remove function hello --on-conflict take",
    "undo",
];

/// Runs a command in 2 GB of address space.
#[track_caller]
pub fn survives(sandbox: &Sandbox, command: &str) -> Run {
    let start = Instant::now();
    let run = sandbox.shell(&format!("ulimit -v 2000000; cd acme && exec \"$VENTURE\" {command}"));
    assert!(start.elapsed() < Duration::from_secs(10), "{command} took {:?}", start.elapsed());
    let shown: String = run.to_string().chars().take(2000).collect();
    assert!([0, 1, 2, 3].contains(&run.code) && !run.stderr.contains("panicked"), "{command}: {shown}");
    assert!(run.stderr.len() < 100_000, "{command} says {} bytes", run.stderr.len());
    run
}

/// Every command is refused, or at least changes nothing outside the project.
#[track_caller]
pub fn harmless(sandbox: &Sandbox) {
    sandbox.write("outside/secret.txt", "secret\n");
    let before = (sandbox.tree_of("outside"), sandbox.snapshot("outside"));
    for command in COMMANDS {
        let run = survives(sandbox, command);
        assert!(
            !run.stdout.contains("secret\n") && !run.stderr.contains("secret\n"),
            "{command} shows {run}"
        );
        assert!((sandbox.tree_of("outside"), sandbox.snapshot("outside")) == before, "{command}: {run}");
    }
}

const HEAD: &str = "version: 2\nname: acme\nmodule: example.com/acme\n";

#[track_caller]
fn manifest(text: impl AsRef<[u8]>) {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/venture.yaml", text.as_ref());
    for command in [COMMANDS[0], COMMANDS[3]] {
        let run = survives(&sandbox, command);
        assert_eq!(run.code, 1, "{command}: {run}");
        assert!(run.stderr.contains("help: "), "{command}: {run}");
    }
    let run = survives(&sandbox, "regenerate cognito --mfa required");
    assert_eq!(run.code, 1, "{run}");
    // An empty manifest answers nothing, which is no error there.
    survives(&sandbox, "new --answers venture.yaml --defaults ../other --dry-run");
}

#[test]
fn a_manifest_of_one_character_repeated() {
    for piece in [
        "[", "{", "- ", "? ", "&a ", "*a ", "!!str ", "!a ", "'", "\"", "|\n", "a: ", "a:\n ", "%", "#", "\t",
    ] {
        // The reader of YAML is slow over open brackets in a debug build: four times as many take 16 times as long.
        let size = if ["[", "{"].contains(&piece) { 32 } else { 128 };
        manifest(piece.repeat(size * 1024 / piece.len()));
    }
}

#[test]
fn a_manifest_with_such_below_a_key_that_edits_look_for() {
    for piece in ["[", "{", "{a: ", "- ", "? ", "&a ", "!a "] {
        for key in ["auth: ", "functions: ", "functions:\n  "] {
            let text = format!("{HEAD}{key}{}", piece.repeat(5_000));
            manifest(text.replace("version: 2", "version: 1"));
            manifest(text);
        }
    }
}

#[test]
fn a_manifest_that_is_nested_deep() {
    for depth in [100, 1000, 5000] {
        manifest(format!("{HEAD}auth: {}{}", "[".repeat(depth), "]".repeat(depth)));
        manifest(format!("{HEAD}auth: {}x{}", "{a: ".repeat(depth), "}".repeat(depth)));
    }
    let block: String = (0..400).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    manifest(format!("{HEAD}x:\n{}", block.replace("a:", " a:")));
}

#[test]
fn a_manifest_of_aliases() {
    let mut bomb = format!("{HEAD}x:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for level in 1..30 {
        let names = vec![format!("*a{}", level - 1); 8].join(", ");
        bomb += &format!("  a{level}: &a{level} [{names}]\n");
    }
    manifest(bomb);
    manifest(format!("{HEAD}x: &x [*x]\n"));
    manifest(format!("{HEAD}x: &x\n  <<: *x\n"));
    manifest(format!("{HEAD}x: *nothing\n"));
}

#[test]
fn a_manifest_of_huge_values() {
    let huge = "x".repeat(200 * 1024);
    for text in [
        format!("{HEAD}owner: {huge}\n"),
        format!("{HEAD}{huge}: x\n"),
        format!("{HEAD}functions:\n  {huge}:\n    http: GET /x\n"),
        format!("{HEAD}functions:\n  x:\n    http: GET /{}\n", "a/".repeat(100 * 1024)),
        format!("{HEAD}logs: {{retention-days: {}}}\n", "9".repeat(100_000)),
        format!("{HEAD}auth:\n  groups: [{}]\n", "a, ".repeat(60_000)),
        format!("{HEAD}auth:\n  groups: [{}A]\n", (0..30_000).map(|n| format!("g{n}, ")).collect::<String>()),
        format!("{HEAD}{}", (0..20_000).map(|n| format!("k{n}: 1\n")).collect::<String>()),
        format!("{HEAD}owner: |\n{}", "  \u{1b}[31m\n".repeat(10_000)),
    ] {
        manifest(text);
    }
}

#[test]
fn a_manifest_of_very_many_functions() {
    let functions: String =
        (0..600).map(|n| format!("  f{n}: {{http: GET /f{n}, access: public}}\n")).collect();
    manifest(format!("{HEAD}functions:\n{functions}"));
}

#[test]
fn a_manifest_that_is_no_text() {
    for bytes in
        [&b"\0"[..], b"version: 2\nname: a\0b\n", b"\xff\xfe", b"\xfe\xff\0v", b"\x80", b"", b"\xef\xbb\xbf"]
    {
        manifest(bytes);
    }
    manifest(vec![0; 1024 * 1024]);
}

#[test]
fn a_manifest_that_is_no_file() {
    for make in [
        "mkdir acme/venture.yaml",
        "mkfifo acme/venture.yaml",
        "ln -s /dev/zero acme/venture.yaml",
        "ln -s venture.yaml acme/venture.yaml",
        "truncate -s 1T acme/venture.yaml",
    ] {
        let sandbox = Sandbox::with_project();
        sandbox.remove("acme/venture.yaml");
        let made = sandbox.shell(make);
        assert_eq!(made.code, 0, "{made}");
        for command in COMMANDS {
            assert_eq!(survives(&sandbox, command).code, 1, "{make}: {command}");
        }
    }
}
