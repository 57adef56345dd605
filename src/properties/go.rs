//! The Go of random projects, given to gofmt.
#![allow(clippy::disallowed_methods, reason = "a folder of its own, outside any project")]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::manifests::{manifest, project};
use crate::render::{self, Overrides};

const PROJECTS: usize = 48;

#[test]
fn the_go_of_every_project_parses_and_is_formatted() {
    let mut runner = TestRunner::default();
    let mut texts: BTreeMap<String, (String, Value)> = BTreeMap::new(); // each once, with the first that had it
    for _ in 0..PROJECTS {
        let manifest = manifest().new_tree(&mut runner).unwrap().current();
        for (path, file) in &render::tree(&project(&manifest), &Overrides::default()).unwrap() {
            if path.as_str().rsplit('.').next() == Some("go") {
                let text = file.content.normalised().unwrap().into_owned();
                texts.entry(text).or_insert_with(|| (path.to_string(), manifest.clone()));
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for (number, text) in texts.keys().enumerate() {
        fs::write(folder.path().join(format!("{number}.go")), text).unwrap();
    }
    let run =
        Command::new("gofmt").arg("-l").arg(folder.path()).output().expect("gofmt, which comes with Go");
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let number: Option<usize> =
        said.rsplit('/').next().and_then(|name| name.split(".go").next()?.parse().ok());
    let first = number.and_then(|number| texts.values().nth(number));
    assert!(run.status.success() && said.is_empty(), "{said}\n{first:#?}");
}
