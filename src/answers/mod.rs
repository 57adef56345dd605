//! Flags, an answers file, prompts and defaults: to a complete manifest.

mod ask;
mod asker;
mod default;
mod flags;
mod function;
mod refusal;
mod resolve;
mod settings;
mod terminal;

pub use asker::{AskError, Asker};
pub use flags::{AnswerFlags, FunctionFlags, PoolFlags};
pub use function::function_entry;
pub use refusal::AnswerError;
pub use resolve::{AnswersFile, Sources, resolve};
pub use settings::pool_settings;
pub use terminal::DialoguerAsker;
