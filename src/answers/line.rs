//! [`Line`]: a line of text as it is typed, with the keys of a shell.

/// Text before and after the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    before: Vec<char>,
    after: Vec<char>,
}

/// What a key does to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    Insert(char),
    EraseBefore,
    EraseAfter,
    /// Ctrl-W: the word before the cursor, as blanks divide them.
    EraseWord,
    /// Ctrl-U
    EraseToStart,
    /// Ctrl-K
    EraseToEnd,
    Left,
    Right,
    Start,
    End,
}

impl Line {
    pub fn text(&self) -> String {
        self.before.iter().chain(&self.after).collect()
    }

    pub fn before_cursor(&self) -> String {
        self.before.iter().collect()
    }

    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(c) => self.before.push(c),
            Edit::EraseBefore => drop(self.before.pop()),
            Edit::EraseAfter => {
                if !self.after.is_empty() {
                    self.after.remove(0);
                }
            }
            Edit::EraseWord => self.erase_word(),
            Edit::EraseToStart => self.before.clear(),
            Edit::EraseToEnd => self.after.clear(),
            Edit::Left => {
                let moved = self.before.pop();
                self.after.splice(0..0, moved);
            }
            Edit::Right => {
                if !self.after.is_empty() {
                    self.before.push(self.after.remove(0));
                }
            }
            Edit::Start => drop(self.after.splice(0..0, self.before.drain(..))),
            Edit::End => self.before.append(&mut self.after),
        }
    }

    fn erase_word(&mut self) {
        let is_blank = |c: &&char| c.is_whitespace();
        let blanks = self.before.iter().rev().take_while(is_blank).count();
        let word = self.before.iter().rev().skip(blanks).take_while(|c| !is_blank(c)).count();
        self.before.truncate(self.before.len() - blanks - word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before and after the cursor once `text` was typed and the keys were pressed.
    fn typed(text: &str, edits: &[Edit]) -> (String, String) {
        let mut line = Line::default();
        text.chars().map(Edit::Insert).chain(edits.iter().copied()).for_each(|edit| line.edit(edit));
        let before = line.before_cursor();
        let after = line.text()[before.len()..].to_owned();
        (before, after)
    }

    #[test]
    fn keys_do_what_a_shell_does() {
        use Edit::{
            End, EraseAfter, EraseBefore, EraseToEnd, EraseToStart, EraseWord, Insert, Left, Right, Start,
        };
        for (edits, before, after) in [
            (&[][..], "GET /a bc", ""),
            (&[EraseBefore], "GET /a b", ""),
            (&[EraseWord], "GET /a ", ""),
            (&[EraseWord, EraseWord], "GET ", ""),
            (&[EraseWord, EraseWord, EraseWord, EraseWord], "", ""),
            (&[EraseToStart, EraseBefore, EraseWord, Left], "", ""),
            (&[Left, Left, EraseWord], "GET ", "bc"),
            (&[Left, Left, Left, EraseWord], "GET ", " bc"),
            (&[Left, EraseToStart], "", "c"),
            (&[Left, EraseToEnd, EraseAfter, Right], "GET /a b", ""),
            (&[Start, EraseAfter, Insert('S')], "S", "ET /a bc"),
            (&[Start, Right, Right], "GE", "T /a bc"),
            (&[Start, Left, End], "GET /a bc", ""),
        ] {
            assert_eq!(typed("GET /a bc", edits), (before.to_owned(), after.to_owned()), "{edits:?}");
        }
    }
}
