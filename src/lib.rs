//! `venture` writes, and keeps up to date, one Go repository on AWS: sign-in, permissions, log shipping.
//!
//! Every command is one pipeline:
//!
//! ```text
//! manifest ──► model ──► render ──► tree ──► plan ──► review ──► apply
//! venture.yaml  checked   templates  in memory  vs disk   show, ask   the only writer
//! ```
//!
//! A command changes the manifest, or not, and runs the pipeline; so the dry run, the review and the real
//! run share one list of actions. `ARCHITECTURE.md` tells the life of a file.

#![forbid(unsafe_code)]

mod answers;
mod apply;
mod cli;
mod commands;
mod cost;
mod doctor;
mod error;
mod failures;
mod flags;
mod manifest;
mod model;
mod plan;
mod pristine;
#[cfg(test)]
mod properties;
mod render;
mod review;
mod tree;
mod ui;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use clap_complete::CompleteEnv;

use cli::{Add, Cli, Command, Remove};
use commands::{
    add_function, completions, cost as cost_command, doctor as doctor_command, explain, list, man, new,
    regenerate, remove_function, status, templates, undo, version,
};
use error::{Error, Exit};
use ui::{Attention, Terminal};
use workspace::complete;
use workspace::session::Session;

/// Runs the command line and reports; the only thing left to the caller is to exit. `has_stdout` tells whether stdout
/// was open before Rust put `/dev/null` in the place of a closed one.
pub fn run(args: impl IntoIterator<Item = OsString>, has_stdout: bool) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let folder = std::env::current_dir().ok();
    let completed = CompleteEnv::with_factory(Cli::command)
        .var(complete::VARIABLE)
        .try_complete(args.clone(), folder.as_deref());
    match completed {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(error) => return refused(&error, has_stdout),
    }
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return refused(&error, has_stdout),
    };
    color_choice(cli.global.color).write_global();
    let terminal = Terminal::new(cli.global.quiet, Attention::Nobody).with_stdout(has_stdout);
    if cli.version {
        return ended(version::run(&version::Args { verbose: cli.verbose }, terminal), terminal);
    }
    let Some(command) = cli.command else {
        let text = "'venture' requires a subcommand but one was not provided";
        return refused(&Cli::command().error(ErrorKind::MissingSubcommand, text), has_stdout);
    };
    let session = Session::new(&cli.global, &args, has_stdout);
    ended(session.and_then(|session| execute(&command, &session)), terminal)
}

/// A command line that is wrong, or one that asks for help.
fn refused(error: &clap::Error, has_stdout: bool) -> ExitCode {
    if error.use_stderr() {
        let _ = error.print();
        return ExitCode::from(Exit::Usage as u8);
    }
    let terminal = Terminal::new(false, Attention::Nobody).with_stdout(has_stdout);
    let help = error.render().ansi().to_string();
    ended(terminal.data(&help).map(|()| Exit::Ok), terminal)
}

fn ended(result: Result<Exit, Error>, terminal: Terminal) -> ExitCode {
    let exit = result.unwrap_or_else(|error| {
        terminal.error(&error);
        error.exit
    });
    ExitCode::from(exit as u8)
}

fn execute(command: &Command, session: &Session) -> Result<Exit, Error> {
    match command {
        Command::New(args) => new::run(args, session),
        Command::Regenerate(args) => regenerate::run(args, session),
        Command::Status(args) => status::run(args, session),
        Command::Add(Add::Function(args)) => add_function::run(args, session),
        Command::Remove(Remove::Function(args)) => remove_function::run(args, session),
        Command::List(args) => list::run(args, session),
        Command::Explain(args) => explain::run(args, session),
        Command::Cost(args) => cost_command::run(args, session),
        Command::Undo(args) => undo::run(args, session),
        Command::Templates(command) => templates::run(command, session),
        Command::Doctor(args) => doctor_command::run(args, session),
        Command::Completions(args) => completions::run(args, session),
        Command::Man(args) => man::run(args, Cli::command(), session),
        Command::Version(args) => version::run(args, session.terminal),
    }
}

fn color_choice(choice: clap::ColorChoice) -> anstream::ColorChoice {
    match choice {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
}
