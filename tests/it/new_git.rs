//! `venture new` and git, and that it needs no network.

use crate::support::Sandbox;

#[test]
fn makes_a_repository_as_cargo_does() {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults"]).ok();
    assert!(sandbox.exists("acme/.git/HEAD"));
    sandbox.run(["new", "acme/nested", "--defaults"]).ok();
    assert!(!sandbox.exists("acme/nested/.git"), "inside a repository");
    sandbox.run(["new", "plain", "--defaults", "--vcs", "none"]).ok();
    assert!(!sandbox.exists("plain/.git"));
}

#[test]
fn without_git_the_project_is_written_all_the_same() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("bin");
    let without_git = |args: &[&str]| {
        let mut command = sandbox.command(crate::support::venture());
        sandbox.finish(command.env("PATH", sandbox.path("bin")).args(args))
    };
    insta::assert_snapshot!(without_git(&["new", "acme", "--defaults"]), @"
    exit 0
    --- stderr
    warning: git is not installed; the project is not a repository
    created `acme`: [N] files

    next:
      cd acme
      make setup
      make dev
    ");
    assert!(sandbox.exists("acme/venture.yaml") && !sandbox.exists("acme/.git"));

    sandbox.make_folder("empty");
    let before = sandbox.tree();
    let absent = without_git(&["new", "a/other", "--defaults", "--vcs", "git"]).fails(1);
    insta::assert_snapshot!(absent, @"
    error: cannot run git: No such file or directory (os error 2)
    help: install git, or pass --vcs none
    ");
    let empty = without_git(&["new", "empty", "--defaults", "--vcs", "git"]).fails(1);
    assert_eq!(empty, absent);
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn a_git_that_fails_leaves_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("bin/git", "#!/bin/sh\necho 'no templates' >&2\nexit 1\n");
    sandbox.shell("chmod +x bin/git").ok();
    let before = sandbox.tree();
    let mut command = sandbox.command(crate::support::venture());
    let run = sandbox.finish(command.env("PATH", sandbox.path("bin")).args(["new", "acme", "--defaults"]));
    insta::assert_snapshot!(run, @"
    exit 1
    --- stderr
    error: git init failed: no templates
    help: pass --vcs none to do without
    ");
    assert_eq!(sandbox.tree(), before);
}

/// `unshare -n` takes the network away. Where it is not permitted, a proxy that nobody serves has to do.
#[test]
fn needs_no_network() {
    let sandbox = Sandbox::new();
    let offline = if sandbox.shell("unshare -rn true").code == 0 {
        "unshare -rn"
    } else {
        "env https_proxy=127.0.0.1:9"
    };
    sandbox.shell(&format!("{offline} \"$VENTURE\" new acme --defaults")).ok();
    sandbox.shell(&format!("cd acme && {offline} \"$VENTURE\" regenerate")).ok();
}

#[test]
fn a_run_leaves_nothing_for_git_to_see() {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults"]).ok();
    let commit = "git add . && git -c user.name=x -c user.email=x@x commit --quiet -m x";
    sandbox.shell(&format!("cd acme && {commit}")).ok();
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(
        sandbox.shell("cd acme && git status --porcelain --ignored").ok().stdout,
        "!! .venture/lock\n"
    );
}

#[test]
fn the_branch_is_main_or_what_git_says_in_the_repository_and_in_the_workflow() {
    let sandbox = Sandbox::new();
    let deploys = ["--defaults", "--extras", "github-actions"];
    let made = |folder: &str| {
        sandbox.run(["new", folder].into_iter().chain(deploys)).ok();
        let workflow = sandbox.read(&format!("{folder}/.github/workflows/deploy.yml"));
        let listens = workflow.lines().find(|line| line.contains("branches:")).unwrap().trim().to_owned();
        (sandbox.read(&format!("{folder}/.git/HEAD")), listens)
    };
    let on = |branch: &str| (format!("ref: refs/heads/{branch}\n"), format!("branches: [{branch}]"));
    assert_eq!(made("unsaid"), on("main"));
    assert!(!sandbox.read("unsaid/venture.yaml").contains("branch"));
    sandbox.write(".gitconfig", "[init]\n\tdefaultBranch = trunk\n");
    assert_eq!(made("said"), on("trunk"));
    assert!(sandbox.read("said/venture.yaml").contains("\nbranch: trunk\n"));
    assert_eq!(sandbox.run_in("said", ["status"]).ok().stdout.lines().count(), 1, "up to date");
    sandbox.run(["new", "given", "--branch", "release/1"].into_iter().chain(deploys)).ok();
    assert_eq!(sandbox.read("given/.git/HEAD"), "ref: refs/heads/release/1\n");
    sandbox.shell("git init --quiet mono && cd mono && git checkout --quiet -b develop").ok();
    sandbox.run_in("mono", ["new", "api"].into_iter().chain(deploys)).ok();
    assert!(sandbox.read("mono/api/.github/workflows/deploy.yml").contains("branches: [develop]"));
    let bad = sandbox.run(["new", "bad", "--defaults", "--branch", "a b"]).fails(2);
    assert!(bad.starts_with("error: --branch: `a b` is not a branch that venture takes\n"), "{bad}");
}

#[test]
fn the_modules_default_is_nobodys_or_below_the_github_user() {
    let sandbox = Sandbox::new();
    let module = |folder: &str| {
        sandbox.run(["new", folder, "--defaults", "--vcs", "none"]).ok();
        let manifest = sandbox.read(&format!("{folder}/venture.yaml"));
        manifest.lines().find_map(|line| line.strip_prefix("module: ")).unwrap().to_owned()
    };
    assert_eq!(module("cli"), "example.com/cli");
    sandbox.write(".gitconfig", "[github]\n\tuser = a/b\n");
    assert_eq!(module("shop"), "example.com/shop");
    sandbox.write(".gitconfig", "[github]\n\tuser = ada\n\tuser = Grace\n");
    assert_eq!(module("pay"), "github.com/Grace/pay");
}
