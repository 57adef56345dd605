//! A project of 50 functions: everything works on it as on a small one.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use walkdir::WalkDir;

use crate::support::{Sandbox, many};

/// Where a file or folder stands, which one it is, when it was changed last in any way, and what it holds.
type State = (String, u64, (i64, i64), Vec<u8>);

fn with_fifty() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", many::manifest(50));
    sandbox.run(["new", "acme", "--answers", "answers.yaml", "--defaults", "--vcs", "none"]).ok();
    sandbox
}

/// Every file and folder of the project, `.venture/` too. A file that is replaced by an equal one differs, and so
/// does the folder in which something was made and removed again.
fn states(sandbox: &Sandbox) -> Vec<State> {
    let entries = WalkDir::new(sandbox.path("acme")).sort_by_file_name().into_iter().map(Result::unwrap);
    let state = |entry: walkdir::DirEntry| {
        let metadata = entry.metadata().unwrap();
        let content = if metadata.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        let changed = (metadata.ctime(), metadata.ctime_nsec());
        (entry.path().display().to_string(), metadata.ino(), changed, content)
    };
    entries.map(state).collect()
}

#[test]
fn fifty_functions_are_made_and_are_up_to_date() {
    let sandbox = with_fifty();
    sandbox.acme(["status", "--check"]).ok();
    let listed = sandbox.acme(["list", "--format", "json"]).ok().stdout;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let listed = listed["functions"].as_array().unwrap().iter();
    let names: Vec<&str> = listed.map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, (0..50).map(many::name).collect::<Vec<_>>());
    for number in 0..50 {
        let handler = format!("acme/functions/{}/handler.go", many::name(number));
        assert!(sandbox.exists(&handler), "{handler}");
    }
    let status = sandbox.acme(["status", "--format", "json"]).ok().stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert!((400..500).contains(&status["resources"]["api"].as_u64().unwrap()), "{}", status["resources"]);
}

#[test]
fn adding_and_removing_leave_every_byte_as_it_was() {
    let sandbox = with_fifty();
    let before = (sandbox.tree_of("acme/functions"), sandbox.acme_files());
    let triggers =
        [("--http", "GET /one-more/{id}"), ("--queue", "one-more"), ("--cognito", "define-auth-challenge")];
    for (flag, value) in triggers {
        for back in [&["remove", "function", "one-more"][..], &["undo"]] {
            sandbox.acme(["add", "function", "one-more", flag, value]).ok();
            sandbox.acme(["status", "--check"]).ok();
            assert!(sandbox.exists("acme/functions/one-more/handler.go"));
            sandbox.acme(back.iter().copied()).ok();
            let after = (sandbox.tree_of("acme/functions"), sandbox.acme_files());
            assert!(after == before, "{flag} and {back:?}");
        }
    }
}

#[test]
fn removing_any_and_adding_it_again_leaves_every_byte_as_it_was() {
    let sandbox = with_fifty();
    let before = (sandbox.tree_of("acme/functions"), sandbox.acme_files());
    for (number, entry) in [
        (0, ["--http", "GET /f-00", "--access", "signed-in"]),
        (22, ["--http", "GET /f-22/latest", "--access", "public"]),
        (44, ["--schedule", "rate(1 day)", "--memory", "512"]),
    ] {
        let name = many::name(number);
        sandbox.acme(["remove", "function", &name]).ok();
        assert!(!sandbox.exists(&format!("acme/functions/{name}")));
        sandbox.acme(["status", "--check"]).ok();
        sandbox.acme(["add", "function", &name].into_iter().chain(entry)).ok();
        assert!((sandbox.tree_of("acme/functions"), sandbox.acme_files()) == before, "{name}");
    }
}

#[test]
fn regenerating_without_a_change_touches_nothing() {
    let sandbox = with_fifty();
    sandbox.write("acme/.venture/lock", ""); // the first run that may write makes it
    let before = states(&sandbox);
    assert!(before.len() > 480 && before.iter().any(|(path, ..)| path.ends_with("/.venture/pristine.txtar")));
    for command in
        [&["regenerate"][..], &["regenerate", "--dry-run"], &["status"], &["regenerate", "cognito"]]
    {
        sandbox.acme(command.iter().copied()).ok();
        let after = states(&sandbox);
        let touched = after.iter().filter(|state| !before.contains(state)).map(|(path, ..)| path);
        assert!(after == before, "{command:?} touched {:?}", touched.collect::<Vec<_>>());
    }
}
