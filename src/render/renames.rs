//! Generated files that moved from one version of venture to the next.

use crate::tree::Rename;

/// (path until then, path since then), oldest first; `__function__` stands for every function's name. A file
/// that is dropped needs no entry: it is deleted where it is as generated, and kept where it is not.
const MOVED: &[(&str, &str)] = &[];

/// The table.
pub fn renames() -> Vec<Rename> {
    let rename = |(from, to): (&str, &str)| Rename { from: from.to_owned(), to: to.to_owned() };
    MOVED.iter().copied().chain(for_tests()).map(rename).collect()
}

#[cfg(not(debug_assertions))]
fn for_tests() -> Option<(&'static str, &'static str)> {
    None
}

/// In debug builds `VENTURE_MOVED=old=new` is a move besides those of the table, which is still empty.
#[cfg(debug_assertions)]
fn for_tests() -> Option<(&'static str, &'static str)> {
    #[expect(clippy::disallowed_methods, reason = "for tests only")]
    let setting = std::env::var("VENTURE_MOVED").ok()?;
    Box::leak(setting.into_boxed_str()).split_once('=')
}
