//! One file a command: its arguments and the order of its steps.

pub mod add_function;
pub mod change;
mod comparison;
pub mod cost;
mod existing;
pub mod list;
pub mod new;
mod new_existing;
mod price_file;
pub mod regenerate;
pub mod remove_function;
pub mod session;
pub mod status;
mod target;
pub mod templates;
pub mod undo;
mod vcs;
