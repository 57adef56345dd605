//! [`Frame`]: what a prompt looks like, in rows that fit the terminal.

use console::measure_text_width;

use super::list::List;
use super::wrap::{Size, wrapped};
use super::{Item, Prompt};

/// How a row is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    Question,
    Quiet,
    Picked,
    Wrong,
}

/// Rows, none wider than the terminal, and where the cursor stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub rows: Vec<(Look, String)>,
    /// Row and column.
    pub cursor: (usize, usize),
}

impl Frame {
    /// A question with what is typed so far; the cursor stands after `before`.
    pub fn of_text(
        prompt: Prompt<'_>,
        default: &str,
        text: &str,
        before: &str,
        wrong: &str,
        size: Size,
    ) -> Self {
        let default = if default.is_empty() { String::new() } else { format!(" ({default})") };
        let mut frame = Self::default();
        frame.question(&format!("? {}{default} ›", prompt.text), text, before, size);
        frame.further(Look::Quiet, prompt.about, size);
        frame.further(Look::Wrong, wrong, size);
        frame
    }

    /// A question with its answers; those that do not fit are counted.
    pub fn of_list(
        prompt: Prompt<'_>,
        items: &[Item],
        list: &List<'_>,
        with_marks: bool,
        size: Size,
    ) -> Self {
        let mut frame = Self::default();
        frame.question(&format!("? {} ›", prompt.text), &list.typed, &list.typed, size);
        frame.further(Look::Quiet, prompt.about, size);
        let shown = list.shown();
        if shown.is_empty() {
            frame.further(Look::Wrong, &format!("none of them holds `{}`; erase a letter", list.typed), size);
            return frame;
        }
        let widest = items.iter().map(|item| measure_text_width(&item.value)).max().unwrap_or(0);
        let row = |index: usize| {
            let here = list.current() == Some(index);
            let cursor = if here { "❯" } else { " " };
            let mark = match (with_marks, list.is_marked(index)) {
                (false, _) => cursor.to_owned(),
                (true, true) => format!("{cursor} ✔"),
                (true, false) => format!("{cursor} ·"),
            };
            (if here { Look::Picked } else { Look::Plain }, item_rows(&mark, &items[index], widest, size))
        };
        let all: Vec<(Look, Vec<String>)> = shown.iter().map(|index| row(*index)).collect();
        let at = shown.iter().position(|index| list.current() == Some(*index)).unwrap_or(0);
        let (from, to) = window(&all, at, size.rows.saturating_sub(frame.rows.len() + 2).max(1));
        for (look, rows) in &all[from..to] {
            frame.rows.extend(rows.iter().map(|row| (*look, row.clone())));
        }
        let left_out = all.len() - (to - from);
        if left_out > 0 {
            frame.further(Look::Quiet, &format!("{left_out} more; type a part of its name"), size);
        }
        frame
    }

    /// The question and what is typed behind it, which is cut where the row ends, as a terminal does.
    fn question(&mut self, question: &str, typed: &str, before: &str, size: Size) {
        let mut rows = wrapped(question, "", "  ", size);
        let mut cut = |text: &str| {
            let mut column = 0;
            for c in text.chars() {
                let wide = measure_text_width(c.encode_utf8(&mut [0; 4]));
                let last = rows.last().map_or(0, |row| measure_text_width(row));
                if last + wide >= size.columns {
                    rows.push(String::new());
                }
                if let Some(row) = rows.last_mut() {
                    row.push(c);
                    column = measure_text_width(row);
                }
            }
            (rows.len().saturating_sub(1), column)
        };
        self.cursor = cut(&format!(" {before}"));
        let _ = cut(&typed[before.len()..]);
        self.rows.extend(rows.into_iter().map(|row| (Look::Question, row)));
    }

    fn further(&mut self, look: Look, text: &str, size: Size) {
        if !text.is_empty() {
            self.rows.extend(wrapped(text, "  ", "  ", size).into_iter().map(|row| (look, row)));
        }
    }
}

/// What stays of a question once it is answered.
pub fn answered(prompt: Prompt<'_>, answer: &str, size: Size) -> Vec<String> {
    wrapped(&format!("✔ {} · {answer}", prompt.text), "", "  ", size)
}

/// Value and meaning beside each other; where that is too narrow, one below the other.
fn item_rows(mark: &str, item: &Item, widest: usize, size: Size) -> Vec<String> {
    let value = format!("{mark} {}", item.value);
    let column = measure_text_width(mark) + 1 + widest + 2;
    if item.meaning.is_empty() {
        return wrapped(&value, "", "    ", size);
    }
    if column + 20 > size.columns {
        let mut rows = wrapped(&value, "", "    ", size);
        rows.extend(wrapped(&item.meaning, "      ", "      ", size));
        return rows;
    }
    let pad = " ".repeat(column - measure_text_width(&value));
    wrapped(&item.meaning, &format!("{value}{pad}"), &" ".repeat(column), size)
}

