//! The command line.

use clap::{Parser, Subcommand};

use crate::commands::templates::Templates;
use crate::commands::{add_function, cost, list, new, regenerate, remove_function, status, undo};
use crate::flags::Global;

const EXIT_CODES: &str = "\
Exit codes:
  0    done
  1    failed, or `status --check` found drift
  2    the command line is wrong, or an answer is missing
  3    conflicts are left for you
  130  interrupted";

/// Writes a venture: sign-in, permissions, log shipping and deployment of a Go project on AWS. Keeps it up
/// to date for years without losing an edit.
#[derive(Debug, Parser)]
#[command(name = "venture", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::Args),
    #[command(subcommand)]
    Add(Add),
    #[command(subcommand)]
    Remove(Remove),
    Regenerate(regenerate::Args),
    Status(status::Args),
    List(list::Args),
    Cost(cost::Args),
    Undo(undo::Args),
    #[command(subcommand)]
    Templates(Templates),
}

/// Add a function to the project
#[derive(Debug, Subcommand)]
pub enum Add {
    Function(add_function::Args),
}

/// Remove a function from the project
#[derive(Debug, Subcommand)]
pub enum Remove {
    Function(remove_function::Args),
}
