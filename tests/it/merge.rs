//! The merges of `tests/cases/merge`, one folder a case, through the binary; its README has the convention.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::support::{Run, Sandbox};

/// Generated only where the manifest has the extra, so that a side may be without it; what was ejected under this older
/// name is copied as it is.
const FILE: &str = "acme/.github/workflows/ci.yml";
const TEMPLATE: &str = "acme/.venture/templates/github-actions/.github/workflows/ci.yml";

struct Case {
    name: String,
    sides: BTreeMap<String, Vec<u8>>,
}

#[test]
fn every_case_comes_out_as_expected() {
    let cases = cases();
    assert!(cases.len() > 30, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.play().err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from("tests/cases/merge");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if !entry.file_type().unwrap().is_dir() {
            continue;
        }
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let sides = fs::read_dir(entry.path()).unwrap().map(|side| {
            let path = side.unwrap().path();
            (name(path.clone()), fs::read(path).unwrap())
        });
        let case = Case { sides: sides.collect(), name: name(entry.path()) };
        let known = ["base", "yours", "generated", "expected", "outcome"];
        assert!(case.sides.keys().all(|side| known.contains(&side.as_str())), "{}", case.name);
        cases.push(case);
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

impl Case {
    fn side(&self, name: &str) -> Option<&[u8]> {
        self.sides.get(name).map(Vec::as_slice)
    }

    fn play(&self) -> Result<(), String> {
        let sandbox = Sandbox::with_project();
        if self.side("base").is_some() {
            generates(&sandbox, self.side("base"));
            sandbox.acme(["regenerate"]).ok();
        }
        put(&sandbox, self.side("yours"));
        generates(&sandbox, self.side("generated"));
        let run = sandbox.acme(["regenerate", "--on-conflict", "markers"]);
        self.same("outcome", self.side("outcome"), Some(outcome(&run).as_bytes()))?;
        self.same("the file", self.side("expected"), file(&sandbox).as_deref())?;
        let again = sandbox.acme(["regenerate"]);
        // Markers are left to the user in the second run too.
        let code = |run: &Run| run.code.to_string().into_bytes();
        self.same("exit code of a second run", Some(&code(&run)), Some(&code(&again)))?;
        self.same("the file after a second run", self.side("expected"), file(&sandbox).as_deref())?;
        if self.side("expected") != self.side("yours") {
            sandbox.acme(["undo"]).ok();
            self.same("the file after undo", self.side("yours"), file(&sandbox).as_deref())?;
        }
        Ok(())
    }

    fn same(&self, what: &str, expected: Option<&[u8]>, found: Option<&[u8]>) -> Result<(), String> {
        let shown = |side: Option<&[u8]>| {
            side.map_or("(none)".to_owned(), |bytes| {
                String::from_utf8_lossy(bytes).escape_debug().to_string()
            })
        };
        if expected == found {
            return Ok(());
        }
        Err(format!("{}: {what}\n  expected {}\n  found    {}", self.name, shown(expected), shown(found)))
    }
}

/// From now on venture generates this text, or no such file.
fn generates(sandbox: &Sandbox, text: Option<&[u8]>) {
    let manifest = sandbox.read("acme/venture.yaml");
    let has = |yes: bool| if yes { "extras: [github-actions]" } else { "extras: []" };
    sandbox.write("acme/venture.yaml", manifest.replace(has(text.is_none()), has(text.is_some())));
    if let Some(text) = text {
        sandbox.write(TEMPLATE, text);
    }
}

fn put(sandbox: &Sandbox, text: Option<&[u8]>) {
    match text {
        Some(text) => sandbox.write(FILE, text),
        None if sandbox.exists(FILE) => sandbox.remove(FILE),
        None => {}
    }
}

fn file(sandbox: &Sandbox) -> Option<Vec<u8>> {
    sandbox.exists(FILE).then(|| fs::read(sandbox.path(FILE)).unwrap())
}

/// Exit code, and what the report says of the file, which it does not name where nothing is to do.
fn outcome(run: &Run) -> String {
    let line = run.stdout.lines().find(|line| line.contains(".github/workflows/ci.yml"));
    let said =
        line.map_or("unchanged".to_owned(), |line| line.trim().replace(".github/workflows/ci.yml ", ""));
    // That the template changed is how a case is played.
    let said = said.replace("; its template changed", "").replace(" (its template changed)", "");
    format!("{} {}\n", run.code, said.replace(" .github/workflows/ci.yml", ""))
}
