//! The only file that asks. Prompts are drawn on stderr; stdout stays the command's result.

use std::io;

use dialoguer::console::{self, Term};
use dialoguer::theme::ColorfulTheme;
use dialoguer::{Input, MultiSelect, Select};

use super::{AskError, Asker};

/// Asks with dialoguer. The interrupt handler of `apply::interrupt` must be installed: without one,
/// Ctrl-C would end the process with the cursor hidden.
pub struct DialoguerAsker {
    theme: ColorfulTheme,
}

impl DialoguerAsker {
    /// Asks in colour, or not. dialoguer looks at the terminal and the environment by itself, but not at `--color`.
    pub fn new(color: anstream::ColorChoice) -> Self {
        match color {
            anstream::ColorChoice::Auto => {}
            anstream::ColorChoice::Never => console::set_colors_enabled_stderr(false),
            anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => {
                console::set_colors_enabled_stderr(true);
            }
        }
        Self { theme: ColorfulTheme::default() }
    }
}

impl Asker for DialoguerAsker {
    fn text(
        &mut self,
        prompt: &str,
        default: &str,
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> Result<String, AskError> {
        let input = Input::with_theme(&self.theme)
            .with_prompt(prompt)
            .allow_empty(true) // for the check to say what is wrong with it
            .validate_with(|text: &String| check(text.trim()));
        let input = if default.is_empty() { input } else { input.default(default.to_owned()) };
        input.interact_on(&Term::stderr()).map(|text| text.trim().to_owned()).map_err(|error| {
            let _ = Term::stderr().write_line(""); // the cursor stands behind the question
            restored(error)
        })
    }

    fn choose(&mut self, prompt: &str, items: &[&str], default: usize) -> Result<usize, AskError> {
        let select = Select::with_theme(&self.theme).with_prompt(prompt).items(items).default(default);
        select.interact_on(&Term::stderr()).map_err(restored)
    }

    fn choose_many(&mut self, prompt: &str, items: &[&str]) -> Result<Vec<usize>, AskError> {
        let prompt = format!("{prompt} (space selects, enter ends)");
        let select = MultiSelect::with_theme(&self.theme).with_prompt(prompt).items(items);
        select.interact_on(&Term::stderr()).map_err(restored)
    }
}

fn restored(error: dialoguer::Error) -> AskError {
    // dialoguer hides the cursor while a list is open and leaves it so when interrupted.
    let _ = Term::stderr().show_cursor();
    let dialoguer::Error::IO(error) = error;
    if error.kind() == io::ErrorKind::Interrupted { AskError::Interrupted } else { AskError::Io(error) }
}
