//! Integration tests: the built binary, in a folder of its own. One test binary, so that it links once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests")]

mod support;

mod architecture;
mod at_once;
mod bad_answers;
mod bad_functions;
mod bad_input;
mod bad_target;
mod disk_full;
mod faults;
mod functions;
mod golden;
mod help;
mod links;
mod new;
mod new_answers;
mod new_git;
mod new_plan;
mod prompts;
mod prompts_function;
mod readme;
mod regenerate;
mod regenerate_conflicts;
mod regenerate_guards;
mod scale;
mod shapes;
mod status;
mod undo;
mod upgrade;
