//! `git init`, as cargo does it.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;

use crate::error::Error;
use crate::ui::Terminal;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Vcs {
    /// A git repository, unless the project lies in one already
    Git,
    /// None
    None,
}

/// A `git init` under way.
pub struct Init(Option<Child>);

/// Starts `git init` in `folder`. Without `--vcs` it is left out inside a repository and where git is missing.
pub fn start(asked: Option<Vcs>, folder: &Path, terminal: Terminal) -> Result<Init, Error> {
    let inside = || folder.ancestors().any(|above| above.join(".git").exists());
    if asked == Some(Vcs::None) || inside() {
        return Ok(Init(None));
    }
    let child = Command::new("git")
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
    pub fn finish(mut self) -> Result<(), Error> {
        let Some(child) = self.0.take() else { return Ok(()) };
        let output = child.wait_with_output().map_err(|error| Error::failed(format!("git init: {error}")))?;
        if output.status.success() {
            return Ok(());
        }
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Error::failed(format!("git init failed: {reason}")).hint("pass --vcs none to do without"))
    }
}
