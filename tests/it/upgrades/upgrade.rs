//! One recorded project in a sandbox, and what the venture of the day makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::recorded::{Files, Release, releases};
use crate::support::{Run, Sandbox};

const PRISTINE: &str = ".venture/pristine.txtar";

/// Templates that play those of a version to come, below `.venture/templates/`.
pub type Templates = Files;

/// A project as a release generated it.
pub struct Recorded {
    pub release: &'static Release,
    pub name: &'static str,
    pub files: &'static Files,
}

/// Every project of every release.
pub fn recorded() -> impl Iterator<Item = Recorded> {
    let of = |release: &'static Release| {
        release.projects.iter().map(move |(name, files)| Recorded { release, name, files })
    };
    releases().iter().flat_map(of)
}

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.name, self.release.version)
    }
}

impl Recorded {
    /// Its user's edits, if there are any.
    pub fn edits(&self) -> Option<PathBuf> {
        let folder = self.release.folder().join(format!("{}.edits", self.name));
        folder.exists().then_some(folder)
    }

    /// A sandbox with the project in the folder `acme`, and with these templates of its own.
    pub fn unpack(&self, templates: &Templates) -> Sandbox {
        let sandbox = Sandbox::new();
        for (path, content) in self.files.iter().chain(templates) {
            sandbox.write(&format!("acme/{path}"), content);
        }
        sandbox
    }

    /// What the same manifest, and the same templates of its own, make today.
    pub fn fresh(&self, templates: &Templates) -> Upgraded {
        let sandbox = Sandbox::new();
        sandbox.write("venture.yaml", &self.files["venture.yaml"]);
        let own = self.files.iter().filter(|(path, _)| path.starts_with(".venture/templates/"));
        sandbox.make_folder("acme");
        for (path, content) in own.chain(templates) {
            sandbox.write(&format!("acme/{path}"), content);
        }
        new_again(&sandbox);
        Upgraded::read(&sandbox)
    }
}

/// Makes the project of the sandbox's `venture.yaml` in the folder `acme`, which may hold templates.
pub fn new_again(sandbox: &Sandbox) {
    let manifest = sandbox.read("venture.yaml");
    let name = manifest.lines().find_map(|line| line.strip_prefix("name: ")).expect("its name");
    let flags = ["--existing", "--answers", "venture.yaml", "--vcs", "none", "--no-input"];
    sandbox.run(["new", "acme", "--name", name].into_iter().chain(flags)).ok();
}

/// A project's files, and which of them are the user's once they are written.
pub struct Upgraded {
    pub files: Files,
    pub once: BTreeSet<String>,
    /// The lines of the pristine file that tell the managed files and their checksums.
    pub managed: Vec<String>,
}

impl Upgraded {
    pub fn read(sandbox: &Sandbox) -> Self {
        let mut files: Files = sandbox.acme_files().into_iter().collect();
        let pristine = String::from_utf8(files.remove(PRISTINE).unwrap()).unwrap();
        let head = pristine.lines().take_while(|line| !line.starts_with("-- "));
        let once = head.clone().filter_map(|line| line.strip_prefix("once ")?.split_once(' '));
        let once = once.map(|(_, path)| path.to_owned()).collect();
        let managed = head.filter(|line| line.starts_with("managed")).map(str::to_owned).collect();
        Self { files, once, managed }
    }
}

/// A plan, as programs are told of it.
pub struct Plan {
    pub conflicts: BTreeSet<String>,
    /// From old place to new.
    pub moves: BTreeMap<String, String>,
}

impl Plan {
    pub fn of(sandbox: &Sandbox) -> Self {
        let run = sandbox.acme(["regenerate", "--dry-run", "--format", "json"]).ok();
        let plan: Value = serde_json::from_str(&run.stdout).unwrap();
        let files = plan["files"].as_array().unwrap();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Self {
            conflicts: files
                .iter()
                .filter(|file| file["action"] == "conflict")
                .filter_map(|file| text(&file["path"]))
                .collect(),
            moves: files
                .iter()
                .filter_map(|file| Some((text(&file["from"])?, text(&file["path"])?)))
                .collect(),
        }
    }

    /// Where a file of the old project stands after the upgrade.
    pub fn place<'a>(&'a self, path: &'a str) -> &'a str {
        self.moves.get(path).map_or(path, String::as_str)
    }
}

/// Runs the upgrade once more, which must leave every file alone.
#[track_caller]
pub fn assert_settled(sandbox: &Sandbox) {
    let before = sandbox.snapshot("acme");
    let again: Run = sandbox.acme(["regenerate", "--no-input"]);
    assert!(again.is_settled(), "{again}");
    assert!(sandbox.snapshot("acme") == before, "{again}");
}

/// Takes the upgrade back: every file is as it was, byte for byte. One that wrote nothing leaves nothing to take.
#[track_caller]
pub fn assert_undone(sandbox: &Sandbox, before: &[(String, Vec<u8>)]) {
    if sandbox.acme_files() == before {
        let error = sandbox.acme(["undo"]).fails(1);
        assert!(error.contains("nothing to undo"), "{error}");
        return;
    }
    sandbox.acme(["undo"]).ok();
    let after = sandbox.acme_files();
    let first = after.iter().find(|file| !before.contains(file)).map(|(path, _)| path);
    assert!(after == before, "{first:?} is not as before");
}
