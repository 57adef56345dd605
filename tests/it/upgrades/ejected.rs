//! Templates of a project's own, ejected from an older venture: wherever venture has moved its own since, they apply.

use std::collections::BTreeSet;
use std::fs;

use super::upgrade::{Plan, Templates, Upgraded, new_again, recorded};
use crate::support::Sandbox;
use crate::support::recorded::{Files, Release, releases};

/// The line that `scripts/record-release` puts at the top of each.
const OURS: &str = "Ours: from a template of our own.";

const SINK: &str = "VictoriaLogs has taken the place of the sink, behind local/store";

/// Templates that are gone on purpose, and why: `("project/old.yml", "its lines are in new.yml")`. Who has replaced
/// one is told so by an error.
const GONE: &[(&str, &str)] = &[
    ("project/forwarder/redact/redact.go.tera", "the rules are in internal/redact/, which all functions use"),
    ("project/forwarder/redact/redact_test.go.tera", "as above"),
    ("project/forwarder/redact/rules.go", "as above"),
    ("logs-http/local/sink/http.go", SINK),
    ("logs-http/local/sink/http_test.go", SINK),
    ("logs-splunk/local/sink/splunk.go", SINK),
    ("logs-splunk/local/sink/splunk_test.go", SINK),
    ("project/local/sink/sink.go", SINK),
    ("project/local/sink/sink_test.go", SINK),
];

#[test]
fn an_edited_template_still_applies_to_what_is_there_and_what_is_added() {
    let mut judged = 0;
    for project in recorded().filter(|project| project.name == "ejected") {
        let sandbox = project.unpack(&Templates::new());
        let plan = Plan::of(&sandbox);
        sandbox.acme(["regenerate", "--no-input"]).ok();
        let before = ours(project.files);
        assert!(before.len() > 5, "{before:?}");
        let upgraded = ours(&Upgraded::read(&sandbox).files);
        assert_eq!(upgraded, before.iter().map(|path| plan.place(path).to_owned()).collect());
        sandbox.acme(["add", "function", "later", "--http", "GET /later", "--access", "public"]).ok();
        let added = ours(&Upgraded::read(&sandbox).files).len() - upgraded.len();
        assert_eq!(added, 2, "its handler, and how it is deployed");
        sandbox.acme(["status", "--check"]).ok();
        judged += 1;
    }
    assert_eq!(judged, releases().len());
}

/// The files that came of the edited templates.
fn ours(files: &Files) -> BTreeSet<String> {
    let generated = files.iter().filter(|(path, _)| !path.starts_with(".venture/"));
    let ours = generated.filter(|(_, content)| String::from_utf8_lossy(content).contains(OURS));
    ours.map(|(path, _)| path.clone()).collect()
}

#[test]
fn every_template_that_could_be_ejected_still_applies() {
    for release in releases() {
        let list = fs::read_to_string(release.folder().join("templates.txt")).unwrap();
        let gone = |template: &&str| GONE.iter().any(|(path, _)| path == template);
        let templates: BTreeSet<&str> = list.lines().filter(|template| !gone(template)).collect();
        let used: BTreeSet<String> =
            release.projects.keys().flat_map(|name| used(release, name, &templates)).collect();
        let unused: Vec<&&str> = templates.iter().filter(|template| !used.contains(**template)).collect();
        assert!(unused.is_empty(), "ejected from {}, and no longer used: {unused:?}", release.version);
    }
}

/// Those of the templates that a new project uses which replaces them all, each by a line that names it.
fn used(release: &Release, project: &str, templates: &BTreeSet<&str>) -> BTreeSet<String> {
    let sandbox = Sandbox::new();
    sandbox.write("venture.yaml", &release.projects[project]["venture.yaml"]);
    for template in templates {
        sandbox.write(&format!("acme/.venture/templates/{template}"), format!("# ejected {template}\n"));
    }
    new_again(&sandbox);
    let files = sandbox.acme_files().into_iter().filter(|(path, _)| !path.starts_with(".venture/"));
    let name = |content: Vec<u8>| {
        String::from_utf8(content).unwrap().strip_prefix("# ejected ").map(|name| name.trim().to_owned())
    };
    files.filter_map(|(_, content)| name(content)).collect()
}
