//! [`List`]: answers to choose from, fewer of them with each letter typed.

use super::Item;

pub struct List<'a> {
    items: &'a [Item],
    /// What was typed: only items that hold it are shown.
    pub typed: String,
    /// Which of those shown the cursor is on.
    at: usize,
    marked: Vec<bool>,
}

impl<'a> List<'a> {
    pub fn new(items: &'a [Item], chosen: &[usize]) -> Self {
        let marked = (0..items.len()).map(|index| chosen.contains(&index)).collect();
        Self { items, typed: String::new(), at: 0, marked }
    }

    /// The indices of the items shown.
    pub fn shown(&self) -> Vec<usize> {
        let typed = self.typed.to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&typed);
        let shown = self.items.iter().enumerate();
        shown.filter(|(_, item)| holds(&item.value) || holds(&item.meaning)).map(|(index, _)| index).collect()
    }

    /// The item that the cursor is on.
    pub fn current(&self) -> Option<usize> {
        self.shown().get(self.at).copied()
    }

    pub fn is_marked(&self, index: usize) -> bool {
        self.marked.get(index).is_some_and(|marked| *marked)
    }

    /// The indices of those that are marked.
    pub fn marked(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|index| self.is_marked(*index)).collect()
    }

    pub fn toggle(&mut self) {
        if let Some(index) = self.current() {
            self.marked[index] = !self.marked[index];
        }
    }

    pub fn up(&mut self) {
        let count = self.shown().len().max(1);
        self.at = (self.at + count - 1) % count;
    }

    pub fn down(&mut self) {
        self.at = (self.at + 1) % self.shown().len().max(1);
    }

    pub fn type_char(&mut self, c: char) {
        self.typed.push(c);
        self.at = 0;
    }

    pub fn erase(&mut self) {
        self.typed.pop();
        self.at = 0;
    }

    pub fn erase_all(&mut self) {
        self.typed.clear();
        self.at = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions() -> Vec<Item> {
        [("us-east-1", "N. Virginia"), ("ap-southeast-2", "Sydney"), ("eu-west-1", "Ireland")]
            .map(|(value, meaning)| Item::new(value, meaning))
            .to_vec()
    }

    #[test]
    fn typing_narrows_by_value_and_meaning() {
        let items = regions();
        let mut list = List::new(&items, &[]);
        assert_eq!((list.shown(), list.current()), (vec![0, 1, 2], Some(0)));
        list.down();
        list.type_char('S');
        list.type_char('Y');
        assert_eq!((list.shown(), list.current()), (vec![1], Some(1)));
        list.type_char('!');
        assert_eq!((list.shown(), list.current()), (vec![], None));
        list.up();
        list.toggle();
        assert_eq!((list.current(), list.marked()), (None, vec![]));
        list.erase_all();
        "east".chars().for_each(|c| list.type_char(c));
        assert_eq!(list.shown(), [0, 1]);
    }

    #[test]
    fn the_cursor_goes_round_and_marks_stay_with_their_item() {
        let items = regions();
        let mut list = List::new(&items, &[0]);
        list.up();
        list.toggle();
        list.type_char('v');
        list.toggle();
        list.erase();
        assert_eq!(list.marked(), [2]);
        list.up();
        list.down();
        assert_eq!(list.current(), Some(0));
    }
}
