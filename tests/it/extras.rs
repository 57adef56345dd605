//! The extras: each brings its files, and what they say is so.

use std::collections::BTreeSet;

use crate::support::Sandbox;

fn project(extras: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults", "--vcs", "none", "--extras", extras]).ok();
    sandbox
}

#[test]
fn each_brings_its_files_and_takes_them_away() {
    let plain: BTreeSet<String> = Sandbox::with_project().tree().lines().map(str::to_owned).collect();
    for (extra, files) in [
        ("agents", &["acme/AGENTS.md"][..]),
        ("dependabot", &["acme/.github/dependabot.yml"]),
        ("devcontainer", &["acme/.devcontainer/devcontainer.json"]),
    ] {
        let sandbox = project(extra);
        let with: BTreeSet<String> = sandbox.tree().lines().map(str::to_owned).collect();
        let new = with.difference(&plain).filter(|path| sandbox.path(path).is_file());
        assert_eq!(new.collect::<Vec<_>>(), files, "{extra}");
        sandbox.edit("acme/venture.yaml", &format!("extras: [{extra}]"), "extras: []");
        sandbox.acme(["regenerate"]).ok();
        assert!(files.iter().all(|file| !sandbox.exists(file)), "{extra}");
    }
}

/// The page is the user's, the list of routes is not: a new function shows up without an edit.
#[test]
fn the_page_is_written_once_and_its_routes_anew() {
    let sandbox = project("web");
    sandbox.edit("acme/web/src/text.ts", "'Sign in'", "'Log in'");
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices", "--access", "signed-in"]).ok();
    let routes = sandbox.read("acme/web/src/project.ts");
    assert!(routes.contains("method: 'GET', path: '/invoices', access: 'signed-in'"), "{routes}");
    assert!(sandbox.read("acme/web/src/text.ts").contains("'Log in'"));
    sandbox.acme(["status", "--check"]).ok();
    assert!(!sandbox.read("acme/web/package-lock.json").contains("\"resolved\""));
    sandbox.edit("acme/venture.yaml", "extras: [web]", "extras: []");
    sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.exists("acme/web/vite.config.ts") && !sandbox.exists("acme/local/stack/page.go"));
}

/// A coding tool does what it reads: every target of make, command of venture, and path is there.
#[test]
fn what_agents_are_told_is_there() {
    let sandbox = project("agents");
    let (text, makefile) = (sandbox.read("acme/AGENTS.md"), sandbox.read("acme/Makefile"));
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let mut targets = 0;
    for command in &named {
        let words: Vec<&str> = command.split_whitespace().collect();
        match words[..] {
            ["make", target, ..] => {
                assert!(makefile.contains(&format!("\n{target}:")), "{command}");
                targets += 1;
            }
            ["venture", "add" | "remove", "function", ..] => {
                sandbox.acme([words[1], "function", "--help"]).ok();
            }
            ["venture", command, ..] => drop(sandbox.acme([command, "--help"]).ok()),
            [path] if path.ends_with('/') || path.contains("/<name>/") => {
                assert!(sandbox.exists(&format!("acme/{}", path.replace("<name>", "hello"))), "{path}");
            }
            _ => {}
        }
    }
    assert!(targets >= 5 && named.len() > 20, "{named:?}");
}

/// Every kind of dependency of the project is watched where it is pinned, and nothing else.
#[test]
fn dependabot_watches_what_the_project_pins() {
    for (extras, kinds) in [
        ("dependabot", &["gomod /go.mod", "npm /package.json", "pip /local/requirements.txt"][..]),
        (
            "dependabot,devcontainer,github-actions",
            &[
                "gomod /go.mod",
                "npm /package.json",
                "pip /local/requirements.txt",
                "github-actions /.github/workflows/ci.yml",
                "devcontainers /.devcontainer/devcontainer.json",
            ],
        ),
    ] {
        let sandbox = project(extras);
        let settings: serde_yaml::Value =
            serde_yaml::from_str(&sandbox.read("acme/.github/dependabot.yml")).unwrap();
        let updates = settings["updates"].as_sequence().unwrap();
        assert_eq!(updates.len(), kinds.len());
        for (update, kind) in updates.iter().zip(kinds) {
            let (ecosystem, file) = kind.split_once(' ').unwrap();
            assert_eq!(update["package-ecosystem"], ecosystem);
            assert!(file.starts_with(update["directory"].as_str().unwrap()), "{kind}");
            assert!(sandbox.exists(&format!("acme{file}")), "{kind}");
        }
    }
}

/// What Dependabot merged is an edit: kept where venture leaves the line alone.
#[test]
fn what_dependabot_changed_is_kept() {
    let sandbox = project("dependabot");
    sandbox.edit("acme/local/requirements.txt", "jmespath==1.1.0", "jmespath==9.9.9");
    sandbox.acme(["regenerate", "--mfa", "required"]).ok();
    assert!(sandbox.read("acme/local/requirements.txt").contains("jmespath==9.9.9\n"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn the_container_has_what_the_project_wants() {
    let sandbox = project("devcontainer");
    let container: serde_json::Value =
        serde_json::from_str(&sandbox.read("acme/.devcontainer/devcontainer.json")).unwrap();
    let version = |feature: &str| {
        container["features"][format!("ghcr.io/devcontainers/features/{feature}:1")]["version"].as_str()
    };
    let go_mod = sandbox.read("acme/go.mod");
    let go = go_mod.lines().find_map(|line| line.strip_prefix("go ")).unwrap();
    assert!(go.starts_with(version("go").unwrap()), "{go}");
    let package: serde_json::Value = serde_json::from_str(&sandbox.read("acme/package.json")).unwrap();
    assert!(package["engines"]["node"].as_str().unwrap().contains(version("node").unwrap()));
    assert_eq!(version("python"), Some("os-provided"));
}
