//! `venture.yaml`: the one source of truth, and its way into the model.

mod defaults;
pub mod json_schema;
pub mod keys;
mod load;
mod place;
mod problems;
mod read;
mod to_project;
mod values;

pub use load::{LoadError, load, parse, parse_project};
pub use problems::Problems;
pub use to_project::{complete, to_project};
pub use values::{Manifest, Scalar};

/// Where the manifest stands in a project.
pub const PATH: &str = "venture.yaml";
/// The version of the manifest's form that this venture reads and writes.
pub const VERSION: u32 = 1;
