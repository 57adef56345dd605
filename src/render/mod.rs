//! Model and templates to a [`Tree`]. No disk.

mod context;
mod embedded;
mod enforced;
mod engine;
mod error;
mod expression;
mod filters;
mod jobs;
mod language;
mod layer;
mod layers;
mod operations;
pub mod overrides;
pub mod parts;
mod pieces;
mod pool;
mod renames;
mod renderer;
mod server;
mod subscriptions;
pub mod templates;
#[cfg(test)]
mod tests;
mod views;

pub use error::RenderError;
pub use overrides::Overrides;
pub use renames::renames;
pub use renderer::{manifest, prepare, tree, tree_each};
