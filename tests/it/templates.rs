//! `venture templates`, and a project with templates of its own.

use serde_json::Value;

use crate::support::Sandbox;

pub const OWN: &str = "acme/.venture/templates";
const MAKEFILE: &str = "project/Makefile.tera";
const HANDLER: &str = "functions/http-signed-in/functions/__function__/handler.go.tera";
const FUNCTION: &str = "functions/http/functions/__function__/function.yml.tera";

/// A project that replaces one template by this text.
pub fn with_own(template: &str, text: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.write(&format!("{OWN}/{template}"), text);
    sandbox
}

#[test]
fn list_names_every_template_and_marks_ones_own() {
    let outside = Sandbox::new().run(["templates", "list"]).ok();
    assert!(outside.stdout.lines().count() > 100, "{outside}");
    assert!(outside.stdout.contains("\nproject/serverless.yml.tera\n") && !outside.stdout.contains("yours"));
    assert!(!outside.stdout.contains("manifest/"), "venture.yaml is written once: {outside}");
    let inside = with_own(MAKEFILE, "all:\n").acme(["templates", "list"]).ok();
    assert_eq!(inside.stdout.replace(" (yours)", ""), outside.stdout);
    assert!(inside.stdout.contains("\nproject/Makefile.tera (yours)\n"), "{inside}");
}

#[test]
fn list_as_json() {
    let run = with_own(MAKEFILE, "all:\n").acme(["templates", "list", "--format", "json"]).ok();
    let list: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(list["version"], 1);
    let replaced: Vec<&Value> =
        list["templates"].as_array().unwrap().iter().filter(|one| one["replaced"] == true).collect();
    assert_eq!(replaced, [&serde_json::json!({ "path": MAKEFILE, "replaced": true })]);
}

#[test]
fn show_gives_ventures_own_text() {
    let sandbox = with_own(MAKEFILE, "all:\n");
    let run = sandbox.acme(["templates", "show", MAKEFILE]).ok();
    assert_eq!(run.stdout, std::fs::read_to_string("templates/project/Makefile.tera").unwrap());
}

#[test]
fn a_template_that_is_none() {
    let sandbox = Sandbox::with_project();
    for (path, fix) in [
        ("Makefile", "its template is `project/Makefile.tera`"),
        ("project/Makfile", "did you mean `project/Makefile.tera`?"),
        ("../../etc/passwd", "`venture templates list` shows them all"),
        ("", "`venture templates list` shows them all"),
    ] {
        for command in ["show", "eject"] {
            let error = sandbox.acme(["templates", command, path]).fails(2);
            assert!(error.starts_with("error: venture has no template `") && error.contains(fix), "{error}");
        }
    }
    assert!(!sandbox.exists(OWN));
}

#[test]
fn eject_copies_a_template_changes_nothing_and_is_undone() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["templates", "eject", FUNCTION]), @"
    exit 0
    --- stdout
       create .venture/templates/functions/http/functions/__function__/function.yml.tera
    --- stderr
    edit it, then run `venture regenerate`
    ");
    assert!(sandbox.acme(["regenerate"]).ok().stderr.contains("up to date"));
    let run = sandbox.acme(["templates", "eject", FUNCTION]);
    insta::assert_snapshot!(run.fails(1), @"
    error: `.venture/templates/functions/http/functions/__function__/function.yml.tera` is there already; nothing was written
    help: edit it, or remove it first to start again from venture's
    ");
    insta::assert_snapshot!(sandbox.acme(["undo"]), @"
    exit 0
    --- stdout
    take back: venture templates eject functions/http/functions/__function__/function.yml.tera
        remove .venture/templates/functions/http/functions/__function__/function.yml.tera
    ");
    assert_eq!(sandbox.acme_files(), before);
    assert!(!sandbox.exists(OWN), "{}", sandbox.tree_of("acme/.venture"));
}

#[test]
fn undo_of_eject_does_not_lose_an_edit() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["templates", "eject", MAKEFILE]).ok();
    sandbox.write(&format!("{OWN}/{MAKEFILE}"), "mine:\n");
    assert!(
        sandbox.acme(["undo"]).fails(1).contains("changed since: .venture/templates/project/Makefile.tera")
    );
}

#[test]
fn ones_own_template_is_used_and_its_removal_brings_ventures_back() {
    let template = "project/local/requirements.txt";
    let sandbox = with_own(template, "{= project.name =} ${HOME}\n");
    let ventures = sandbox.read("acme/local/requirements.txt");
    let status = sandbox.acme(["status"]).ok();
    assert!(
        status.stdout.starts_with("outdated: 1 ") && status.stdout.contains("\n  local/requirements.txt\n"),
        "{status}"
    );
    sandbox.acme(["regenerate"]).ok();
    let text = sandbox.read("acme/local/requirements.txt");
    assert_eq!(text, "{= project.name =} ${HOME}\n", "no `.tera`, so copied as it is");
    sandbox.acme(["status", "--check"]).ok();
    sandbox.remove(&format!("{OWN}/{template}"));
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read("acme/local/requirements.txt"), ventures);
}

#[test]
fn an_edit_of_the_file_is_merged_with_ones_own_template() {
    let template = std::fs::read_to_string("templates/project/Makefile.tera").unwrap();
    let sandbox = with_own(MAKEFILE, template.clone() + "\nours:\n\ttrue\n");
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.acme(["regenerate"]).ok();
    let text = sandbox.read("acme/Makefile");
    assert!(text.starts_with("# Ours, managed") && text.ends_with("\nours:\n\ttrue\n"), "{text}");
}

#[test]
fn ones_own_template_is_rendered_for_a_new_function_and_for_those_that_are_there() {
    let template = std::fs::read_to_string(format!("templates/{FUNCTION}")).unwrap();
    let sandbox = with_own(FUNCTION, format!("# {{= function.name =}} of {{= project.name =}}\n{template}"));
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices"]).ok();
    assert!(sandbox.read("acme/functions/invoices/function.yml").starts_with("# invoices of acme\n"));
    assert!(!sandbox.read("acme/functions/hello/function.yml").starts_with("# hello"), "as before");
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.read("acme/functions/hello/function.yml").starts_with("# hello of acme\n"));
    sandbox.acme(["remove", "function", "invoices"]).ok();
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn ones_own_once_file_is_for_new_functions_only() {
    let sandbox = with_own(HANDLER, "package {= function.go_package =} // ours\n");
    let hello = sandbox.read("acme/functions/hello/handler.go");
    sandbox.acme(["status", "--check"]).ok();
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read("acme/functions/hello/handler.go"), hello, "it is the user's");
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices"]).ok();
    assert_eq!(sandbox.read("acme/functions/invoices/handler.go"), "package invoices // ours\n");
}

#[test]
fn crlf_in_ones_own_template_is_no_part_of_the_text() {
    let sandbox = with_own(MAKEFILE, "all:\r\n\ttrue\r\n");
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read("acme/Makefile"), "all:\n\ttrue\n");
}

#[test]
fn a_project_among_files_is_made_of_the_templates_that_are_there() {
    let sandbox = Sandbox::new();
    sandbox.write(".venture/templates/project/Makefile.tera", "mine:\n");
    sandbox.write("acme/.venture/templates/project/Makefile.tera", "mine:\n");
    sandbox.run(["new", "acme", "--existing", "--defaults", "--vcs", "none"]).ok();
    assert_eq!(sandbox.read("acme/Makefile"), "mine:\n");
    sandbox.acme(["status", "--check"]).ok();
}
