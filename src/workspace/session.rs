//! What every command shares: the terminal, the folder it runs in, and the project found there.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use cap_std::fs::Dir;

use crate::answers::TerminalAsker;
use crate::apply;
use crate::cost::Day;
use crate::error::Error;
use crate::flags::{Format, Global, PlanFlags};
use crate::plan::{Edit, Plan};
use crate::ui::report::Written;
use crate::ui::{Attention, Progress, Terminal, json, report};

pub struct Session {
    pub terminal: Terminal,
    pub folder: PathBuf,
    /// What the user typed.
    pub command: String,
    /// The day of the run, or of `SOURCE_DATE_EPOCH`.
    pub today: Day,
    /// What `CHROMIUM` names: the browser in which a project tests its page.
    pub chromium: Option<String>,
}

/// The folder that the run is in, or is to be in.
fn folder(asked: Option<&Path>) -> Result<PathBuf, Error> {
    let Some(asked) = asked else {
        return std::env::current_dir()
            .map_err(|error| Error::failed(format!("cannot tell the current folder: {error}")));
    };
    // Without `..`, so that the folders above it are those that are meant.
    let folder = asked.canonicalize().and_then(|folder| std::fs::read_dir(&folder).map(|_| folder));
    folder.map_err(|error| {
        Error::usage(format!("--directory: cannot go to `{}`", asked.display())).caused(error.to_string())
    })
}

impl Session {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn new(global: &Global, args: &[OsString], has_stdout: bool) -> Result<Self, Error> {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let attention = if dumb || !std::io::stderr().is_terminal() {
            Attention::Nobody
        } else if global.no_input || is_set("CI") || !std::io::stdin().is_terminal() {
            Attention::Watching
        } else {
            Attention::Answering
        };
        let folder = folder(global.directory.as_deref())?;
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = Terminal::new(global.quiet, attention)
            .with_columns(columns)
            .with_stdout(has_stdout)
            .with_links(supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout));
        let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
        let words = args.iter().skip(1).map(|arg| shell_word(&arg.to_string_lossy()));
        let command = words.fold("venture".to_owned(), |line, word| format!("{line} {word}"));
        let chromium = std::env::var("CHROMIUM").ok().filter(|program| !program.is_empty());
        Ok(Self { terminal, folder, command, today: today(epoch), chromium })
    }

    /// Somebody to ask, if there is. A prompt reads Ctrl-C as a key; between two of them it ends the process, as it may
    /// until something is written.
    pub fn asker(&self) -> Option<TerminalAsker> {
        self.terminal.is_interactive().then(TerminalAsker::default)
    }

    /// Finishes what a killed run left, and says so.
    pub fn finish_unfinished(&self, root: &Dir) -> Result<(), Error> {
        let progress = self.terminal.progress("finishing an earlier run", None);
        let finished = apply::finish_unfinished(root)?;
        drop(progress);
        if finished {
            self.terminal
                .warn("an earlier run was stopped while it wrote; what it had begun is finished now");
        }
        Ok(())
    }

    /// Tells of a long write.
    pub fn writing(&self, edits: &[Edit]) -> Progress {
        self.terminal.progress("writing files", Some(edits.len()))
    }

    /// Shows the plan of the project in `folder` on stdout as the flags ask for it.
    pub fn show(&self, plan: &Plan, flags: PlanFlags, applied: bool, folder: &Path) -> Result<(), Error> {
        self.answer(
            flags.format,
            || json::plan(plan, applied, flags.diff),
            || {
                let diffs = if flags.diff { report::diffs(plan) } else { String::new() };
                let written = if applied { Written::Yes } else { Written::No };
                diffs + &report::plan(plan, written, &self.terminal.links(folder))
            },
        )
    }

    /// Writes a result to stdout in the form that was asked for. JSON is for a program: `--quiet` does not concern it.
    pub fn answer(
        &self,
        format: Format,
        json: impl FnOnce() -> String,
        human: impl FnOnce() -> String,
    ) -> Result<(), Error> {
        match format {
            Format::Json => self.terminal.data(&json()),
            Format::Human => self.terminal.result(&human()),
        }
    }
}

/// Quoted where a shell would not read the text as one word.
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./,:=@+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Today, or the day that reproducible runs are to take for it.
fn today(epoch: Option<u64>) -> Day {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::from_unix_seconds(epoch.unwrap_or_else(now))
}
