//! What goes to stdout and stderr, and how it looks.

pub mod cost;
pub mod doctor;
pub mod json;
pub mod report;
mod style;
mod terminal;

pub use terminal::Terminal;
