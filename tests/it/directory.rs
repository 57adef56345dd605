//! `-C DIR`

use crate::support::Sandbox;

#[test]
fn a_command_runs_as_if_started_there() {
    let sandbox = Sandbox::with_project();
    sandbox.run(["-C", "acme", "status", "--check"]).ok();
    sandbox.run(["status", "--check", "--directory", "acme/functions/hello"]).ok();
    sandbox.run(["-C", "acme/../acme/internal/..", "add", "function", "extra", "--http", "GET /extra"]).ok();
    assert!(sandbox.read("acme/functions/extra/handler.go").contains("package extra\n"));
}

#[test]
fn paths_are_those_of_that_folder() {
    let sandbox = Sandbox::with_project();
    sandbox.write("there/answers.yaml", sandbox.read("acme/venture.yaml"));
    sandbox
        .run(["-C", "there", "new", "beta", "--answers", "answers.yaml", "--defaults", "--vcs", "none"])
        .ok();
    assert!(sandbox.read("there/beta/venture.yaml").contains("name: beta\n"));
    sandbox.run(["-C", "acme", "cost", "--svg", "cost.svg"]).ok();
    sandbox.run(["-C", "acme", "man", "man1"]).ok();
    sandbox.run(["-C", "there", "new", "../gamma", "--defaults", "--vcs", "git"]).ok();
    assert!(sandbox.exists("acme/cost.svg") && sandbox.exists("acme/man1/venture.1"));
    assert!(sandbox.exists("gamma/.git/HEAD") && sandbox.exists("gamma/go.mod"));
}

#[test]
fn a_folder_that_is_none_is_said_by_the_flag() {
    let sandbox = Sandbox::with_project();
    for (folder, reason) in [("nowhere", "No such file"), ("acme/go.mod", "Not a directory")] {
        let run = sandbox.run(["-C", folder, "status"]);
        let said = run.to_string();
        assert!(
            said.contains("exit 2") && said.contains(&format!("--directory: cannot go to `{folder}`")),
            "{said}"
        );
        assert!(said.contains(reason), "{said}");
    }
}
