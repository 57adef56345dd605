//! `venture completions SHELL`

use std::io;

use clap::ValueEnum;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use crate::error::{Error, Exit};
use crate::workspace::complete;
use crate::workspace::session::Session;

/// Print a script that makes a shell complete venture's commands
///
/// It also completes the project's functions, templates, parts and regions. Bash: add
/// `eval "$(venture completions bash)"` to ~/.bashrc. The README has the other shells.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell that is to read it
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    #[value(alias = "pwsh")]
    Powershell,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let failed = |error: io::Error| Error::failed(format!("cannot write the script: {error}"));
    let mut script = Vec::new();
    let (name, path) = ("venture", "venture");
    args.shell
        .completer()
        .write_registration(complete::VARIABLE, name, name, path, &mut script)
        .map_err(failed)?;
    session.terminal.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Ok)
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &Bash,
            Self::Zsh => &Zsh,
            Self::Fish => &Fish,
            Self::Elvish => &Elvish,
            Self::Powershell => &Powershell,
        }
    }
}
