//! What venture generated once, it generates still, or tells where it went.

use crate::manifest::parse_project;
use crate::pristine;
use crate::render::{self, Overrides, renames};
use crate::tree::{RelPath, Rename, Tree};

#[path = "../../tests/it/support/recorded.rs"]
mod recorded;

use recorded::{Files, releases};

const SINK: &str = "VictoriaLogs has taken the place of the sink, behind local/store";

/// Files that are gone on purpose, and why: `("functions/__function__/old.yml", "its lines are in new.yml")`. Where
/// nobody edited such a file an upgrade deletes it; where somebody did, it stays.
const GONE: &[(&str, &str)] = &[
    ("forwarder/redact/rules.go", "its rules are in internal/redact/, which all functions use"),
    ("local/sink/http.go", SINK),
    ("local/sink/http_test.go", SINK),
    ("local/sink/sink.go", SINK),
    ("local/sink/sink_test.go", SINK),
    ("local/sink/splunk.go", SINK),
    ("local/sink/splunk_test.go", SINK),
];

#[test]
fn every_file_ever_generated_is_generated_still_or_moved_or_gone_on_purpose() {
    let (mut lost, mut used) = (Vec::new(), Vec::new());
    for release in releases() {
        for (name, files) in &release.projects {
            let tree = tree(files);
            for path in generated(files) {
                match gone(&path, &tree) {
                    None if !arrives(&path, &tree) => {
                        lost.push(format!("{path} of {name} {}", release.version));
                    }
                    None => {}
                    Some(entry) => used.push(entry),
                }
            }
        }
    }
    assert!(
        lost.is_empty(),
        "neither generated, nor moved by a line in src/render/renames.rs, nor gone on purpose by a line in \
         src/properties/upgrades.rs: {lost:#?}"
    );
    let stale: Vec<_> = GONE.iter().filter(|(path, _)| !used.contains(path)).collect();
    assert!(stale.is_empty(), "said to be gone, and is not: {stale:?}");
}

/// The files that were generated, as the pristine file tells.
fn generated(files: &Files) -> Vec<String> {
    let text = std::str::from_utf8(&files[pristine::PATH]).unwrap();
    let pristine = pristine::parse(text).unwrap();
    pristine.paths().map(ToString::to_string).collect()
}

/// What the same manifest generates now.
fn tree(files: &Files) -> Tree {
    let manifest = std::str::from_utf8(&files["venture.yaml"]).unwrap();
    let (_, project) = parse_project("venture.yaml", manifest).unwrap();
    render::tree(&project, &Overrides::default()).unwrap()
}

/// Whether a file that was generated at `path` has a place among those of today, as an upgrade finds it.
fn arrives(path: &str, tree: &Tree) -> bool {
    let follow = |path: String, rename: &Rename| rename.of(&path).unwrap_or(path);
    is_in(tree, path) || is_in(tree, &renames().iter().fold(path.to_owned(), follow))
}

/// The line that says why a file is no longer generated.
fn gone(path: &str, tree: &Tree) -> Option<&'static str> {
    let names = |(from, _): &&(&'static str, &str)| {
        Rename { from: (*from).to_owned(), to: String::new() }.of(path).is_some()
    };
    GONE.iter().find(names).map(|(from, _)| *from).filter(|_| !is_in(tree, path))
}

fn is_in(tree: &Tree, path: &str) -> bool {
    tree.contains_key(&RelPath::parse(path).unwrap())
}
