//! `venture.yaml`: the one source of truth, and its way into the model.

mod defaults;
mod edit;
pub mod json_schema;
pub mod keys;
mod load;
mod losses;
mod migrate;
mod named;
mod place;
mod pool;
mod problems;
mod quote;
mod read;
mod scalar;
mod to_project;
mod values;

pub use edit::{EditError, add_function, lines, remove_function, set as set_keys};
pub use load::{LoadError, load, names_functions, parse, parse_project};
pub use losses::losses;
pub use migrate::migrate;
pub use named::{Found, Named, Place, all as all_keys, find as find_key};
pub use problems::Problems;
pub use quote::quoted;
pub use to_project::{check_added, complete, to_project};
pub use values::{Manifest, Scalar};

/// Where the manifest stands in a project.
pub const PATH: &str = "venture.yaml";
/// The version of the manifest's form that this venture reads and writes.
pub const VERSION: u32 = 2;
