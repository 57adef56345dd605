//! Which file of `src/` uses which, read from the code.

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

/// The source of one file without its unit tests, which may use what they like.
pub struct Source {
    /// `render/layers.rs`
    pub path: String,
    /// `render::layers`; a folder's `mod.rs` has the folder's name.
    pub module: String,
    pub code: String,
}

pub fn sources() -> Vec<Source> {
    let walk = WalkDir::new("src").sort_by_file_name().into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    let source = |path: String| {
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
        let text = fs::read_to_string(format!("src/{path}")).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        Source { path, module, code }
    };
    let paths = files.map(|entry| entry.path().strip_prefix("src").unwrap().to_str().unwrap().to_owned());
    // What only tests use, and the two files at the very top.
    let tests = |path: &String| path.starts_with("properties/") || path.ends_with("tests.rs");
    paths.filter(|path| !tests(path) && path != "lib.rs" && path != "main.rs").map(source).collect()
}

/// The modules of the files that a file uses, by `use` and by paths within its code.
pub fn uses(source: &Source, sources: &[Source]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for path in paths(source) {
        let file = resolve(&path, sources);
        used.extend(file.filter(|file| *file != source.module));
    }
    used
}

/// Every path that starts at the crate, at the folder above, or at a file of the folder.
fn paths(source: &Source) -> Vec<String> {
    let is_folder = source.path.ends_with("/mod.rs");
    let parent = source.module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut paths = Vec::new();
    for (start, base) in [("crate::", ""), ("super::super::", grand(parent)), ("super::", parent)] {
        for (at, _) in source.code.match_indices(start) {
            if start == "super::" && source.code[..at].ends_with("super::") {
                continue;
            }
            paths.extend(expand(base, &source.code[at + start.len()..]));
        }
    }
    if is_folder {
        for child in source.code.split("mod ").skip(1).filter_map(|rest| rest.split(';').next()) {
            let call = format!("{child}::");
            let named = source.code.match_indices(&call).filter(|(at, _)| {
                !source.code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            paths.extend(named.map(|_| format!("{}::{child}", source.module)));
        }
    }
    paths
}

fn grand(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

/// The paths that a piece of code begins with: one, or one for each name in braces, however deep.
fn expand(base: &str, rest: &str) -> Vec<String> {
    let join = |name: &str| if base.is_empty() { name.to_owned() } else { format!("{base}::{name}") };
    if let Some(list) = rest.strip_prefix('{') {
        let mut depth = 0;
        let end = list.find(|c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth < 0
        });
        let list = &list[..end.unwrap_or(list.len())];
        let mut parts = vec![String::new()];
        for c in list.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if c == ',' && depth == -1 {
                parts.push(String::new());
            } else {
                parts.last_mut().unwrap().push(c);
            }
        }
        return parts.iter().flat_map(|part| expand(base, part.trim())).collect();
    }
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    match rest[name.len()..].strip_prefix("::") {
        _ if name.is_empty() => Vec::new(),
        Some(rest) if name != "self" => expand(&join(&name), rest),
        _ if name == "self" => vec![base.to_owned()],
        _ => vec![join(&name)],
    }
}

/// The file that defines what a path names: the deepest module on it or, where that is a folder which only re-exports
/// the name, the file it comes from.
fn resolve(path: &str, sources: &[Source]) -> Option<String> {
    let find = |module: &str| sources.iter().find(|source| source.module == module);
    let mut module = path;
    let source = loop {
        match find(module) {
            Some(source) => break source,
            None => module = module.rsplit_once("::")?.0,
        }
    };
    let name = path[module.len()..].trim_start_matches("::").split("::").next().unwrap_or_default();
    if source.path.ends_with("/mod.rs") && !name.is_empty() {
        for statement in source.code.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
            for exported in expand(module, statement) {
                if exported.ends_with(&format!("::{name}")) {
                    return resolve(&exported, sources);
                }
            }
        }
    }
    Some(module.to_owned())
}
