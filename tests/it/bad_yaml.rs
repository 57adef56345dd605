//! `--answers FILE` where the file is no YAML that venture reads.

use crate::bad_answers::refused;
use crate::support::Sandbox;

#[test]
fn a_duplicate_key() {
    insta::assert_snapshot!(refused("name: acme\nauth:\n  mfa: optional\n  mfa: required\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:4:3: the key `mfa` stands here twice
      |
    4 |   mfa: required
      |   ^^^
      = help: remove one of them; of two values only one would count
    ");
}

#[test]
fn a_list_is_no_manifest() {
    insta::assert_snapshot!(refused("- name: acme\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:1:1: the manifest is not a mapping
      |
    1 | - name: acme
      | ^
      = help: start it with `version: 2`
    ");
}

#[test]
fn a_tab_before_a_key() {
    insta::assert_snapshot!(refused("auth:\n\tmfa: optional\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:2:1: a tab stands here, and YAML indents by spaces
      |
    2 | 	mfa: optional
      | ^
      = help: use spaces
    ");
}

#[test]
fn the_caret_stands_below_what_follows_a_tab() {
    insta::assert_snapshot!(refused("auth:\t{ mfa: never }\n"), @"
    exit 2
    --- stderr
    error: answers.yaml:1:14: `never` is not a choice here
      |
    1 | auth:	{ mfa: never }
      |      	       ^^^^^
      = help: use one of `off`, `optional`, `required`
    ");
}

#[test]
fn a_merge_key_says_what_to_write_instead() {
    let sandbox = Sandbox::with_project();
    let manifest = sandbox.read("acme/venture.yaml").replace(
        "  world:\n    http: GET /world\n    access: public\n",
        "  world:\n    <<: *base\n    http: GET /world\n",
    );
    sandbox.write("acme/venture.yaml", manifest.replace("  hello:\n", "  hello: &base\n"));
    insta::assert_snapshot!(sandbox.acme(["status"]), @r"
    exit 1
    --- stderr
    error: venture.yaml:33:5: YAML's merge key `<<` is not supported
       |
    33 |     <<: *base
       |     ^^
       = help: write out the keys that it would bring in; anchors and aliases of single values work
    ");
}

#[test]
fn anchors_and_aliases_of_values_work() {
    let sandbox = Sandbox::with_project();
    let manifest = sandbox.read("acme/venture.yaml").replace("access: signed-in", "access: &who signed-in");
    sandbox.write("acme/venture.yaml", manifest.replace("access: public", "access: *who"));
    let list = sandbox.acme(["list"]).ok();
    assert_eq!(list.stdout.matches("signed-in").count(), 2, "{list}");
    assert!(list.stderr.contains("venture.yaml is ahead of"), "{list}");
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.acme(["list"]).ok().stderr, "");
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    let sandbox = Sandbox::with_project();
    let manifest = sandbox.read("acme/venture.yaml");
    let line = manifest.lines().count() + 2;
    sandbox.write("acme/venture.yaml", format!("---\n{manifest}---\nfoo: 1\n"));
    let run = sandbox.acme(["status"]);
    assert!(
        run.stderr.contains(&format!("venture.yaml:{line}:1: a second document of YAML begins here")),
        "{run}"
    );
    sandbox.write("acme/venture.yaml", format!("# ours\n---\n{manifest}"));
    sandbox.acme(["status"]).ok();
}

#[test]
fn an_anchor_that_goes_with_its_function_is_named() {
    let sandbox = Sandbox::with_project();
    let manifest = sandbox.read("acme/venture.yaml").replace("access: signed-in", "access: &who signed-in");
    let manifest = manifest.replace("access: public", "access: *who");
    sandbox.write("acme/venture.yaml", &manifest);
    sandbox.acme(["regenerate"]).ok();
    let run = sandbox.acme(["remove", "function", "hello"]);
    let expected =
        "(write out what `*who` stands for, since `&who` goes with `hello`; then remove `hello` below";
    assert!(run.stderr.contains(expected), "{run}");
    assert_eq!(sandbox.read("acme/venture.yaml"), manifest);
    sandbox.edit("acme/venture.yaml", "access: *who", "access: signed-in");
    sandbox.acme(["remove", "function", "hello"]).ok();
}
