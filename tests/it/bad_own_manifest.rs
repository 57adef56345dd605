//! A project's own manifest with mistakes.

use crate::support::Sandbox;

#[test]
fn a_projects_own_manifest_is_judged_alike() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "  hello:\n", "  func:\n    http: GET /x\n  hello:\n    memory: 64\n");
    sandbox.edit("acme/venture.yaml", "module: example.com/acme\n", "");
    let before = sandbox.snapshot("acme");
    for command in ["regenerate", "status"] {
        let error = sandbox.acme([command]).fails(1);
        insta::allow_duplicates! { insta::assert_snapshot!(error, @"
    error: venture.yaml:1:1: `module` is missing
      |
    1 | # yaml-language-server: $schema=.venture/schema.json
      | ^
      = help: add `module: …`: Go module path

    venture.yaml:28:3: `func` cannot name a function: it is a Go keyword
       |
    28 |   func:
       |   ^^^^
       = help: add a word, such as `func-item`

    venture.yaml:31:13: `64` is not a whole number from 128 to 10240
       |
    31 |     memory: 64
       |             ^^
       = help: use a whole number from 128 to 10240
    ") }
    }
    let after = sandbox.snapshot("acme");
    assert_eq!(after, before);
}

#[test]
fn a_projects_manifest_of_a_newer_venture() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "version: 2\n", "version: 3\nregions: [eu-west-1]\n");
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 1
    --- stderr
    error: venture.yaml:4:10: a newer venture wrote this manifest: its version is 3, and this one reads 2
      |
    4 | version: 3
      |          ^
      = help: update venture: `cargo install venture`
    ");
}
