//! The command line.

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};

use crate::commands::templates::Templates;
use crate::commands::{add_function, cost, list, new, regenerate, remove_function, status, undo};

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

/// Flags of every command.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Global options")]
    pub color: ColorChoice,
    /// Say errors and warnings only
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Never ask; fail where an answer is missing
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
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

/// Flags of every command that shows a plan.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct PlanFlags {
    /// Show what would happen; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Show the change of every file as a unified diff
    #[arg(long)]
    pub diff: bool,
    /// How to show the plan
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}
