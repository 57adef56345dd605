//! Flags, an answers file, prompts and defaults: to a complete manifest.

mod ask;
mod asker;
mod flags;
mod function;
mod resolve;
mod settings;
mod terminal;

pub use asker::{AskError, Asker};
pub use flags::{AnswerFlags, FunctionFlags, PoolFlags};
pub use function::function_entry;
pub use resolve::{AnswerError, AnswersFile, Sources, resolve};
pub use settings::pool_settings;
pub use terminal::DialoguerAsker;
