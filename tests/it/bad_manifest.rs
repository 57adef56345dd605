//! `--answers FILE` where the file is a manifest with mistakes.

use std::fs;

use crate::bad_answers::{FILE, refused};
use crate::support::Sandbox;

#[test]
fn unknown_keys() {
    insta::assert_snapshot!(refused("nmae: acme\nauth:\n  mfaa: optional\n\"auth.mfa\": required\ncolour: red\n"), @r#"
    exit 2
    --- stderr
    error: answers.yaml:1:1: `nmae` is not a key of the manifest
      |
    1 | nmae: acme
      | ^^^^
      = help: did you mean `name`?

    answers.yaml:3:3: `mfaa` is not a key of the manifest
      |
    3 |   mfaa: optional
      |   ^^^^
      = help: did you mean `mfa`?

    answers.yaml:4:1: `auth.mfa` is not a key of the manifest
      |
    4 | "auth.mfa": required
      | ^^^^^^^^^^
      = help: the keys here are version, name, module, owner, region, branch, auth, logs, extras, functions

    answers.yaml:5:1: `colour` is not a key of the manifest
      |
    5 | colour: red
      | ^^^^^^
      = help: the keys here are version, name, module, owner, region, branch, auth, logs, extras, functions
    "#);
}

#[test]
fn wrong_types() {
    insta::assert_snapshot!(refused("name: 7\nregion:\nauth: [1]\nlogs:\n  retention-days: often\nextras: web\n"), @r#"
    exit 2
    --- stderr
    error: answers.yaml:1:7: expected text, found the number 7
      |
    1 | name: 7
      |       ^
      = help: quote it: "7"

    answers.yaml:2:1: expected text, found nothing
      |
    2 | region:
      | ^^^^^^
      = help: write a value after `region:`

    answers.yaml:3:7: expected keys below it
      |
    3 | auth: [1]
      |       ^^^
      = help: write `key: value` lines under it, indented

    answers.yaml:5:19: expected a whole number, found the text `often`
      |
    5 |   retention-days: often
      |                   ^^^^^
      = help: write a whole number

    answers.yaml:6:9: expected a list of texts, found the text `web`
      |
    6 | extras: web
      |         ^^^
      = help: write a list of texts
    "#);
}

#[test]
fn a_newer_manifest_asks_for_a_newer_venture() {
    insta::assert_snapshot!(refused("version: 3\nname: acme\nregions: [eu-west-1]\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:1:10: a newer venture wrote this manifest: its version is 3, and this one reads 2
      |
    1 | version: 3
      |          ^
      = help: update venture: `cargo install venture`
    ");
    insta::assert_snapshot!(refused("version: 0\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:1:10: `0` is not 2
      |
    1 | version: 0
      |          ^
      = help: use 2
    ");
}

#[test]
fn escape_codes_do_not_reach_the_terminal() {
    let raw = refused("name: acme\nowner: \u{1b}[31mred\u{1b}[0m\u{7}\n");
    insta::assert_snapshot!(raw, @"
    exit 2
    --- stderr
    error: answers.yaml:2:8: a control character stands here, and YAML allows none
      |
    2 | owner: �[31mred�[0m�
      |        ^
      = help: remove it
    ");
    let quoted = refused("owner: \"\\e[31mred\"\n\"\\e[2J\": 1\ncolour: \"\u{e000}\"\n");
    insta::assert_snapshot!(quoted, @r#"
    exit 2
    --- stderr
    error: answers.yaml:1:8: owner `\u{1b}[31mred` cannot be an AWS tag: `\u{1b}` is not allowed in it
      |
    1 | owner: "\e[31mred"
      |        ^^^^^^^^^^^
      = help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    answers.yaml:2:1: `\u{1b}[2J` is not a key of the manifest
      |
    2 | "\e[2J": 1
      | ^^^^^^^
      = help: the keys here are version, name, module, owner, region, branch, auth, logs, extras, functions

    answers.yaml:3:1: `colour` is not a key of the manifest
      |
    3 | colour: ""
      | ^^^^^^
      = help: the keys here are version, name, module, owner, region, branch, auth, logs, extras, functions
    "#);
    let c1 = refused("name: a\u{9b}31m\n");
    for run in [raw, quoted, c1] {
        assert!(!run.stderr.chars().any(|c| c.is_control() && c != '\n'), "{:?}", run.stderr);
    }
}

#[test]
fn a_long_line_is_shown_around_the_mistake() {
    let text = format!(
        "name: acme # {}\nauth: {{ mode: authorizer, {}mfa: never }} # {0}\n",
        "-".repeat(500),
        " ".repeat(300)
    );
    insta::assert_snapshot!(refused(text), @"
    exit 2
    --- stderr
    error: answers.yaml:2:332: `never` is not a choice here
      |
    2 | …                                             mfa: never } # ----------------------------------------…
      |                                                    ^^^^^
      = help: use one of `off`, `optional`, `required`
    ");
}

#[test]
fn a_file_of_mistakes_ends() {
    let mistakes: Vec<String> = (0..15_000).map(|number| format!("key{number}: 1")).collect();
    let run = refused(mistakes.join("\n"));
    assert!(run.stderr.ends_with("and 14960 more problems\n"), "{run}");
    assert_eq!(run.stderr.matches("help: ").count(), 40);
}

#[test]
fn a_flag_does_not_hide_a_mistake_in_the_file() {
    let sandbox = Sandbox::new();
    sandbox.write(FILE, "name: Acme!\n");
    insta::assert_snapshot!(sandbox.refuses(["new", "x", "--name", "acme", "--answers", FILE, "--defaults"]), @"
    exit 2
    --- stderr
    error: answers.yaml:1:7: `Acme!` is not a project name
      |
    1 | name: Acme!
      |       ^^^^^
      = help: use lower-case letters, digits and single dashes, such as `acme`
    ");
    assert_eq!(fs::read_to_string(sandbox.path(FILE)).unwrap(), "name: Acme!\n");
}
