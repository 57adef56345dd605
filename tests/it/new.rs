//! `venture new`, where all goes well: the folder, and what stands in it.

use crate::support::Sandbox;

#[test]
fn without_dir_the_folder_has_the_projects_name() {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "--name", "pay", "--defaults"]).ok();
    assert!(sandbox.read("pay/venture.yaml").contains("\nname: pay\nmodule: example.com/pay\n"));
}

#[test]
fn the_current_folder_needs_no_cd() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("acme");
    insta::assert_snapshot!(sandbox.run_in("acme", ["new", ".", "--defaults"]), @"
    exit 0
    --- stderr
    created `.`: [N] files

    next:
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    assert!(sandbox.read("acme/venture.yaml").contains("\nname: acme\n"));
    assert!(sandbox.exists("acme/.git") && !sandbox.exists("acme/.venture/stage"));
}

#[test]
fn an_empty_folder_is_filled() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("empty/acme");
    sandbox.run(["new", "empty/acme", "--defaults", "--vcs", "none"]).ok();
    sandbox.run(["new", "fresh", "--name", "acme", "--defaults", "--vcs", "none"]).ok();
    sandbox.remove("empty/acme/.venture/lock"); // of the run that filled it, for others to see
    assert_eq!(sandbox.tree_of("empty/acme"), sandbox.tree_of("fresh"));
}

#[test]
fn parents_are_made() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["new", "a/b c/acme", "--defaults"]).ok();
    assert!(run.stderr.contains("\n  cd 'a/b c/acme'\n"), "{run}");
    assert!(sandbox.read("a/b c/acme/venture.yaml").contains("\nname: acme\n"));
    sandbox.run_in("a", ["new", "../other/", "--defaults"]).ok();
    assert!(sandbox.exists("other/venture.yaml"));
}

#[test]
fn a_name_other_than_the_folder() {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "Some_Folder", "--name", "acme", "--defaults"]).ok();
    assert!(sandbox.read("Some_Folder/venture.yaml").contains("\nname: acme\n"));
}

#[test]
fn the_last_lines_are_the_next_commands() {
    let run = Sandbox::new().run(["new", "acme", "--defaults"]).ok();
    let last: Vec<&str> = run.stderr.lines().rev().take(4).collect();
    let commit = "  git add -A && git commit -m 'venture new'";
    assert_eq!(last, ["  make dev", "  make setup", commit, "  cd acme"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn two_runs_write_the_same_bytes() {
    let sandbox = Sandbox::new();
    for folder in ["one", "two"] {
        let args = ["new", folder, "--name", "acme", "--defaults", "--vcs", "none"];
        sandbox.run(args.into_iter().chain(["--extras", "github-actions"])).ok();
    }
    let content = |folder| {
        sandbox.snapshot(folder).into_iter().map(|(name, bytes, _)| (name, bytes)).collect::<Vec<_>>()
    };
    let (one, two) = (content("one"), content("two"));
    assert!(one.len() > 20);
    assert_eq!(one, two);
}

#[test]
fn a_fresh_project_is_up_to_date() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.acme(["status"]), @"
    exit 0
    --- stdout
    unchanged: [N] (as generated)
    ");
    sandbox.acme(["status", "--check"]).ok();
    let before = sandbox.snapshot("acme");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
    [N] unchanged
    --- stderr
    up to date
    ");
    let after = sandbox.snapshot("acme");
    assert!(before == after, "regenerating writes nothing");
}

#[test]
fn a_second_project_in_the_same_folder_is_refused() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.snapshot("acme");
    let error = sandbox.run(["new", "acme", "--defaults"]).fails(1);
    assert!(error.starts_with("error: `acme` is not empty: it holds `.editorconfig`, "), "{error}");
    assert_eq!(sandbox.snapshot("acme"), before);
}
