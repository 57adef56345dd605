//! Flags, an answers file, prompts and defaults: to a complete manifest.

mod applies;
mod ask;
mod asker;
mod default;
mod flags;
mod frame;
mod function;
mod identity;
mod keyboard;
mod line;
mod list;
mod project;
mod refusal;
mod resolve;
mod settings;
mod sources;
mod terminal;
mod wizard;
mod wrap;

pub use asker::{AskError, Asker, Check, Item, Prompt};
pub use flags::{AnswerFlags, FunctionFlags, PoolFlags, by_git};
pub use function::function_entry;
pub use refusal::AnswerError;
pub use resolve::resolve;
pub use settings::pool_settings;
pub use sources::{AnswersFile, Sources};
pub use terminal::TerminalAsker;
