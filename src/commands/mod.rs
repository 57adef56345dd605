//! One file a command: its arguments and the order of its steps.

mod existing;
pub mod new;
pub mod regenerate;
pub mod session;
pub mod status;
mod target;
mod vcs;
