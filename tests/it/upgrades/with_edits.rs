//! The upgrade of a project that its user edited: no edit is lost, and the user decides only where both changed the
//! same lines.

use std::collections::BTreeSet;

use super::judge::{How, Judge};
use super::upgrade::{Plan, Recorded, Templates, Upgraded, assert_settled, assert_undone, recorded};
use crate::support::Sandbox;
use crate::support::recorded::{Files, releases};

#[test]
fn no_edit_is_lost() {
    for project in edited() {
        upgrade(&project, &Templates::new(), &[How::Keep, How::Take, How::Markers]);
    }
}

#[test]
fn every_release_has_projects_with_edits() {
    for release in releases() {
        let names = edited().filter(|project| project.release.version == release.version);
        let names: Vec<&str> = names.map(|project| project.name).collect();
        assert_eq!(names, ["every-trigger", "everything", "minimal", "splunk"], "{}", release.version);
    }
}

pub fn edited() -> impl Iterator<Item = Recorded> {
    recorded().filter(|project| project.edits().is_some())
}

/// How many files were merged, and how many were for the user to decide.
#[derive(Debug, Default)]
pub struct Met {
    pub merged: usize,
    pub conflicts: usize,
}

pub fn upgrade(project: &Recorded, templates: &Templates, decisions: &[How]) -> Met {
    let (generated, moves) = without_edits(project, templates);
    let sandbox = project.unpack(templates);
    edit(&sandbox, project);
    let before = sandbox.acme_files();
    let yours: Files = before.iter().cloned().collect();
    let conflicts = conflicts_stop_it(&sandbox);
    let mut met = Met { conflicts: conflicts.len(), merged: 0 };
    // Where there is nothing to decide, one run is all.
    let decisions = if conflicts.is_empty() { &decisions[..1] } else { decisions };
    for &how in decisions {
        let run = sandbox.acme(["regenerate", "--on-conflict", how.flag()]);
        let left = how == How::Markers && !conflicts.is_empty();
        assert_eq!(run.code, if left { 3 } else { 0 }, "{project}: {run}");
        let result = Upgraded::read(&sandbox);
        let judge = Judge {
            base: project.files,
            yours: &yours,
            generated: &generated,
            result: &result,
            moves: &moves,
            conflicts: &conflicts,
            how,
        };
        let wrong = judge.wrong();
        assert!(wrong.is_empty(), "{project}, --on-conflict {}:\n{}", how.flag(), wrong.join("\n"));
        met.merged = run.stdout.lines().filter(|line| line.trim_start().starts_with("merge ")).count();
        assert_settled(&sandbox);
        assert_undone(&sandbox, &before);
    }
    met
}

/// What the upgrade makes of the same project without the edits, and what moves.
fn without_edits(project: &Recorded, templates: &Templates) -> (Files, Plan) {
    let sandbox = project.unpack(templates);
    let plan = Plan::of(&sandbox);
    sandbox.acme(["regenerate", "--no-input"]).ok();
    (Upgraded::read(&sandbox).files, plan)
}

fn edit(sandbox: &Sandbox, project: &Recorded) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrades/edit");
    let mut command = sandbox.command(script);
    sandbox.finish(command.arg("acme").arg(project.edits().unwrap())).ok();
}

/// Without a terminal, and without a decision, conflicts stop the upgrade before it writes. Returns their paths.
fn conflicts_stop_it(sandbox: &Sandbox) -> BTreeSet<String> {
    let conflicts = Plan::of(sandbox).conflicts;
    if !conflicts.is_empty() {
        let before = sandbox.snapshot("acme");
        let said = sandbox.acme(["regenerate", "--no-input"]).fails_with_plan();
        assert!(conflicts.iter().all(|path| said.contains(path)), "{said}");
        assert!(sandbox.snapshot("acme") == before, "{said}");
    }
    conflicts
}
