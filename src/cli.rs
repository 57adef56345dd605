//! The command line.

use clap::{Parser, Subcommand};

use crate::commands::templates::Templates;
use crate::commands::{
    add_function, completions, cost, doctor, explain, list, man, new, regenerate, remove_function, status,
    undo, version,
};
use crate::flags::Global;

const EXIT_CODES: &str = "\
Exit codes:
  0    done
  1    failed, `status --check` found drift, or `doctor` something that is wrong
  2    the command line is wrong, or an answer is missing
  3    conflicts are left for you
  130  interrupted";

/// Writes a venture: sign-in, permissions, log shipping and deployment of a Go project on AWS. Keeps it up
/// to date for years without losing an edit.
#[derive(Debug, Parser)]
#[command(name = "venture", version, disable_version_flag = true, after_help = EXIT_CODES, max_term_width = 100)]
#[command(arg_required_else_help = true, override_usage = "venture [OPTIONS] <COMMAND>")]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    /// Print version
    #[arg(short = 'V', long)]
    pub version: bool,
    /// With --version: also the commit it was built from, and a digest of its templates
    #[arg(short, long, requires = "version")]
    pub verbose: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
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
    Explain(explain::Args),
    Cost(cost::Args),
    Undo(undo::Args),
    #[command(subcommand)]
    Templates(Templates),
    Doctor(doctor::Args),
    // Under the names that gh and uv have for it, too.
    #[command(aliases = ["completion", "generate-shell-completion"])]
    Completions(completions::Args),
    Man(man::Args),
    // Who types cargo's, gh's or Go's form of `--version` gets it.
    #[command(hide = true)]
    Version(version::Args),
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
