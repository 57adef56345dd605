//! `--answers FILE` where the file is no manifest.

use crate::support::{Run, Sandbox};

pub const FILE: &str = "answers.yaml";

/// What `venture new` says of an answers file.
#[track_caller]
pub fn refused(content: impl AsRef<[u8]>) -> Run {
    let sandbox = Sandbox::new();
    sandbox.write(FILE, content);
    refused_in(&sandbox)
}

#[track_caller]
fn refused_in(sandbox: &Sandbox) -> Run {
    sandbox.refuses(["new", "acme", "--answers", FILE, "--defaults"])
}

#[test]
fn no_file() {
    insta::assert_snapshot!(refused_in(&Sandbox::new()), @"
    exit 2
    --- stderr
    error: cannot read `[DIR]/answers.yaml`
      caused by: No such file or directory (os error 2)
    help: check the path, and that you may read the file
    ");
}

#[test]
fn a_folder() {
    let sandbox = Sandbox::new();
    sandbox.make_folder(FILE);
    insta::assert_snapshot!(refused_in(&sandbox), @"
    exit 2
    --- stderr
    error: `[DIR]/answers.yaml` is a folder, and a manifest is a file
    help: name a file
    ");
}

#[test]
fn ten_megabytes() {
    insta::assert_snapshot!(refused("# ten\n".repeat(10 * 1024 * 1024 / 6)), @"
    exit 2
    --- stderr
    error: `[DIR]/answers.yaml` is larger than 256 KiB, which no manifest is
    help: name a manifest, such as a project's venture.yaml
    ");
    let sandbox = Sandbox::new();
    sandbox.symlink("/dev/zero", FILE);
    insta::assert_snapshot!(refused_in(&sandbox), @"
    exit 2
    --- stderr
    error: `[DIR]/answers.yaml` is not a regular file
    help: name a file
    ");
}

#[test]
fn a_pipe_that_nobody_writes_to_does_not_hang() {
    let sandbox = Sandbox::new();
    sandbox.shell("mkfifo answers.yaml").ok();
    insta::assert_snapshot!(refused_in(&sandbox), @"
    exit 2
    --- stderr
    error: `[DIR]/answers.yaml` is not a regular file
    help: name a file
    ");
}

#[test]
fn not_utf_8() {
    insta::assert_snapshot!(refused(b"name: acm\xe9\n"), @"
    exit 2
    --- stderr
    error: `[DIR]/answers.yaml` is not UTF-8 text
    help: save it as UTF-8
    ");
}

#[test]
fn an_alias_bomb() {
    let lines = ('a'..'m').zip('b'..'n').map(|(above, name)| {
        let aliases = vec![format!("*{above}"); 9].join(", ");
        format!("{name}: &{name} [{aliases}]")
    });
    let bomb: Vec<String> =
        ["a: &a [x, x, x, x, x, x, x, x, x]".to_owned()].into_iter().chain(lines).collect();
    insta::assert_snapshot!(refused(bomb.join("\n")), @"
    exit 2
    --- stderr
    error: answers.yaml:1:1: aliases (`*name`) repeat more here than in any manifest
      |
    1 | a: &a [x, x, x, x, x, x, x, x, x]
      | ^
      = help: write the values out
    ");
}

#[test]
fn ten_thousand_open_brackets() {
    insta::assert_snapshot!(refused(format!("name: acme\nextras: {}\n", "[".repeat(10_000))), @"
    exit 2
    --- stderr
    error: answers.yaml:2:136: lists and keys are nested deeper here than in any manifest
      |
    2 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                                                    ^
      = help: close the brackets
    ");
    let closed = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    insta::assert_snapshot!(refused(format!("name: a\nname: b\nextras: {closed}\n")), @r#"
    exit 2
    --- stderr
    error: answers.yaml:1:1: this is not YAML: duplicate entry with key "name"
      |
    1 | name: a
      | ^
      = help: mend the line
    "#);
}