/// Which items are shown around the one at `at`, so that their rows are no more than `most`.
fn window(items: &[(Look, Vec<String>)], at: usize, most: usize) -> (usize, usize) {
    let height =
        |range: std::ops::Range<usize>| items[range].iter().map(|(_, rows)| rows.len()).sum::<usize>();
    let (mut first, mut last) = (at, (at + 1).min(items.len()));
    loop {
        if last < items.len() && height(first..last + 1) <= most {
            last += 1;
        } else if first > 0 && height(first - 1..last) <= most {
            first -= 1;
        } else {
            return (first, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Size = Size { columns: 30, rows: 12 };

    fn texts(frame: &Frame) -> Vec<&str> {
        frame.rows.iter().map(|(_, row)| row.as_str()).collect()
    }

    #[test]
    fn a_question_wraps_by_word_and_the_cursor_follows_what_is_typed() {
        let prompt =
            Prompt { about: "the path that imports of it start with", ..Prompt::new("Go module path") };
        let typed = "github.com/somebody/with-a-long-name";
        let frame = Frame::of_text(prompt, "example.com/acme", typed, typed, "this cannot be", NARROW);
        assert_eq!(
            texts(&frame),
            [
                "? Go module path",
                "  (example.com/acme) › github",
                ".com/somebody/with-a-long-nam",
                "e",
                "  the path that imports of it",
                "  start with",
                "  this cannot be",
            ]
        );
        assert_eq!(frame.cursor, (3, 1));
        let frame = Frame::of_text(prompt, "", typed, "git", "", NARROW);
        assert_eq!((texts(&frame)[0], frame.cursor), ("? Go module path › github.com", (0, 22)));
    }

    #[test]
    fn no_row_is_as_wide_as_the_terminal() {
        let items =
            [Item::new("value", "what it means, in more words than fit"), Item::new("x".repeat(70), "")];
        let long = "w".repeat(100);
        for columns in 10..60 {
            let size = Size { columns, rows: 40 };
            let prompt = Prompt { about: "two words", ..Prompt::new("A question of some words") };
            let list = List::new(&items, &[1]);
            let frames = [
                Frame::of_text(prompt, "default", &long, &long[..50], &long, size),
                Frame::of_list(prompt, &items, &list, true, size),
            ];
            for row in frames.iter().flat_map(texts) {
                assert!(measure_text_width(row) <= columns, "{columns}: {row}");
            }
        }
    }

    #[test]
    fn meanings_stand_beside_the_answers_and_below_them_where_that_is_too_narrow() {
        let items = [Item::new("off", "passwords only, for all users"), Item::new("required", "all")];
        let list = List::new(&items, &[]);
        let prompt = Prompt::new("Second factor");
        let frame = Frame::of_list(prompt, &items, &list, false, Size { columns: 34, rows: 12 });
        let beside = [
            "? Second factor › ",
            "❯ off       passwords only, for",
            "            all users",
            "  required  all",
        ];
        assert_eq!(texts(&frame), beside);
        let frame = Frame::of_list(prompt, &items, &list, false, Size { columns: 24, rows: 12 });
        let below = [
            "? Second factor › ",
            "❯ off",
            "      passwords only,",
            "      for all users",
            "  required",
            "      all",
        ];
        assert_eq!(texts(&frame), below);
    }

    #[test]
    fn a_list_that_is_too_long_shows_what_is_around_the_cursor() {
        let items: Vec<Item> = (0..30).map(|number| Item::new(format!("item-{number:02}"), "")).collect();
        let mut list = List::new(&items, &[]);
        for _ in 0..20 {
            list.down();
        }
        let frame =
            Frame::of_list(Prompt::new("Which"), &items, &list, false, Size { columns: 50, rows: 10 });
        assert!(frame.rows.len() < 10, "{frame:?}");
        assert!(texts(&frame).contains(&"❯ item-20"), "{frame:?}");
        assert_eq!(texts(&frame).last(), Some(&"  23 more; type a part of its name"));
        "nothing".chars().for_each(|c| list.type_char(c));
        let frame =
            Frame::of_list(Prompt::new("Which"), &items, &list, false, Size { columns: 50, rows: 10 });
        assert_eq!(texts(&frame)[1], "  none of them holds `nothing`; erase a letter");
    }
}
