//! The folders of `src/` may use each other in one direction only; ARCHITECTURE.md has the table.

use std::fs;

use walkdir::WalkDir;

/// What each folder may use of the others. `commands`, `error` and `lib` may use everything.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("tree", &[]),
    ("cost", &["model"]),
    ("manifest", &["model"]),
    ("render", &["manifest", "model", "tree"]),
    ("pristine", &["tree"]),
    ("plan", &["pristine", "tree"]),
    ("answers", &["manifest", "model"]),
    ("review", &["answers", "plan", "ui"]),
    ("apply", &["plan", "tree"]),
    ("ui", &["cost", "error", "plan"]),
];

#[test]
fn folders_use_each_other_in_one_direction() {
    let mut wrong = Vec::new();
    for (folder, allowed) in MAY_USE {
        for (path, text) in sources(folder) {
            for used in text.split("crate::").skip(1).flat_map(first_names) {
                if used != *folder && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{path} uses {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_file_asks_and_one_folder_writes() {
    for (path, text) in sources("") {
        let asks = text.contains("dialoguer::");
        assert!(!asks || path.ends_with("answers/terminal.rs"), "{path} asks");
        let writes = ["create_new(", ".rename(", "remove_file(", ".write_all(&content"];
        let writes = writes.iter().any(|call| text.contains(call));
        assert!(!writes || path.contains("/apply/"), "{path} writes");
    }
}

/// The first name after `crate::`, or each of those in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(name).collect(),
        None => vec![name(rest)],
    }
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let walk = WalkDir::new(format!("src/{folder}")).into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    files
        .map(|entry| (entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}
