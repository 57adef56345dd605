//! The only file that asks. Prompts are drawn on stderr; stdout stays the command's result.

use std::io;

use anstyle::{AnsiColor, Style};
use console::{Key, Term};

use super::frame::{Frame, Look, answered};
use super::keyboard::Keyboard;
use super::line::{Edit, Line};
use super::list::List;
use super::wrap::{Size, shown};
use super::{AskError, Asker, Check, Item, Prompt};

/// Asks on the terminal. A prompt is drawn again at each key, and gives way to one line once it is answered.
pub struct TerminalAsker {
    term: Term,
    in_colour: bool,
    /// The frame that stands on the screen, if one does: its rows, and the one with the cursor.
    drawn: Option<(usize, usize)>,
}

impl Default for TerminalAsker {
    fn default() -> Self {
        // As `--color`, `NO_COLOR` and their like decided for everything else on stderr.
        let choice = anstream::AutoStream::choice(&io::stderr());
        let in_colour = choice != anstream::ColorChoice::Never;
        Self { term: Term::buffered_stderr(), in_colour, drawn: None }
    }
}

impl Asker for TerminalAsker {
    fn text(&mut self, prompt: Prompt<'_>, default: &str, check: Check<'_>) -> Result<String, AskError> {
        let keyboard = Keyboard::take();
        let (mut line, mut wrong) = (Line::default(), String::new());
        loop {
            let (text, before) = (line.text(), line.before_cursor());
            self.draw(&Frame::of_text(prompt, default, &text, &before, &wrong, self.size()))?;
            match self.key()? {
                Key::Enter => {
                    let text = if text.is_empty() { default } else { text.trim() };
                    match check(text) {
                        Ok(()) => {
                            drop(keyboard);
                            return self.answer(prompt, text).map(|()| text.to_owned());
                        }
                        Err(what) => wrong = what,
                    }
                }
                Key::Escape if prompt.back => return Err(self.back()),
                Key::Char('\u{4}') if line.is_empty() => return Err(self.interrupted()),
                key => edit(&key).into_iter().for_each(|edit| line.edit(edit)),
            }
        }
    }

    fn choose(&mut self, prompt: Prompt<'_>, items: &[Item]) -> Result<usize, AskError> {
        let mut list = List::new(items, &[]);
        self.pick(prompt, items, &mut list, false)?;
        let index = list.current().unwrap_or(0);
        self.answer(prompt, &items[index].value).map(|()| index)
    }

    fn choose_many(
        &mut self,
        prompt: Prompt<'_>,
        items: &[Item],
        chosen: &[usize],
    ) -> Result<Vec<usize>, AskError> {
        let mut list = List::new(items, chosen);
        self.pick(prompt, items, &mut list, true)?;
        let marked = list.marked();
        let values: Vec<&str> = marked.iter().map(|index| items[*index].value.as_str()).collect();
        let shown = if values.is_empty() { "none".to_owned() } else { values.join(", ") };
        self.answer(prompt, &shown).map(|()| marked)
    }

    fn show(&mut self, text: &str) {
        let rows = shown(text.trim_end(), self.size()).join("\n");
        let _ = self.term.write_str(&format!("\n{rows}\n\n")).and_then(|()| self.term.flush());
    }
}

impl TerminalAsker {
    /// Lets the user move in the list until enter.
    fn pick(
        &mut self,
        prompt: Prompt<'_>,
        items: &[Item],
        list: &mut List<'_>,
        many: bool,
    ) -> Result<(), AskError> {
        let _keyboard = Keyboard::take();
        loop {
            self.draw(&Frame::of_list(prompt, items, list, many, self.size()))?;
            match self.key()? {
                Key::Enter if many || list.current().is_some() => return Ok(()),
                Key::ArrowUp | Key::BackTab => list.up(),
                Key::ArrowDown | Key::Tab => list.down(),
                Key::Char(' ') if many => list.toggle(),
                Key::Backspace => list.erase(),
                Key::Escape if list.typed.is_empty() && prompt.back => return Err(self.back()),
                Key::Escape | Key::Char('\u{15}' | '\u{17}') => list.erase_all(),
                Key::Char(c) if !c.is_control() => list.type_char(c),
                _ => {}
            }
        }
    }

