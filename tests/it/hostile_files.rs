//! Projects made to do harm: what stands below `.venture`, and links in the place of files.
#![allow(clippy::format_collect, reason = "texts for tests")]

use crate::hostile::{harmless, survives};
use crate::support::Sandbox;

const PRISTINE: &str = "acme/.venture/pristine.txtar";

#[track_caller]
fn pristine(text: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.write(PRISTINE, text);
    harmless(&sandbox);
    sandbox
}

#[test]
fn a_pristine_file_that_counts_wrong() {
    let counts = [
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775807",
        "-1",
        "0x10",
        "1e9",
        "4294967296",
    ];
    for count in counts {
        pristine(format!("venture 0.1.0\nmanaged 0 {count} Makefile\n-- Makefile --\nx\n"));
    }
    pristine(format!("venture 0.1.0\n{}", "managed 0 0 x\n".repeat(100_000)));
    pristine(format!("venture {}\n", "9.".repeat(100_000)));
    pristine("venture 0.1.0\nmanaged 0 1 ü\n-- ü --\nü\n");
}

#[test]
fn a_pristine_file_of_paths_that_leave() {
    for path in
        ["../outside/secret.txt", "/etc/passwd", "a/../../outside/secret.txt", "..", "C:\\x", "a//b", ""]
    {
        pristine(format!("venture 0.1.0\nonce 0000000000000000 {path}\n"));
        pristine(format!("venture 0.1.0\nlost {path}\n"));
    }
}

#[test]
fn a_pristine_file_that_names_files_venture_never_wrote() {
    let checksum = "2d06800538d394c2"; // of an empty file
    for path in ["mine.txt", ".venture/lock", ".venture/pristine.txtar", "venture.yaml", ".git/config"] {
        let sandbox = Sandbox::with_project();
        sandbox.write("acme/mine.txt", "mine\n");
        sandbox.write("acme/.git/config", "[core]\n");
        let text = sandbox.read(PRISTINE);
        sandbox.write(PRISTINE, text.replacen('\n', &format!("\nonce {checksum} {path}\n"), 1));
        harmless(&sandbox);
        assert_eq!(
            (sandbox.read("acme/mine.txt").as_str(), sandbox.read("acme/.git/config").as_str()),
            ("mine\n", "[core]\n")
        );
        assert!(sandbox.exists("acme/venture.yaml"), "{path}");
    }
}

#[test]
fn a_pristine_file_with_a_file_twice() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read(PRISTINE);
    let (first, rest) = text.split_once('\n').unwrap();
    sandbox.write(PRISTINE, format!("{first}\nonce 0000000000000000 Makefile\nlost Makefile\n{rest}"));
    harmless(&sandbox);
}

#[test]
fn a_pristine_file_that_is_none() {
    for make in [
        "ln -s ../../outside/secret.txt acme/.venture/pristine.txtar",
        "ln -s /dev/zero acme/.venture/pristine.txtar",
        "mkfifo acme/.venture/pristine.txtar",
        "mkdir acme/.venture/pristine.txtar",
        "truncate -s 1T acme/.venture/pristine.txtar",
        "head -c 15000000 /dev/zero | tr '\\0' '\\n' >acme/.venture/pristine.txtar",
    ] {
        let sandbox = Sandbox::with_project();
        sandbox.remove(PRISTINE);
        let made = sandbox.shell(make);
        assert_eq!(made.code, 0, "{made}");
        harmless(&sandbox);
    }
}

#[test]
fn a_pristine_file_that_names_more_than_memory_holds() {
    let sandbox = Sandbox::with_project();
    let many = sandbox.shell("cd acme && for n in $(seq 300); do truncate -s 16M big$n; done");
    assert_eq!(many.code, 0, "{many}");
    let text = sandbox.read(PRISTINE);
    let lines: String = (1..=300).map(|n| format!("once 0000000000000000 big{n}\n")).collect();
    sandbox.write(PRISTINE, text.replacen('\n', &format!("\n{lines}"), 1));
    let run = survives(&sandbox, "status");
    assert!(run.stderr.contains("larger than 67108864 bytes together"), "{run}");
}

