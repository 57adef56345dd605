//! `venture man`

use std::fs;

use crate::support::Sandbox;

#[test]
fn one_page_a_command_in_a_folder_that_is_made() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["man", "share/man1"]).ok();
    let names: Vec<String> = sandbox.tree_of("share/man1").lines().map(str::to_owned).collect();
    assert_eq!(run.stderr, format!("wrote {} pages into `share/man1`\n", names.len()));
    for name in ["venture.1", "venture-new.1", "venture-add-function.1", "venture-templates-eject.1"] {
        assert!(names.iter().any(|page| page == name), "{name}: {names:?}");
    }
    assert!(!names.iter().any(|page| page.contains("help") || page.contains("version")), "{names:?}");
    let page = sandbox.read("share/man1/venture-add-function.1");
    assert!(page.contains(".TH venture-add-function 1") && page.contains("Add a function"), "{page}");
    assert!(page.contains(r"\-\-schedule"), "{page}");
    sandbox.write("share/man1/venture.1", "old");
    sandbox.run(["man", "share/man1", "-q"]).ok();
    assert_eq!(sandbox.read("share/man1/venture.1"), sandbox.run(["man"]).ok().stdout);
}

#[test]
fn no_page_is_replaced_where_one_cannot_be_written() {
    let sandbox = Sandbox::new();
    sandbox.write("man1/venture.1", "old");
    sandbox.make_folder("man1/venture-undo.1");
    let run = sandbox.refuses(["man", "man1"]);
    assert!(run.stderr.contains("cannot write `[DIR]/man1/venture-undo.1`"), "{run}");
    fs::write(sandbox.path("file"), "").unwrap();
    assert!(sandbox.refuses(["man", "file/man1"]).stderr.contains("cannot make `[DIR]/file/man1`"));
}

#[test]
fn the_name_of_a_command_is_no_folder_unless_it_is_said() {
    let sandbox = Sandbox::new();
    let run = sandbox.refuses(["man", "list"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("see `venture list --help`; a folder of that name is `./list`"), "{run}");
    sandbox.run(["man", "./list"]).ok();
    assert!(sandbox.read("list/venture-list.1").contains(".TH venture-list 1"));
}
