//! `venture` on a terminal, with somebody at the keyboard.

use std::process::Command;

use rexpect::session::{Options, PtySession, spawn_with_options};

use super::{Sandbox, venture};

const ENTER: &str = "\r";
pub const DOWN: &str = "\u{1b}[B";

pub struct Terminal {
    session: PtySession,
    /// All that was shown, escape codes too.
    shown: String,
}

impl Sandbox {
    /// Starts `venture` in a folder of the sandbox, on a terminal.
    pub fn terminal<'a>(&self, folder: &str, args: impl IntoIterator<Item = &'a str>) -> Terminal {
        self.terminal_with(("NO_COLOR", "1"), folder, args)
    }

    /// The same with this in the environment in place of `NO_COLOR`.
    pub fn terminal_with<'a>(
        &self,
        (name, value): (&str, &str),
        folder: &str,
        args: impl IntoIterator<Item = &'a str>,
    ) -> Terminal {
        let mut command = Command::new(venture());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.root()).env(name, value).env("TERM", "xterm-256color");
        command.args(args).current_dir(self.path(folder));
        let options = Options::new().timeout_ms(Some(10_000));
        Terminal { session: spawn_with_options(command, options).unwrap(), shown: String::new() }
    }
}

impl Terminal {
    /// Waits until `text` is shown.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        match self.session.exp_string(text) {
            Ok(before) => self.shown += &(before + text),
            Err(error) => panic!("no {text:?}: {error}\nbefore it: {}", self.shown),
        }
        self
    }

    pub fn types(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).unwrap();
        self.session.flush().unwrap();
        self
    }

    /// Types a line, or accepts the default.
    pub fn answers(&mut self, line: &str) -> &mut Self {
        self.types(line).types(ENTER)
    }

    pub fn interrupts(&mut self) -> &mut Self {
        self.types("\u{3}")
    }

    /// Waits for the end; returns the exit code and all that was shown.
    #[track_caller]
    pub fn ends(mut self) -> (i32, String) {
        let rest = self.session.exp_eof().unwrap_or_else(|error| panic!("no end: {error}\n{}", self.shown));
        self.shown += &rest;
        // `Exited(Pid(12), 130)`; rexpect does not export the type.
        let status = format!("{:?}", self.session.process().wait().unwrap());
        let code =
            status.strip_prefix("Exited(").and_then(|rest| rest.rsplit_once(", ")?.1.strip_suffix(')'));
        (code.unwrap_or_else(|| panic!("{status}\n{}", self.shown)).parse().unwrap(), self.shown)
    }
}
