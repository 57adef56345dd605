//! `venture` on a terminal, with somebody at the keyboard.

use std::num::NonZeroU16;
use std::process::Command;

use rexpect::session::{Options, PtySession, spawn_with_options};

use super::{Sandbox, venture};

const ENTER: &str = "\r";
/// Takes back what was typed.
pub const CTRL_U: &str = "\u{15}";
pub const DOWN: &str = "\u{1b}[B";
pub const ESC: &str = "\u{1b}";
/// Rows of every terminal.
const ROWS: u16 = 24;

pub struct Terminal {
    session: PtySession,
    /// All that was shown, escape codes too, each byte as a character, for so does rexpect.
    shown: String,
}

impl Sandbox {
    /// Starts `venture` in a folder of the sandbox, on a terminal.
    pub fn terminal<'a>(&self, folder: &str, args: impl IntoIterator<Item = &'a str>) -> Terminal {
        self.terminal_with(&[("NO_COLOR", "1")], 80, folder, args)
    }

    /// The same on one of so many columns.
    pub fn terminal_of<'a>(
        &self,
        columns: u16,
        folder: &str,
        args: impl IntoIterator<Item = &'a str>,
    ) -> Terminal {
        self.terminal_with(&[("NO_COLOR", "1")], columns, folder, args)
    }

    /// The same with these in the environment in place of `NO_COLOR`.
    pub fn terminal_with<'a>(
        &self,
        variables: &[(&str, &str)],
        columns: u16,
        folder: &str,
        args: impl IntoIterator<Item = &'a str>,
    ) -> Terminal {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("stty rows {ROWS} cols {columns}; exec \"$0\" \"$@\"")]).arg(venture());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.root()).env("TERM", "xterm-256color");
        command.env("GIT_CONFIG_NOSYSTEM", "1").envs(variables.iter().copied());
        command.args(args).current_dir(self.path(folder));
        let options = Options::new().timeout_ms(Some(10_000));
        Terminal { session: spawn_with_options(command, options).unwrap(), shown: String::new() }
    }
}

/// What is to be seen of it in the end, row by row, on a terminal so high that nothing has left it.
pub fn screen(columns: u16, shown: &str) -> String {
    let size = |number| NonZeroU16::new(number).unwrap();
    let mut parser = vt100::Parser::new(size(400), size(columns), 0);
    parser.process(shown.as_bytes());
    let rows: Vec<String> = parser.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n").trim_end().to_owned()
}

impl Terminal {
    /// What is to be seen now.
    pub fn screen(&self, columns: u16) -> String {
        screen(columns, &text(&self.shown))
    }

    /// Waits until `text` is shown.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let bytes: String = text.bytes().map(char::from).collect();
        match self.session.exp_string(&bytes) {
            Ok(before) => self.shown += &(before + &bytes),
            Err(error) => panic!("no {text:?}: {error}\nbefore it: {}", self.screen(80)),
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
        match self.session.exp_eof() {
            Ok(rest) => self.shown += &rest,
            Err(error) => panic!("no end: {error}\n{}", self.screen(80)),
        }
        let shown = text(&self.shown);
        // `Exited(Pid(12), 130)`; rexpect does not export the type.
        let status = format!("{:?}", self.session.process().wait().unwrap());
        if status.contains("SIGINT") {
            return (130, shown); // as a shell reports it
        }
        let code =
            status.strip_prefix("Exited(").and_then(|rest| rest.rsplit_once(", ")?.1.strip_suffix(')'));
        (code.unwrap_or_else(|| panic!("{status}\n{shown}")).parse().unwrap(), shown)
    }
}

fn text(bytes: &str) -> String {
    let bytes: Vec<u8> = bytes.chars().map(|c| u8::try_from(c).unwrap()).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
