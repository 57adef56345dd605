//! One file a command: its arguments and the order of its steps.

pub mod add_function;
pub mod cost;
pub mod list;
pub mod new;
pub mod regenerate;
pub mod remove_function;
pub mod status;
pub mod templates;
pub mod undo;
