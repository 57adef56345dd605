//! The tools that a project needs.

use std::path::Path;
use std::thread;

use super::program::{self, Outcome};
use super::version;
use super::{Check, State};

/// A tool, as [`TOOLS`] lists it.
struct Tool {
    name: &'static str,
    program: &'static str,
    /// Makes it say its version, and fail where a part of it is missing.
    args: &'static [&'static str],
    needs: Needs,
    get: &'static str,
    /// What it is where it is missing, too old or broken.
    without: State,
}

enum Needs {
    AnyVersion,
    /// A range of versions.
    Range(&'static str),
    /// What `go` in go.mod says.
    GoMod,
    /// What `engines` in package.json says.
    Engines,
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "go",
        program: "go",
        args: &["version"],
        needs: Needs::GoMod,
        get: "get it from https://go.dev/dl/ or a package manager (brew install go)",
        without: State::Failed,
    },
    Tool {
        name: "node",
        program: "node",
        args: &["--version"],
        needs: Needs::Engines,
        get: "get it from https://nodejs.org/en/download or a package manager (brew install node)",
        without: State::Failed,
    },
    Tool {
        name: "npm",
        program: "npm",
        args: &["--version"],
        needs: Needs::AnyVersion,
        get: "it comes with Node.js: https://nodejs.org/en/download; some package managers have it apart (apt install npm)",
        without: State::Failed,
    },
    Tool {
        name: "python",
        program: "python3",
        args: &["-c", "import sys, venv, ensurepip; print('.'.join(map(str, sys.version_info[:3])))"],
        needs: Needs::Range(">=3.10"),
        get: "get it with its venv from https://www.python.org/downloads/ or a package manager (brew install python, apt \
              install python3 python3-venv)",
        without: State::Failed,
    },
    Tool {
        name: "make",
        program: "make",
        args: &["--version"],
        needs: Needs::AnyVersion,
        get: "get GNU make from a package manager (xcode-select --install, apt install make)",
        without: State::Failed,
    },
    Tool {
        name: "git",
        program: "git",
        args: &["--version"],
        needs: Needs::AnyVersion,
        get: "get it from https://git-scm.com/downloads or a package manager",
        without: State::Failed,
    },
    Tool {
        name: "aws",
        program: "aws",
        args: &["--version"],
        needs: Needs::Range(">=2"),
        get: "needed for the first deployment: \
              https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
        without: State::Warning,
    },
];

/// What only a project for a cluster needs. Its Makefile brings kustomize and ko, by `go run` and in the versions that it pins.
const OF_CLUSTERS: &[Tool] = &[Tool {
    name: "kubectl",
    program: "kubectl",
    args: &["version", "--client"],
    // It may be one version older than the cluster; tests/generated/check_schemas.py says the oldest that is tried.
    needs: Needs::Range(">=1.31"),
    get: "needed to deploy to Kubernetes, in a version next to the cluster's: https://kubernetes.io/docs/tasks/tools/",
    without: State::Warning,
}];

/// From this version on Go fetches the one that go.mod asks for.
const GO_FETCHES: &str = ">=1.21";

/// What the project's own files ask for.
pub struct Wanted {
    /// `1.26.0`
    pub go: String,
    /// `^20.19 || >=24`
    pub node: String,
    /// Whether it is for Kubernetes, too.
    pub cluster: bool,
}

impl Wanted {
    fn tools(&self) -> impl Iterator<Item = &'static Tool> {
        TOOLS.iter().chain(if self.cluster { OF_CLUSTERS } else { &[] })
    }

    /// How many tools [`check`] runs.
    pub fn count(&self) -> usize {
        self.tools().count()
    }
}

/// Runs every tool, all at once, in the folder where the project's own commands run. `told` hears of each that has
/// answered.
pub fn check(wanted: &Wanted, folder: &Path, stopped: fn() -> bool, told: &(dyn Fn() + Sync)) -> Vec<Check> {
    thread::scope(|scope| {
        let check = |tool: &'static Tool| {
            let check = tool.check(wanted, folder, stopped);
            told();
            check
        };
        let runs: Vec<_> = wanted.tools().map(|tool| scope.spawn(move || check(tool))).collect();
        let join = |run: thread::ScopedJoinHandle<'_, Check>| {
            run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        runs.into_iter().map(join).collect()
    })
}

impl Tool {
    fn check(&self, wanted: &Wanted, folder: &Path, stopped: fn() -> bool) -> Check {
        // Else `go version` would fetch the version that go.mod asks for, to say that it is there.
        let environment = [("GOTOOLCHAIN", "local")];
        let needed = self.needed(wanted);
        let outcome = program::run(self.program, self.args, &environment, folder, stopped);
        let check = |state| Check::new("tools", self.name, state).needs(needed.clone());
        let wrong = |message: &str| check(self.without).says(message).fix(self.get);
        match outcome {
            Outcome::Missing => wrong("missing"),
            Outcome::Hung => wrong("does not answer"),
            Outcome::Broken(why) => wrong(&format!("does not work, or a part of it is missing: {why}")),
            Outcome::Says(text) => match version::find(&text) {
                None => wrong("does not say its version"),
                Some(found) => self.judged(found, needed.as_deref(), &check).found(found),
            },
        }
    }

    fn judged(&self, found: &str, needed: Option<&str>, check: &dyn Fn(State) -> Check) -> Check {
        match needed.map(|needed| version::satisfies(found, needed)) {
            None | Some(Some(true)) => check(State::Ok),
            Some(None) => check(State::Note).says("a range of this form is not judged"),
            Some(Some(false)) if self.name == "go" && version::satisfies(found, GO_FETCHES) == Some(true) => {
                check(State::Warning)
                    .says("older, so the first build fetches the newer one; not where GOTOOLCHAIN is `local`")
                    .fix(self.get)
            }
            Some(Some(false)) => check(self.without).says("not the version that is needed").fix(self.get),
        }
    }

    fn needed(&self, wanted: &Wanted) -> Option<String> {
        match self.needs {
            Needs::AnyVersion => None,
            Needs::Range(range) => Some(range.to_owned()),
            Needs::GoMod => Some(format!(">={}", wanted.go)),
            Needs::Engines => Some(wanted.node.clone()),
        }
    }
}
