//! `venture doctor`, mostly with tools that the test makes: what a machine really has is its own business.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Run, Sandbox, venture};

const GOOD: [(&str, &str); 7] = [
    ("go", "go version go1.99.1 linux/amd64"),
    ("node", "v24.1.0"),
    ("npm", "11.0.0"),
    ("python3", "3.14.0"),
    ("make", "GNU Make 4.4"),
    ("git", "git version 2.50.1"),
    ("aws", "aws-cli/2.30.0 Python/3.13.7"),
];

/// A project, and a machine on which every tool is fine.
pub fn machine() -> Sandbox {
    let sandbox = Sandbox::with_project();
    for (name, says) in GOOD {
        tool(&sandbox, name, &format!("echo '{says}'"));
    }
    sandbox
}

pub fn tool(sandbox: &Sandbox, name: &str, script: &str) {
    sandbox.write(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
    sandbox.shell(&format!("chmod +x bin/{name}")).ok();
}

fn run(sandbox: &Sandbox, folder: &str, args: &[&str]) -> Run {
    let command = &mut sandbox.command(venture());
    // The tools' scripts are read by /bin/sh, whatever the path is.
    sandbox.finish(command.current_dir(sandbox.path(folder)).env("PATH", sandbox.path("bin")).args(args))
}

pub fn doctor(sandbox: &Sandbox, folder: &str) -> (i32, Value) {
    let run = run(sandbox, folder, &["doctor", "--format", "json"]);
    (run.code, serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}\n{run}")))
}

#[track_caller]
pub fn check(report: &Value, name: &str) -> Value {
    let checks = report["checks"].as_array().unwrap();
    checks.iter().find(|check| check["name"] == name).unwrap_or_else(|| panic!("{name}: {report:#}")).clone()
}

#[test]
fn all_is_well_and_nothing_is_written() {
    let sandbox = machine();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let (code, report) = doctor(&sandbox, "acme/functions/hello");
    assert_eq!((code, &report["healthy"]), (0, &Value::Bool(true)), "{report:#}");
    assert_eq!((sandbox.tree(), sandbox.snapshot("")), before);
    let node = check(&report, "node");
    assert_eq!((&node["state"], &node["found"]), (&"ok".into(), &"24.1.0".into()));
    assert_eq!(node["needed"], "^20.19 || ^22.13 || >=24");
    assert_eq!(check(&report, "go")["state"], "ok");
    let versions = check(&report, "versions")["message"].as_str().unwrap().to_owned();
    assert!(versions.ends_with(&format!(" as in venture {}", env!("CARGO_PKG_VERSION"))), "{versions}");
    let human = run(&sandbox, "acme", &["doctor"]).ok().stdout;
    assert!(human.contains("\n       ok  node 24.1.0 (needs ^20.19 || ^22.13 || >=24)\n"), "{human}");
}

#[test]
fn outside_a_project_the_tools_are_held_against_a_new_one() {
    let sandbox = machine();
    let (code, report) = doctor(&sandbox, "");
    assert_eq!(code, 0, "{report:#}");
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["group"] != "project"));
    assert_eq!(check(&report, "go")["needed"], ">=1.26.0");
}

#[test]
fn what_is_missing_broken_or_too_old_is_said_with_where_to_get_it() {
    let sandbox = machine();
    sandbox.remove("bin/npm");
    sandbox.remove("bin/aws");
    tool(&sandbox, "node", "echo v18.20.0");
    tool(&sandbox, "python3", "exit 3");
    tool(&sandbox, "make", "echo 'something else'");
    tool(&sandbox, "go", "[ \"$GOTOOLCHAIN\" = local ] && echo 'go version go1.22.0 linux/amd64'");
    sandbox.remove("bin/git");
    sandbox.write("bin/git", "#!/bin/sh\n"); // not executable
    let (code, report) = doctor(&sandbox, "acme");
    assert_eq!((code, &report["healthy"]), (1, &Value::Bool(false)));
    for (name, state, message) in [
        ("go", "warning", "older, so the first build fetches the newer one"),
        ("node", "failed", "not the version that is needed"),
        ("npm", "failed", "missing"),
        ("python", "failed", "does not work, or a part of it is missing: ends with exit status: 3"),
        ("make", "failed", "does not say its version"),
        ("git", "failed", "cannot be run: Permission denied"),
        ("aws", "warning", "missing"),
    ] {
        let check = check(&report, name);
        assert_eq!(check["state"], state, "{check:#}");
        assert!(check["message"].as_str().unwrap().contains(message), "{check:#}");
        assert!(
            check["fix"].as_str().unwrap().contains(if name == "make" { "make" } else { "http" }),
            "{check:#}"
        );
    }
    let human = run(&sandbox, "acme", &["doctor"]);
    assert_eq!(
        human.stderr,
        "error: not in order: node, npm, python, make, git\nhelp: do what stands below each\n"
    );
    let quiet = run(&sandbox, "acme", &["doctor", "--quiet"]);
    assert_eq!((quiet.code, quiet.stdout.as_str()), (1, ""));
    assert!(quiet.stderr.contains("warning: aws (needs >=2): missing\n"), "{quiet}");
    assert!(quiet.stderr.contains("error: npm: missing\nhelp: it comes with Node.js"), "{quiet}");
}

