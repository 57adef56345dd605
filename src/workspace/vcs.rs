//! `git init`, as cargo does it.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;

use crate::error::Error;
use crate::model::{Branch, ModulePath};
use crate::ui::Terminal;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Vcs {
    /// A git repository, unless the project lies in one already
    Git,
    /// None
    None,
}

/// What git knows of its user and of the repository that a folder lies in.
#[derive(Debug, Default)]
pub struct Known {
    /// Where the user's modules live: `github.com/` and the `github.user` of git's configuration.
    pub home: Option<String>,
    /// The branch that the repository is on; without one `init.defaultBranch`.
    pub branch: Option<String>,
}

/// A question to git that it is about to answer.
pub struct Question<'a> {
    folder: &'a Path,
    /// None where git is missing.
    git: Option<Child>,
}

/// Asks git what it knows of `folder`, and does not wait for it.
pub fn ask(folder: &Path) -> Question<'_> {
    let wanted = r"^(github\.user|init\.defaultbranch)$";
    let git = Command::new("git")
        .args(["config", "--null", "--get-regexp", wanted])
        .current_dir(folder)
        .env("LC_ALL", "C") // nothing of the answer is in a language, and loading one takes time
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    Question { folder, git: git.ok() }
}

impl Question<'_> {
    /// Waits for the answer; where git is missing or says nothing, nothing is known.
    pub fn answer(self) -> Known {
        let output = self.git.and_then(|git| git.wait_with_output().ok());
        let said = output.map(|output| output.stdout).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        // Of several values of a key the last one counts.
        let value = |key: &str| {
            let values = said.split('\0').filter_map(|entry| entry.split_once('\n'));
            values.rev().find(|(name, _)| *name == key).map(|(_, value)| value.to_owned())
        };
        let is_user = |user: &String| user.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let home = value("github.user").filter(is_user).map(|user| format!("github.com/{user}"));
        let home = home.filter(|home| ModulePath::parse(&format!("{home}/x")).is_ok());
        let branch = current_branch(self.folder).or_else(|| value("init.defaultbranch"));
        Known { home, branch: branch.filter(|branch| Branch::parse(branch).is_ok()) }
    }
}

fn current_branch(folder: &Path) -> Option<String> {
    let head = folder.ancestors().map(|above| above.join(".git/HEAD")).find(|head| head.exists())?;
    let head = std::fs::read_to_string(head).ok()?;
    head.trim_end().strip_prefix("ref: refs/heads/").map(str::to_owned)
}

/// A `git init` under way.
pub struct Init(Option<Child>);

/// Starts `git init` in `folder`. Without `--vcs` it is left out inside a repository and where git is missing.
pub fn start(asked: Option<Vcs>, folder: &Path, branch: &Branch, terminal: Terminal) -> Result<Init, Error> {
    let inside = || folder.ancestors().any(|above| above.join(".git").exists());
    if asked == Some(Vcs::None) || inside() {
        return Ok(Init(None));
    }
    let child = Command::new("git")
        .args(["-c", &format!("init.defaultBranch={}", branch.as_str())]) // `--initial-branch` needs git 2.28
        .args(["init", "--quiet"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    match child {
        Ok(child) => Ok(Init(Some(child))),
        Err(error) if asked == Some(Vcs::Git) => Err(cannot_run(&error)),
        Err(_) => {
            terminal.warn("git is not installed; the project is not a repository");
            Ok(Init(None))
        }
    }
}

/// Fails where `--vcs git` asks for a git that is not there.
pub fn check(asked: Option<Vcs>) -> Result<(), Error> {
    if asked != Some(Vcs::Git) {
        return Ok(());
    }
    Command::new("git").arg("--version").output().map(drop).map_err(|error| cannot_run(&error))
}

fn cannot_run(error: &io::Error) -> Error {
    Error::failed(format!("cannot run git: {error}")).hint("install git, or pass --vcs none")
}

/// A failed run takes its folder away, and git must not write into it meanwhile.
impl Drop for Init {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Init {
    /// Waits for its end; true if there is a new repository.
    pub fn finish(mut self) -> Result<bool, Error> {
        let Some(child) = self.0.take() else { return Ok(false) };
        let output = child.wait_with_output().map_err(|error| Error::failed(format!("git init: {error}")))?;
        if output.status.success() {
            return Ok(true);
        }
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Error::failed(format!("git init failed: {reason}")).hint("pass --vcs none to do without"))
    }
}
