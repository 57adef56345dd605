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
