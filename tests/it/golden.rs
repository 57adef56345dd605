//! `examples/*` are whole generated projects: what the manifest of each makes now must be the committed
//! tree, file by file, in both directions. `make bless` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use walkdir::WalkDir;

#[test]
fn every_trigger() {
    compare("every-trigger");
}

#[test]
fn identity_pool() {
    compare("identity-pool");
}

#[test]
fn minimal() {
    compare("minimal");
}

#[test]
fn full() {
    compare("full");
}

#[test]
fn every_example_is_compared() {
    let entries = fs::read_dir("examples").unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["every-trigger", "full", "identity-pool", "minimal"]);
}

#[test]
fn minimal_is_what_the_defaults_make_with_a_module_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &["acme", "--defaults", "--module", "github.com/acme/acme"]);
    let made = files(&folder.path().join("acme"));
    let example = files(Path::new("examples/minimal"));
    let differing: Vec<_> =
        example.iter().filter(|(path, file)| made.get(*path) != Some(file)).map(|(path, _)| path).collect();
    assert_eq!(differing, ["venture.yaml"], "its comment apart");
    assert_eq!(made.len(), example.len());
}

fn compare(name: &str) {
    let example = fs::canonicalize(Path::new("examples").join(name)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let manifest = example.join("venture.yaml");
    let text = fs::read_to_string(&manifest).unwrap();
    let project = text.lines().find_map(|line| line.strip_prefix("name: ")).expect("its name");
    new(folder.path(), &["made", "--name", project, "--answers", manifest.to_str().unwrap()]);
    let (mut committed, mut made) = (files(&example), files(&folder.path().join("made")));
    committed.remove("venture.yaml").expect("the manifest");
    made.remove("venture.yaml").expect("the manifest");
    let missing: Vec<_> = made.keys().filter(|path| !committed.contains_key(*path)).collect();
    let extra: Vec<_> = committed.keys().filter(|path| !made.contains_key(*path)).collect();
    let changed: Vec<_> = made
        .iter()
        .filter(|(path, file)| committed.get(*path).is_some_and(|other| other != *file))
        .map(|(path, _)| path)
        .collect();
    assert!(
        missing.is_empty() && extra.is_empty() && changed.is_empty(),
        "examples/{name} is not what is generated now; look at it, then `make bless`\n\
         not committed: {missing:?}\nno longer generated: {extra:?}\ndifferent: {changed:?}"
    );
}

fn new(folder: &Path, args: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_venture"))
        .arg("new")
        .args(args)
        .args(["--vcs", "none", "--quiet"])
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .status()
        .unwrap();
    assert!(status.success());
}

/// Content and executable bit of every file that a checkout would hold.
fn files(root: &Path) -> BTreeMap<String, (Vec<u8>, bool)> {
    let walk = WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    walk.map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        let executable = entry.metadata().unwrap().permissions().mode() & 0o100 != 0;
        (path, (fs::read(entry.path()).unwrap(), executable))
    })
    .collect()
}
