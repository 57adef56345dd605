//! What goes to stdout and stderr, and how it looks.

pub mod cost;
pub mod doctor;
pub mod json;
mod links;
mod progress;
pub mod report;
mod style;
mod terminal;

pub use links::Links;
pub use progress::Progress;
pub use terminal::{Attention, Terminal};