#[test]
fn only_the_aws_cli_may_be_missing() {
    let sandbox = machine();
    sandbox.remove("bin/aws");
    let (code, report) = doctor(&sandbox, "acme");
    assert_eq!((code, &check(&report, "aws")["state"]), (0, &"warning".into()), "{report:#}");
}

#[test]
fn a_project_for_kubernetes_wants_kubectl_to_deploy() {
    let sandbox = machine();
    let (_, report) = doctor(&sandbox, "acme");
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["name"] != "kubectl"));
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [kubernetes]");
    for (says, state, message) in [
        (None, "warning", "missing"),
        (Some("Client Version: v1.20.2"), "warning", "not the version that is needed"),
        (Some("Client Version: v1.36.0\nKustomize Version: v5.8.1"), "ok", ""),
    ] {
        if let Some(says) = says {
            tool(&sandbox, "kubectl", &format!("[ \"$*\" = 'version --client' ] && echo '{says}'"));
        }
        let (code, report) = doctor(&sandbox, "acme");
        let kubectl = check(&report, "kubectl");
        assert_eq!((code, &kubectl["state"]), (0, &state.into()), "{kubectl}");
        assert_eq!(kubectl["message"].as_str().unwrap_or_default(), message, "{kubectl}");
        let fix = kubectl["fix"].as_str().unwrap_or_default();
        assert_eq!(fix.contains("https://kubernetes.io/docs/tasks/tools/"), state != "ok", "{kubectl}");
    }
}

/// The first holds the pipe open in a process of its own, the second never ends, the third never stops talking.
#[test]
fn a_tool_that_hangs_is_given_up() {
    let sandbox = machine();
    let sleep = "PATH=/usr/bin:/bin; sleep 300";
    tool(&sandbox, "node", &format!("{sleep} & echo $! >../pid; echo v24.0.0"));
    tool(&sandbox, "npm", &format!("exec >&-; {sleep}"));
    tool(&sandbox, "make", "while :; do echo 'GNU Make 4.4'; done");
    let begun = Instant::now();
    let (code, report) = doctor(&sandbox, "acme");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(code, 1);
    for name in ["node", "npm"] {
        assert_eq!(check(&report, name)["message"], "does not answer");
    }
    assert_eq!(check(&report, "make")["state"], "failed");
    let pid = sandbox.read("pid");
    let gone = || sandbox.shell(&format!("kill -0 {}", pid.trim())).code != 0;
    assert!(
        (0..50).any(|_| gone() || {
            std::thread::sleep(Duration::from_millis(100));
            false
        }),
        "what it started ends"
    );
}

#[test]
fn a_taken_port_is_a_warning_that_names_who_has_it() {
    let sandbox = machine();
    // Where somebody has it already, that is as good.
    let mine = TcpListener::bind(("127.0.0.1", 4702)).ok();
    let (code, report) = doctor(&sandbox, "acme");
    let check = check(&report, "port 4702");
    assert_eq!((code, &check["state"]), (0, &"warning".into()));
    let message = check["message"].as_str().unwrap();
    assert!(message.starts_with("taken"), "{message}");
    if mine.is_some() && cfg!(target_os = "linux") {
        assert!(message.ends_with(&format!(" (process {})", std::process::id())), "{message}");
    }
}

#[test]
fn a_project_with_a_page_wants_its_port_and_a_browser() {
    let sandbox = machine();
    let (_, report) = doctor(&sandbox, "acme");
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["name"] != "chromium"));
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [web]");
    let (code, report) = doctor(&sandbox, "acme");
    let chromium = check(&report, "chromium");
    assert_eq!((code, &chromium["state"], &chromium["message"]), (0, &"warning".into(), &"missing".into()));
    assert!(chromium["fix"].as_str().unwrap().contains("npx playwright-core install chromium"), "{chromium}");
    tool(&sandbox, "google-chrome", "echo 'Google Chrome 156.0.1'");
    let _mine = TcpListener::bind(("127.0.0.1", 4705));
    let (_, report) = doctor(&sandbox, "acme");
    let chromium = check(&report, "chromium");
    assert_eq!((&chromium["state"], &chromium["found"]), (&"ok".into(), &"156.0.1".into()), "{report:#}");
    assert_eq!(check(&report, "port 4705")["state"], "warning");
    // What playwright has installed, as node of web/ says it.
    sandbox.remove("bin/google-chrome");
    sandbox.shell("mkdir -p acme/web").ok();
    let own = sandbox.path("bin/git");
    tool(&sandbox, "node", &format!("[ \"$1\" = -p ] && echo '{}' || echo v24.1.0", own.display()));
    let (_, report) = doctor(&sandbox, "acme");
    assert_eq!(check(&report, "chromium")["message"], "playwright's own", "{report:#}");
}
