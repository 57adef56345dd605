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

mod answers;
mod apply;
mod cli;
mod commands;
mod cost;
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

use clap::Parser as _;

use cli::{Add, Cli, Command, Remove};
use commands::{
    add_function, cost as cost_command, list, new, regenerate, remove_function, status, templates, undo,
};
use error::{Error, Exit};
use ui::Terminal;
use workspace::session::Session;

/// Runs the command line and reports; the only thing left to the caller is to exit.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { Exit::Ok as u8 });
        }
    };
    color_choice(cli.global.color).write_global();
    let exit = execute(&cli, &args).unwrap_or_else(|error| {
        Terminal::new(cli.global.quiet, false).error(&error);
        error.exit
    });
    ExitCode::from(exit as u8)
}

fn execute(cli: &Cli, args: &[OsString]) -> Result<Exit, Error> {
    let session = Session::new(&cli.global, args)?;
    match &cli.command {
        Command::New(args) => new::run(args, &session),
        Command::Regenerate(args) => regenerate::run(args, &session),
        Command::Status(args) => status::run(args, &session),
        Command::Add(Add::Function(args)) => add_function::run(args, &session),
        Command::Remove(Remove::Function(args)) => remove_function::run(args, &session),
        Command::List(args) => list::run(args, &session),
        Command::Cost(args) => cost_command::run(args, &session),
        Command::Undo(args) => undo::run(args, &session),
        Command::Templates(command) => templates::run(command, &session),
    }
}

fn color_choice(choice: clap::ColorChoice) -> anstream::ColorChoice {
    match choice {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
}
