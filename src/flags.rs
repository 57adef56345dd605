//! Flags and formats that several commands have.

use std::path::PathBuf;

use clap::{ColorChoice, ValueEnum};

use crate::plan::OnConflict;

/// Flags of every command.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// Run as if started in this folder
    #[arg(short = 'C', long, global = true, value_name = "DIR", help_heading = "Global options")]
    #[arg(value_hint = clap::ValueHint::DirPath)]
    pub directory: Option<PathBuf>,
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

/// Flags of every command that shows a plan.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct PlanFlags {
    /// Show what would happen; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Show the change of every file as a unified diff; it is written all the same, but with --dry-run
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

/// Flags of every command that changes a project.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ChangeFlags {
    #[command(flatten)]
    pub plan: PlanFlags,
    /// Decide every conflict this way instead of asking
    #[arg(long, value_name = "HOW")]
    pub on_conflict: Option<OnConflict>,
}

impl ChangeFlags {
    pub fn is_for_people(self) -> bool {
        self.plan.format == Format::Human && !self.plan.dry_run
    }
}