#[test]
fn a_journal_that_is_made_up() {
    for line in [
        "put 0 - ../outside/new.txt",
        "put 0 - /outside.txt",
        "remove - ../outside/secret.txt",
        "put 18446744073709551616 - x",
        "put 99999999999999999999999 - x",
        "put 0 - link/new.txt",
        "remove - link/secret.txt",
        "remove - secret.txt",
        "put 0 - secret.txt",
    ] {
        let sandbox = Sandbox::with_project();
        sandbox.write("outside/secret.txt", "secret\n");
        sandbox.symlink("../outside", "acme/link");
        sandbox.symlink("../outside/secret.txt", "acme/secret.txt");
        sandbox.write("acme/.venture/stage/0", "new\n");
        sandbox.write("acme/.venture/journal", format!("{line}\nend\n"));
        harmless(&sandbox);
    }
}

#[test]
fn a_journal_that_is_huge_or_no_file() {
    for make in [
        "truncate -s 1T acme/.venture/journal",
        "mkfifo acme/.venture/journal",
        "mkdir acme/.venture/journal",
        "ln -s /dev/zero acme/.venture/journal",
        "ln -s ../../outside/secret.txt acme/.venture/journal",
        "mkdir acme/.venture/undo && truncate -s 1T acme/.venture/undo/record",
        "mkdir acme/.venture/undo && mkfifo acme/.venture/undo/record",
        "mkdir acme/.venture/undo && ln -s /dev/zero acme/.venture/undo/record",
    ] {
        let sandbox = Sandbox::with_project();
        let made = sandbox.shell(make);
        assert_eq!(made.code, 0, "{made}");
        harmless(&sandbox);
    }
}

#[test]
fn a_stage_or_an_undo_that_leads_outside() {
    for folder in ["stage", "undo"] {
        let sandbox = Sandbox::with_project();
        sandbox.write("outside/record", "put 0 - Makefile\nend\n");
        sandbox.write("outside/0", "new\n");
        sandbox.symlink("../../outside", &format!("acme/.venture/{folder}"));
        sandbox.write("acme/.venture/journal", "put 0 - new.txt\nend\n");
        harmless(&sandbox);
        let _ = std::fs::remove_file(sandbox.path("acme/.venture/journal"));
        harmless(&sandbox);
    }
}

#[test]
fn an_undo_that_is_made_up() {
    for line in [
        "remove - ../outside/secret.txt",
        "put 0 - /outside.txt",
        "remove - link/secret.txt",
        "put 0 - link/new",
    ] {
        let sandbox = Sandbox::with_project();
        sandbox.symlink("../outside", "acme/link");
        sandbox.write("acme/.venture/undo/0", "new\n");
        sandbox.write("acme/.venture/undo/record", format!("{line}\nend\n"));
        harmless(&sandbox);
    }
}

#[test]
fn a_venture_folder_or_a_lock_that_leads_outside() {
    for (from, to) in [("../outside", "acme/.venture"), ("../../outside/lock", "acme/.venture/lock")] {
        let sandbox = Sandbox::with_project();
        sandbox.make_folder("outside");
        if to.ends_with("lock") {
            let _ = std::fs::remove_file(sandbox.path(to));
        } else {
            std::fs::remove_dir_all(sandbox.path(to)).unwrap();
        }
        sandbox.symlink(from, to);
        sandbox.require_mfa();
        harmless(&sandbox);
        assert_eq!(survives(&sandbox, "regenerate --on-conflict take").code, 1);
    }
    let sandbox = Sandbox::with_project();
    assert_eq!(sandbox.shell("rm -f acme/.venture/lock; mkfifo acme/.venture/lock").code, 0);
    harmless(&sandbox);
}

#[test]
fn a_managed_file_that_leads_outside_is_neither_shown_nor_written() {
    for target in ["/etc/passwd", "../outside/secret.txt"] {
        let sandbox = Sandbox::with_project();
        sandbox.remove("acme/Makefile");
        sandbox.symlink(target, "acme/Makefile");
        harmless(&sandbox);
        let shown = survives(&sandbox, "regenerate --dry-run --diff");
        assert!(shown.code == 1 && !shown.to_string().contains("root:"), "{shown}");
        assert!(shown.stderr.contains("a path led outside of the filesystem"), "{shown}");
    }
}
