//! [`Terminal`]: stdout is the result, stderr everything else. A reader that went away is no error.

use std::io::Write as _;

use super::style::{self, paint};
use crate::error::{Error, Exit};

/// Where a command writes.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    quiet: bool,
    /// Somebody can be asked: stdin and stderr are a terminal and nothing forbids it.
    interactive: bool,
    /// What `COLUMNS` says.
    columns: Option<u16>,
}

impl Terminal {
    pub fn new(quiet: bool, interactive: bool) -> Self {
        Self { quiet, interactive, columns: None }
    }

    #[must_use]
    pub fn with_columns(self, columns: Option<u16>) -> Self {
        Self { columns, ..self }
    }

    /// Columns that a result may take: those of the terminal, and no more than one reads at ease.
    pub fn width(self) -> usize {
        let columns = self.columns.filter(|columns| *columns > 0).or_else(columns_of_stdout);
        usize::from(columns.unwrap_or(80)).clamp(50, 80)
    }

    pub fn is_interactive(self) -> bool {
        self.interactive
    }

    /// The result of the command, to stdout. Not silenced by `--quiet`, which concerns what nobody asked for.
    pub fn result(self, text: &str) {
        let _ = anstream::stdout().write_all(text.as_bytes());
    }

    /// What a reader of the terminal may want to know, to stderr.
    pub fn note(self, text: &str) {
        if !self.quiet {
            to_stderr(text);
        }
    }

    pub fn warn(self, text: &str) {
        to_stderr(&format!("{}: {text}", paint(style::WARNING, "warning")));
    }

    /// An error with its causes and hints. An interruption is not an error, and one line.
    pub fn error(self, error: &Error) {
        if error.exit == Exit::Interrupted {
            return to_stderr(&error.message);
        }
        std::iter::once(error).chain(&error.further).enumerate().for_each(one_error);
    }
}

fn one_error((index, error): (usize, &Error)) {
    let separator = if index == 0 { "" } else { "\n" };
    to_stderr(&format!("{separator}{}: {}", paint(style::ERROR, "error"), error.message));
    for cause in &error.causes {
        to_stderr(&format!("  caused by: {cause}"));
    }
    for hint in &error.hints {
        to_stderr(&format!("{}: {hint}", paint(style::HELP, "help")));
    }
}

#[cfg(unix)]
fn columns_of_stdout() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(size.ws_col).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn columns_of_stdout() -> Option<u16> {
    None
}

fn to_stderr(text: &str) {
    let _ = anstream::stderr().write_all(format!("{text}\n").as_bytes());
}
