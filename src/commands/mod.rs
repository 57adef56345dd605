//! One file a command: its arguments and the order of its steps.

pub mod add_function;
pub mod completions;
pub mod cost;
pub mod doctor;
pub mod explain;
pub mod list;
pub mod man;
pub mod new;
pub mod regenerate;
pub mod remove_function;
pub mod status;
pub mod templates;
pub mod undo;
pub mod version;
