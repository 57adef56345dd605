//! The validated project. No disk, no YAML, no terminal.

mod access;
mod branch;
mod built_in;
pub mod ceiling;
mod cron;
mod functions;
mod kebab;
mod logs;
mod method;
mod module_path;
pub mod names;
mod nearest;
pub mod pool;
mod project;
mod redact;
mod region;
mod regions;
mod renamed;
mod reserved;
mod route;
mod rpc;
mod schedule;
mod segment;
mod teams;
mod trigger;
mod violation;

pub use access::{Access, TeamRole};
pub use branch::Branch;
pub use functions::{Function, check_functions};
pub use logs::{Logs, check_filter_pattern, check_logs};
pub use method::Method;
pub use module_path::ModulePath;
pub use names::{FunctionName, Owner, ProjectName};
pub use project::Project;
pub use redact::{Redact, check_redacted_name, check_redacted_pattern};
pub use region::{Region, USABLE_REGIONS, check_region};
pub use renamed::renamed_parameters;
pub use reserved::built_in;
pub use route::Route;
pub use rpc::Rpc;
pub use schedule::Schedule;
pub use teams::check_teams;
#[cfg(test)]
pub use trigger::COGNITO_TRIGGERS;
pub use trigger::{CognitoTrigger, Medium, ResourceName, Trigger};
pub use violation::{Problem, Violation, near, shown};
