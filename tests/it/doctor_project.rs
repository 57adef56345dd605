//! What `venture doctor` says of a project itself: its own files, and the versions it pins.

use crate::doctor::{check, doctor, machine};

#[test]
fn venture_s_own_files() {
    let sandbox = machine();
    sandbox.write("acme/.venture/journal", "put 0 - new\nend\n");
    sandbox.edit("acme/venture.yaml", "mfa: optional", "mfa: maybe");
    let pristine = sandbox.read("acme/.venture/pristine.txtar");
    let state = |name| {
        let (code, report) = doctor(&sandbox, "acme");
        assert_eq!(code, 1, "{report:#}");
        let check = check(&report, name);
        (
            check["state"].as_str().unwrap().to_owned(),
            check["message"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let failed = |message: &str| ("failed".to_owned(), message.to_owned());
    assert_eq!(state("unfinished runs"), failed("a run was stopped while it wrote"));
    assert_eq!(state("venture.yaml"), failed("not valid"));
    assert!(sandbox.exists("acme/.venture/journal"), "it only names it");
    let path = ".venture/pristine.txtar";
    assert_eq!(state(path), ("ok".to_owned(), String::new()));
    let venture = format!("venture {}\n", env!("CARGO_PKG_VERSION"));
    let own = "; every file that differs is a conflict";
    for (text, expected) in [
        (
            pristine.replacen("Managed by venture", "Managed by Venture", 1),
            failed(&format!("the text of 1 files in it is damaged{own}")),
        ),
        (
            pristine.replacen(&venture, "ventures 1\n", 1),
            failed(&format!("damaged at line 1: expected `venture <version>`{own}")),
        ),
        (
            pristine.replacen(&venture, "venture 0.0.1\n", 1),
            ("note".to_owned(), "an older venture generated this project last".to_owned()),
        ),
    ] {
        sandbox.write("acme/.venture/pristine.txtar", text);
        assert_eq!(state(path), expected);
    }
    sandbox.write("acme/.venture/pristine.txtar", pristine.replacen(&venture, "venture 99.0.0\n", 1));
    assert!(state(path).1.starts_with("venture 99.0.0 generated this project last"));
    sandbox.remove("acme/.venture/pristine.txtar");
    assert_eq!(state(path), failed(&format!("missing, or not text{own}")));
}

#[test]
fn newer_pins_are_said_and_older_ones_fail() {
    let sandbox = machine();
    sandbox.edit_line("acme/package.json", "\"osls\"", "    \"osls\": \"^99.1.0\"");
    sandbox.edit("acme/go.mod", "\ngo 1.26", "\ngo 1.98");
    let (code, report) = doctor(&sandbox, "acme");
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(check(&report, "osls")["state"], "note");
    assert_eq!(check(&report, "go")["needed"], ">=1.98.0");
    sandbox.edit("acme/Makefile", "golangci-lint@v2.", "golangci-lint@v1.");
    sandbox.edit("acme/serverless.yml", "provided.al2023", "provided.al2");
    sandbox.edit_line("acme/local/requirements.txt", "ministack==", "ministack==0.9");
    let (code, report) = doctor(&sandbox, "acme");
    assert_eq!(code, 1);
    for (name, found) in [("golangci-lint", "v1."), ("runtime", "provided.al2"), ("ministack", "0.9")] {
        let check = check(&report, name);
        assert_eq!(check["state"], "failed", "{check:#}");
        assert!(check["found"].as_str().unwrap().starts_with(found), "{check:#}");
        assert!(check["message"].as_str().unwrap().starts_with("older than venture's "), "{check:#}");
        assert!(check["fix"].as_str().unwrap().contains("venture regenerate"));
    }
}

#[test]
fn actions_are_compared_by_the_version_beside_their_commit() {
    let sandbox = machine();
    sandbox.run(["new", "shop", "--defaults", "--vcs", "none", "--extras", "github-actions"]).ok();
    assert_eq!(doctor(&sandbox, "shop").0, 0);
    let ci = "shop/.github/workflows/ci.yml";
    let text = sandbox.read(ci);
    for (remark, state) in [("# v99", "note"), ("# v1.0.0", "failed"), ("", "note")] {
        let lines = text.lines().map(|line| match line.split_once("actions/checkout@") {
            Some((before, _)) => format!("{before}actions/checkout@{} {remark}\n", "a".repeat(40)),
            None => format!("{line}\n"),
        });
        sandbox.write(ci, lines.collect::<String>());
        let (_, report) = doctor(&sandbox, "shop");
        assert_eq!(check(&report, "actions/checkout")["state"], state, "{remark}");
    }
}
