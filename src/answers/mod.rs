//! Flags, an answers file, prompts and defaults: to a complete manifest.

mod ask;
mod asker;
mod flags;
mod function;
mod resolve;
mod terminal;

pub use asker::{AskError, Asker};
pub use flags::{AnswerFlags, FunctionFlags};
pub use function::function_entry;
pub use resolve::{AnswerError, AnswersFile, Sources, resolve};
pub use terminal::DialoguerAsker;
