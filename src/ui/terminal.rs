//! [`Terminal`]: stdout is the result, stderr everything else. A reader that went away is no error.

use std::io::{self, Write as _};
use std::path::Path;

use super::links::Links;
use super::progress::Progress;
use super::style::{self, paint};
use crate::error::{Error, Exit};

/// Whether there is somebody at stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// It is no terminal, or one that knows no cursor.
    Nobody,
    /// Somebody looks on.
    Watching,
    /// Somebody can be asked: stdin is a terminal too, and nothing forbids it.
    Answering,
}

/// Where a command writes.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    quiet: bool,
    attention: Attention,
    /// What `COLUMNS` says.
    columns: Option<u16>,
    /// Whether stdout was open when the process began.
    has_stdout: bool,
    /// Whether stdout takes links.
    takes_links: bool,
}

impl Terminal {
    pub fn new(quiet: bool, attention: Attention) -> Self {
        Self { quiet, attention, columns: None, has_stdout: true, takes_links: false }
    }

    #[must_use]
    pub fn with_columns(self, columns: Option<u16>) -> Self {
        Self { columns, ..self }
    }

    #[must_use]
    pub fn with_stdout(self, has_stdout: bool) -> Self {
        Self { has_stdout, ..self }
    }

    #[must_use]
    pub fn with_links(self, takes_links: bool) -> Self {
        Self { takes_links, ..self }
    }

    /// For the paths of a result that stand below a folder.
    pub fn links(self, folder: &Path) -> Links {
        if self.takes_links { Links::below(folder) } else { Links::default() }
    }

    /// Columns that a result may take: those of the terminal, and no more than one reads at ease.
    pub fn width(self) -> usize {
        let columns = self.columns.filter(|columns| *columns > 0).or_else(columns_of_stdout);
        usize::from(columns.unwrap_or(80)).clamp(50, 80)
    }

    pub fn is_interactive(self) -> bool {
        self.attention == Attention::Answering
    }

    /// Says what is being done from half a second on, until what this returns is dropped.
    #[must_use]
    pub fn progress(self, what: &str, steps: Option<usize>) -> Progress {
        if self.quiet || self.attention == Attention::Nobody {
            Progress::hidden()
        } else {
            Progress::shown(what, steps)
        }
    }

    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// The result of the command as people read it, to stdout. `--quiet` leaves it out.
    pub fn result(self, text: &str) -> Result<(), Error> {
        if self.quiet { Ok(()) } else { self.data(text) }
    }

    /// A result that a program asked for, or a file's text: to stdout, `--quiet` or not.
    pub fn data(self, text: &str) -> Result<(), Error> {
        if !self.has_stdout {
            return Err(unwritten(&io::Error::other("it is closed")));
        }
        let mut stdout = anstream::stdout();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&error)),
            _ => Ok(()),
        }
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

fn unwritten(error: &io::Error) -> Error {
    Error::failed("cannot write the result to stdout")
        .caused(error.to_string())
        .hint("see where stdout leads; what the command changed in a project is done")
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