    fn key(&mut self) -> Result<Key, AskError> {
        match self.term.read_key_raw() {
            Ok(Key::CtrlC) => Err(self.interrupted()),
            Ok(key) => Ok(key),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(self.interrupted()),
            Err(error) => Err(AskError::Io(error)),
        }
    }

    fn size(&self) -> Size {
        let (rows, columns) = self.term.size();
        Size { columns: usize::from(columns).max(10), rows: usize::from(rows).max(6) }
    }

    fn draw(&mut self, frame: &Frame) -> Result<(), AskError> {
        self.erase();
        let rows: Vec<String> = frame.rows.iter().map(|(look, row)| self.painted(*look, row)).collect();
        let (row, column) = frame.cursor;
        let last = rows.len().saturating_sub(1);
        self.drawn = Some((rows.len(), row));
        let term = &self.term;
        term.write_str(&rows.join("\n"))
            .and_then(|()| term.move_cursor_up(last - row.min(last)))
            .and_then(|()| term.write_str("\r"))
            .and_then(|()| term.move_cursor_right(column))
            .and_then(|()| term.flush())
            .map_err(AskError::Io)
    }

    /// Takes the frame away, all of it; the cursor stands where it began.
    fn erase(&mut self) {
        if let Some((_, row)) = self.drawn.take() {
            let _ = self.term.move_cursor_up(row);
            let _ = self.term.write_str("\r").and_then(|()| self.term.clear_to_end_of_screen());
        }
    }

    fn answer(&mut self, prompt: Prompt<'_>, answer: &str) -> Result<(), AskError> {
        self.erase();
        let rows = answered(prompt, answer, self.size()).join("\n");
        self.term.write_line(&rows).and_then(|()| self.term.flush()).map_err(AskError::Io)
    }

    fn back(&mut self) -> AskError {
        self.erase();
        let _ = self.term.flush();
        AskError::Back
    }

    /// What was asked stays on the screen; what comes next stands below it.
    fn interrupted(&mut self) -> AskError {
        if let Some((rows, row)) = self.drawn.take() {
            let _ = self.term.write_str(&"\n".repeat(rows.saturating_sub(row).max(1)));
            let _ = self.term.write_str("\r").and_then(|()| self.term.flush());
        }
        AskError::Interrupted
    }

    fn painted(&self, look: Look, row: &str) -> String {
        let style = match look {
            Look::Plain => Style::new(),
            Look::Question => Style::new().bold(),
            Look::Quiet => Style::new().dimmed(),
            Look::Picked => AnsiColor::Cyan.on_default(),
            Look::Wrong => AnsiColor::Red.on_default(),
        };
        if self.in_colour { format!("{style}{row}{style:#}") } else { row.to_owned() }
    }
}

/// What a key does to a line of text, as in a shell.
fn edit(key: &Key) -> Option<Edit> {
    Some(match key {
        Key::Backspace => Edit::EraseBefore,
        Key::Del | Key::Char('\u{4}') => Edit::EraseAfter,
        Key::ArrowLeft | Key::Char('\u{2}') => Edit::Left,
        Key::ArrowRight | Key::Char('\u{6}') => Edit::Right,
        Key::Home => Edit::Start,
        Key::End => Edit::End,
        Key::Char('\u{15}') => Edit::EraseToStart,
        Key::Char('\u{b}') => Edit::EraseToEnd,
        Key::Char('\u{17}') => Edit::EraseWord,
        Key::Char(c) if !c.is_control() => Edit::Insert(*c),
        _ => return None,
    })
}
