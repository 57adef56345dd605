//! Templates of a project's own that are made to do harm.

use crate::hostile::{COMMANDS, survives};
use crate::support::Sandbox;
use crate::templates_refused::refused;

#[test]
fn templates_that_are_more_than_memory_holds() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("acme/.venture/templates");
    let many =
        sandbox.shell("cd acme/.venture/templates && for n in $(seq 300); do truncate -s 16M $n; done");
    assert_eq!(many.code, 0, "{many}");
    let run = survives(&sandbox, "status");
    assert!(run.stderr.contains("larger than 67108864 bytes together"), "{run}");
}

#[test]
fn templates_that_nest_or_grow() {
    for text in [
        "{% if true %}".repeat(15_000),
        format!("{{= {}1{} =}}", "(".repeat(60_000), ")".repeat(60_000)),
        format!("{{= {}1{} =}}", "[".repeat(60_000), "]".repeat(60_000)),
        format!("{{= {}true =}}", "not ".repeat(50_000)),
        format!("{{= {}1 =}}", "-".repeat(100_000)),
        format!("{{= 1{} =}}", " + 1".repeat(50_000)),
        format!("{{= \"a\"{} =}}", " ~ \"a\"".repeat(30_000)),
        format!("{{= project{} =}}", ".name".repeat(40_000)),
        format!("{{= project{} =}}", "[project".repeat(25_000)),
        format!("{{= functions{} =}}", " | json".repeat(30_000)),
        format!("{{= {}1 =}}", "1 if true else ".repeat(15_000)),
        format!("{{% if {}true %}}x{{% endif %}}", "true and ".repeat(25_000)),
        "{% for a in functions %}".repeat(10_000),
        format!("{{% if a %}}{}{{% endif %}}", "{% elif b %}".repeat(20_000)),
        format!("{{= {}x{} =}}", "{\"a\": ".repeat(30_000), "}".repeat(30_000)),
    ] {
        let sandbox = Sandbox::with_project();
        sandbox.write("acme/.venture/templates/project/go.mod.tera", &text);
        let run = survives(&sandbox, "status");
        assert!(run.code == 1 || run.stderr.is_empty(), "{}: {run}", &text[..40]);
    }
}

#[test]
fn templates_in_a_circle() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder("acme/.venture/templates/project");
    sandbox.symlink("..", "acme/.venture/templates/project/again");
    let run = refused(&sandbox);
    assert!(run.stderr.contains("is not a regular file"), "{run}");
    assert!(COMMANDS.iter().all(|command| survives(&sandbox, command).code < 4));
}
