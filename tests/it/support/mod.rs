//! [`Sandbox`]: a temporary folder in which `venture` runs with an environment of its own.

mod fs;
pub mod many;
pub mod pty;
pub mod recorded;
pub mod uses;

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use insta::internals::SettingsBindDropGuard;
use tempfile::TempDir;

/// A run that takes longer hangs.
const TIMEOUT: Duration = Duration::from_secs(30);

pub struct Sandbox {
    folder: TempDir,
    _filters: SettingsBindDropGuard,
}

/// What a run came to, with the sandbox's path as `[DIR]`. `Display` is for snapshots.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new() -> Self {
        let mut settings = insta::Settings::clone_current();
        // The number of files is the business of the templates.
        settings.add_filter(r"\b\d+ (files|create|delete|unchanged)\b", "[N] $1");
        settings.add_filter(r"have \d+ resources", "have [N] resources");
        settings.add_filter(r"unchanged: \d+", "unchanged: [N]");
        settings.add_filter(r"(?m) +$", "");
        settings.add_filter(r"\.venture-\w{6}", ".venture-[RANDOM]");
        let folder = tempfile::Builder::new().prefix("venture-it-").tempdir().unwrap();
        Self { folder, _filters: settings.bind_to_scope() }
    }

    /// A sandbox with a fresh project `acme` in it.
    pub fn with_project() -> Self {
        let sandbox = Self::new();
        sandbox.run(["new", "acme", "--defaults", "--vcs", "none"]).ok();
        sandbox
    }

    /// The sandbox's folder as the system names it.
    pub fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs `venture` in the sandbox's folder.
    pub fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Run {
        self.run_in("", args)
    }

    /// Runs `venture` in the project of [`with_project`](Self::with_project).
    pub fn acme<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Run {
        self.run_in("acme", args)
    }

    /// Runs `venture` in a folder of the sandbox.
    pub fn run_in<'a>(&self, folder: &str, args: impl IntoIterator<Item = &'a str>) -> Run {
        self.finish(self.command(venture()).current_dir(self.path(folder)).args(args))
    }

    /// Runs `venture` and asserts that it fails, says what to do, and leaves every file and folder as it was.
    #[track_caller]
    pub fn refuses<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Run {
        let before = (self.tree(), self.snapshot(""));
        let run = self.run(args);
        assert!(run.code > 0, "{run}");
        assert_eq!(run.stdout, "", "an error leaves stdout empty");
        assert!(run.stderr.contains("help: ") || run.stderr.contains("try '--help'"), "no help:\n{run}");
        assert_eq!((self.tree(), self.snapshot("")), before, "{run}");
        run
    }

    /// Runs a line of `sh`; `$VENTURE` is the binary.
    pub fn shell(&self, script: &str) -> Run {
        self.finish(self.command("sh").env("VENTURE", venture()).args(["-c", script]))
    }

    /// A program in the sandbox's folder, with nothing of this process's environment but the `PATH`.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.root()).env("NO_COLOR", "1").env("COLUMNS", "100");
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        command.current_dir(self.root()).timeout(TIMEOUT);
        command
    }

    pub fn finish(&self, command: &mut Command) -> Run {
        let output = command.output().unwrap();
        let text =
            |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(self.shown_root(), "[DIR]");
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    fn shown_root(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }
}

/// The binary under test.
pub fn venture() -> &'static Path {
    cargo_bin!("venture")
}

impl Run {
    /// Asserts that the run succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, 0, "{self}");
        self
    }

    /// Whether a `regenerate` has found nothing to do but, maybe, to name the markers that are left to the user.
    pub fn is_settled(&self) -> bool {
        let left = self.stderr.contains("conflict markers of an earlier run are still in ");
        self.code == if left { 3 } else { 0 } && left != self.stderr.contains("up to date")
    }

    /// Asserts the exit code; returns what the run wrote to stderr.
    #[track_caller]
    pub fn fails(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self}");
        assert_eq!(self.stdout, "", "an error leaves stdout empty");
        assert!(self.stderr.contains("help: "), "no help:\n{self}");
        self.stderr
    }
}

impl Run {
    /// Asserts that conflicts are left; returns what the run wrote.
    #[track_caller]
    pub fn fails_with_plan(self) -> String {
        assert_eq!(self.code, 3, "{self}");
        assert!(self.stderr.contains("\nhelp: "), "{self}");
        self.to_string()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}", self.code)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "\n--- {name}\n{}", text.trim_end())?;
            }
        }
        Ok(())
    }
}
