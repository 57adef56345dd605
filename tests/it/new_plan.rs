//! `venture new` with `--dry-run`, `--diff`, `--format json` and `--quiet`.

use serde_json::Value;

use crate::support::Sandbox;

#[test]
fn a_dry_run_lists_every_file_and_writes_none() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["new", "a/acme", "--defaults", "--dry-run"]).ok();
    assert!(run.stdout.contains("   create functions/hello/handler.go\n"), "{run}");
    assert_eq!((run.stderr.as_str(), sandbox.tree().as_str()), ("", ""));
    let created = run.stdout.lines().filter(|line| line.starts_with("   create ")).count();
    assert!(run.stdout.ends_with(&format!("\n{created} create; nothing was written\n")), "{run}");
}

#[test]
fn a_diff_shows_every_file_as_new() {
    let sandbox = Sandbox::new();
    let dry = sandbox.run(["new", "acme", "--defaults", "--dry-run", "--diff"]).ok();
    assert!(dry.stdout.contains("--- /dev/null\n+++ generated/go.mod\n"), "{dry}");
    assert_eq!(sandbox.tree(), "");
    let real = sandbox.run(["new", "acme", "--defaults", "--diff"]).ok();
    let files = |text: &str| text.trim_end().rsplit_once('\n').unwrap().0.to_owned();
    assert_eq!(files(&real.stdout), files(&dry.stdout), "but for the last line they show the same");
    assert!(real.stdout.contains("\nwritten: "));
    assert!(sandbox.exists("acme/go.mod"));
}

#[test]
fn json_lists_the_files_that_are_there_afterwards() {
    let sandbox = Sandbox::new();
    let json = |args: &[&str]| -> Value {
        let run =
            sandbox.run(["new", "acme", "--defaults", "--format", "json"].iter().chain(args).copied()).ok();
        serde_json::from_str(&run.stdout).unwrap()
    };
    let dry = json(&["--dry-run"]);
    assert_eq!((&dry["version"], &dry["applied"]), (&Value::from(1), &Value::from(false)));
    assert_eq!(sandbox.tree(), "");
    let mut real = json(&[]);
    assert_eq!(real["applied"], true);
    real["applied"] = Value::from(false);
    assert_eq!(real, dry);
    for file in real["files"].as_array().unwrap() {
        assert_eq!(file["action"], "create");
        assert!(sandbox.exists(&format!("acme/{}", file["path"].as_str().unwrap())), "{file}");
    }
    assert_eq!(real["counts"]["create"], real["files"].as_array().unwrap().len());
}

#[test]
fn quiet_says_nothing() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["new", "acme", "--defaults", "--quiet"]).ok();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(sandbox.exists("acme/venture.yaml"));
    let run = sandbox.run(["new", "shop", "--defaults", "-q", "--region", "me-south-1"]).ok();
    assert!(run.stderr.starts_with("warning: "), "a warning is said all the same: {run}");
}
