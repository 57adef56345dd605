//! Texts in rows that fit the terminal.

use console::measure_text_width;

/// Columns and rows of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub columns: usize,
    pub rows: usize,
}

/// A text of several lines; those that are too wide go on below, as deep as they began.
pub fn shown(text: &str, size: Size) -> Vec<String> {
    let row = |line: &str| {
        if measure_text_width(line) < size.columns {
            return vec![line.to_owned()];
        }
        let depth = " ".repeat(line.len() - line.trim_start().len());
        wrapped(line, &depth, &depth, size)
    };
    text.lines().flat_map(row).collect()
}

/// The text in rows, broken between words, and within one that is longer than a row. The last column stays free: what is
/// written there breaks the row on some terminals and not on others.
pub fn wrapped(text: &str, first: &str, further: &str, size: Size) -> Vec<String> {
    let most = size.columns.saturating_sub(1).max(8);
    let mut rows = vec![first.to_owned()];
    let mut is_new = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = |row: &String| measure_text_width(row);
        let last = rows.last().map_or(0, wide);
        if !is_new && last + 1 + measure_text_width(word) > most {
            rows.push(further.to_owned());
            is_new = true;
        }
        for (index, c) in word.chars().enumerate() {
            if rows.last().map_or(0, wide) + measure_text_width(c.encode_utf8(&mut [0; 4])) > most {
                rows.push(further.to_owned());
                is_new = true;
            }
            if let Some(row) = rows.last_mut() {
                if index == 0 && !is_new {
                    row.push(' ');
                }
                row.push(c);
                is_new = false;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_as_deep_as_they_began() {
        let size = Size { columns: 20, rows: 9 };
        let text = "name: acme\n  http: a text that is longer\n\n# end";
        assert_eq!(shown(text, size), ["name: acme", "  http: a text that", "  is longer", "", "# end"]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut() {
        let size = Size { columns: 11, rows: 9 };
        assert_eq!(wrapped("to abcdefghijklm", "", "  ", size), ["to", "  abcdefgh", "  ijklm"]);
        assert_eq!(wrapped("", "", "  ", size), [""]);
    }
}
