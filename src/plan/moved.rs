//! Files that a newer venture writes in another place: the user's edits go with them.

use std::collections::BTreeMap;

use crate::pristine::Pristine;
use crate::tree::disk::Files;
use crate::tree::{RelPath, Rename, Tree};

/// From new path to old, for each file that was generated in its old place and is now in its new one. Where
/// the user has a file in the new place already, each of the two is judged for itself.
pub(super) fn moved(
    renames: &[Rename],
    pristine: &Pristine,
    disk: &Files,
    tree: &Tree,
) -> BTreeMap<RelPath, RelPath> {
    let mut moved = BTreeMap::new();
    for from in pristine.paths().filter(|path| !tree.contains_key(*path)) {
        // In the order of the table, so that a file that moved twice arrives.
        let last =
            renames.iter().fold(from.as_str().to_owned(), |path, rename| rename.of(&path).unwrap_or(path));
        let Ok(to) = RelPath::parse(&last) else { continue };
        if to != *from && tree.contains_key(&to) && pristine.get(&to).is_none() && !disk.contains_key(&to) {
            moved.insert(to, from.clone());
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Content, File, Kind};

    fn path(text: &str) -> RelPath {
        RelPath::parse(text).unwrap()
    }

    /// What moves, of the files generated `before` and `now`, by the `table`.
    fn moves(table: &[(&str, &str)], before: &[&str], now: &[&str]) -> Vec<String> {
        let file = || File::new(Content::text("x\n"), Kind::Managed);
        let mut pristine = Pristine::default();
        for text in before {
            pristine.record(path(text), &file(), None);
        }
        let tree: Tree = now.iter().map(|text| (path(text), file())).collect();
        let rename = |(from, to): &(&str, &str)| Rename { from: (*from).to_owned(), to: (*to).to_owned() };
        let renames: Vec<Rename> = table.iter().map(rename).collect();
        let moved = moved(&renames, &pristine, &Files::new(), &tree);
        moved.iter().map(|(to, from)| format!("{from} to {to}")).collect()
    }

    #[test]
    fn a_file_that_moved_more_than_once_arrives() {
        let table = [("a", "b"), ("b", "c/d"), ("c/d", "e")];
        for from in ["a", "b", "c/d"] {
            assert_eq!(moves(&table, &[from], &["e"]), [format!("{from} to e")]);
        }
        assert!(moves(&table, &["x"], &["e"]).is_empty());
    }

    #[test]
    fn a_file_that_came_back_stays() {
        let table = [("a", "b"), ("b", "a")];
        assert!(moves(&table, &["a"], &["a"]).is_empty());
        assert_eq!(moves(&table, &["b"], &["a"]), ["b to a"]);
    }

    #[test]
    fn a_place_is_taken_once_and_only_where_something_is_generated_there() {
        let table = [("a", "c"), ("b", "c")];
        assert_eq!(moves(&table, &["a", "b"], &["c"]).len(), 1);
        assert!(moves(&table, &["a"], &["a", "c"]).is_empty(), "both are generated");
        assert!(moves(&table, &["a"], &["d"]).is_empty(), "dropped since");
        assert!(moves(&table, &["a", "c"], &["c"]).is_empty(), "it was there before");
        assert!(moves(&[("a", "../c")], &["a"], &["c"]).is_empty());
    }
}
