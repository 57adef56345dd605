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
    let start = format!("{mark} ");
    let column = measure_text_width(&start) + widest + 2;
    if item.meaning.is_empty() {
        return wrapped(&item.value, &start, "    ", size);
    }
    if column + 20 > size.columns {
        let mut rows = wrapped(&item.value, &start, "    ", size);
        rows.extend(wrapped(&item.meaning, "      ", "      ", size));
        return rows;
    }
    let value = format!("{start}{}", item.value);
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
mod tests;
