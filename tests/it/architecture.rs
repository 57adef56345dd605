//! The folders of `src/` use each other as the table in ARCHITECTURE.md says, and no files use each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::uses::{Source, sources, uses};

#[test]
fn folders_use_each_other_in_one_direction() {
    let (sources, allowed) = (sources(), table());
    let tops: BTreeSet<&str> = sources.iter().map(|source| top(&source.module)).collect();
    let listed: BTreeSet<&str> = allowed.keys().map(String::as_str).collect();
    assert_eq!(tops, listed, "the table names every folder and file of src/");
    let mut wrong = Vec::new();
    for source in &sources {
        let own = top(&source.module);
        for used in uses(source, &sources) {
            let used = top(&used).to_owned();
            if used != own && !allowed[own].contains(&used) {
                wrong.push(format!("{} uses {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = sources();
    // What a folder's mod.rs defines is there for the files of the folder.
    let other = |source: &Source, used: &String| !source.module.starts_with(&format!("{used}::"));
    let others = |source| uses(source, &sources).into_iter().filter(|used| other(source, used)).collect();
    let graph: BTreeMap<&str, BTreeSet<String>> =
        sources.iter().map(|source| (source.module.as_str(), others(source))).collect();
    assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 300, "the test finds the uses");
    // Takes away what uses nothing that is left; a circle stays.
    let mut left: BTreeSet<&str> = graph.keys().copied().collect();
    loop {
        let free: Vec<&str> = left
            .iter()
            .copied()
            .filter(|module| !graph[module].iter().any(|used| left.contains(&**used)))
            .collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module| !free.contains(module));
    }
    let shown: Vec<String> = left
        .iter()
        .map(|module| {
            let used: Vec<&String> = graph[module].iter().filter(|used| left.contains(&***used)).collect();
            format!("{module} uses {used:?}")
        })
        .collect();
    assert!(left.is_empty(), "{shown:#?}");
}

#[test]
fn one_file_asks_and_one_folder_writes() {
    for source in sources() {
        let (path, code) = (source.path, source.code);
        let asks = code.contains("read_key");
        assert!(!asks || path == "answers/terminal.rs", "{path} asks");
        let writes = ["create_new(", ".rename(", "remove_file(", ".write_all(&content"];
        let writes = writes.iter().any(|call| code.contains(call));
        assert!(!writes || path.starts_with("apply/"), "{path} writes");
    }
}

/// The rows of ARCHITECTURE.md: a name in `src/`, and what it may use of the others.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rows = text.split("| in `src/` | may use |").nth(1).expect("the table").lines().skip(2);
    let names = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches('/').to_owned()).collect()
    };
    let mut table = BTreeMap::new();
    for row in rows.take_while(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        for name in names(cells[1]) {
            table.insert(name, names(cells[2]).into_iter().collect());
        }
    }
    table
}

fn top(module: &str) -> &str {
    module.split("::").next().unwrap()
}
