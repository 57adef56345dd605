//! Folders that cannot become a project, and a disk that fills up half-way.

use crate::support::{Run, Sandbox};

#[track_caller]
fn refused(sandbox: &Sandbox, dir: &str) -> Run {
    sandbox.refuses(["new", dir, "--name", "acme", "--defaults"])
}

#[test]
fn a_folder_that_holds_something() {
    let sandbox = Sandbox::new();
    for name in 0..10 {
        sandbox.write(&format!("full/{name}"), "");
    }
    sandbox.write("hidden/.keep", "");
    insta::assert_snapshot!(refused(&sandbox, "full"), @"
    exit 1
    --- stderr
    error: `full` is not empty: it holds `0`, `1`, `2`, `3`, `4`, `5`, `6`, `7` and 2 more
    help: choose a folder that is absent or empty, or pass --existing to keep what is there; nothing was written
    ");
    insta::assert_snapshot!(refused(&sandbox, "hidden"), @"
    exit 1
    --- stderr
    error: `hidden` is not empty: it holds `.keep`
    help: choose a folder that is absent or empty, or pass --existing to keep what is there; nothing was written
    ");
}

#[test]
fn a_symbolic_link_to_a_folder_that_holds_something() {
    let sandbox = Sandbox::new();
    sandbox.write("full/notes", "mine");
    sandbox.symlink("full", "link");
    insta::assert_snapshot!(refused(&sandbox, "link"), @"
    exit 1
    --- stderr
    error: `link` is not empty: it holds `notes`
    help: choose a folder that is absent or empty, or pass --existing to keep what is there; nothing was written
    ");
}

#[test]
fn a_dangling_symbolic_link() {
    let sandbox = Sandbox::new();
    sandbox.symlink("nowhere", "link");
    insta::assert_snapshot!(refused(&sandbox, "link"), @"
    exit 1
    --- stderr
    error: `link` is there and is not a folder
    help: choose another folder
    ");
    insta::assert_snapshot!(refused(&sandbox, "link/acme"), @"
    exit 1
    --- stderr
    error: `link/acme` lies below a file
    help: choose a folder whose parents are folders
    ");
}

#[test]
fn a_file_and_a_folder_below_a_file() {
    let sandbox = Sandbox::new();
    sandbox.write("file", "mine");
    insta::assert_snapshot!(refused(&sandbox, "file"), @"
    exit 1
    --- stderr
    error: `file` is there and is not a folder
    help: choose another folder
    ");
    insta::assert_snapshot!(refused(&sandbox, "file/acme"), @"
    exit 1
    --- stderr
    error: `file/acme` lies below a file
    help: choose a folder whose parents are folders
    ");
    insta::assert_snapshot!(refused(&sandbox, "/dev/null/x/y"), @"
    exit 1
    --- stderr
    error: `/dev/null/x/y` lies below a file
    help: choose a folder whose parents are folders
    ");
}

/// Not even root makes a folder in `/proc`.
#[test]
fn a_folder_that_nobody_can_write_to() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(refused(&sandbox, "/proc/acme"), @r#"
    exit 1
    --- stderr
    error: cannot create a folder in `/proc`
      caused by: No such file or directory (os error 2) at path "/proc/.venture-[RANDOM]"
    help: nothing was changed; mend the cause and run the command again
    "#);
    insta::assert_snapshot!(refused(&sandbox, "/proc/a/acme"), @"
    exit 1
    --- stderr
    error: cannot create the folder `/proc/a`
      caused by: No such file or directory (os error 2)
    help: nothing was changed; mend the cause and run the command again
    ");
}

/// A project in `small`, on a disk of `SIZE` KiB or, where mounting is not permitted, with files that cannot grow.
fn on_a_small_disk(sandbox: &Sandbox, kib: u32, script: &str) -> Run {
    let list = "find small -mindepth 1 | sort";
    let mount = format!("mount -t tmpfs -o size={kib}k none small");
    if sandbox
        .shell(&format!("mkdir -p probe && unshare -rm sh -c '{}'", mount.replace("small", "probe")))
        .code
        == 0
    {
        return sandbox
            .shell(&format!("unshare -rm sh -c '{mount} && cd small && {script}; cd .. && {list}'"));
    }
    // Blocks of 512 bytes; without the signal a write that goes further fails like a full disk.
    sandbox.shell(&format!("(trap '' XFSZ; cd small && ulimit -f 16 && {script}); {list}"))
}

#[test]
fn a_disk_that_fills_up_leaves_nothing() {
    for dir in ["acme", "a/b/acme", "."] {
        for vcs in ["none", "git"] {
            let sandbox = Sandbox::new();
            sandbox.make_folder("small");
            let script = format!("\"$VENTURE\" new {dir} --name acme --defaults --vcs {vcs}");
            let run = on_a_small_disk(&sandbox, 300, &script);
            assert_eq!(run.stdout, "", "left behind: {run}");
            assert!(run.stderr.starts_with("error: cannot write `"), "{run}");
            let cause = run.stderr.lines().nth(1).unwrap_or_default();
            let causes = ["  caused by: No space left on device", "  caused by: File too large"];
            assert!(causes.iter().any(|expected| cause.starts_with(expected)), "{run}");
            assert!(
                run.stderr
                    .ends_with("\nhelp: nothing was changed; mend the cause and run the command again\n")
            );
        }
    }
}

#[test]
fn what_an_earlier_run_was_stopped_at() {
    let sandbox = Sandbox::new();
    sandbox.write("acme/.venture/stage/0", "all:\n");
    sandbox.write("acme/.venture/journal", "put 0 - Makefile\nend\n");
    let error = sandbox.run(["new", "acme", "--defaults"]).fails(1);
    assert!(error.contains("an earlier run was stopped while it filled `acme`"), "{error}");
    assert!(error.contains("`venture status` in it"), "{error}");
}
