//! Templates of a project's own that venture does not use: refused with their place, and nothing written.

use crate::support::{Run, Sandbox};
use crate::templates::{OWN, with_own};

const TEMPLATE: &str = "project/go.mod.tera";

/// What every command that renders says, with nothing written; the others go on.
#[track_caller]
pub fn refused(sandbox: &Sandbox) -> Run {
    sandbox.require_mfa();
    let before = (sandbox.tree(), sandbox.snapshot(""));
    let commands: [&[&str]; 4] = [
        &["status"],
        &["regenerate", "--dry-run"],
        &["add", "function", "x", "--http", "GET /x"],
        &["regenerate", "--on-conflict", "take"],
    ];
    let runs = commands.map(|args| {
        let run = sandbox.acme(args.iter().copied());
        run_is_refusal(&run);
        run
    });
    let lock = |tree: String| tree.replace("acme/.venture/lock\n", "");
    assert!((lock(sandbox.tree()), sandbox.snapshot("")) == (lock(before.0), before.1), "{}", runs[0]);
    assert!(runs.iter().all(|run| *run == runs[0]), "{runs:#?}");
    sandbox.acme(["list"]).ok();
    sandbox.acme(["templates", "list"]).ok();
    let [run, ..] = runs;
    run
}

#[track_caller]
fn run_is_refusal(run: &Run) {
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains("\nhelp: "), "{run}");
}

/// The first line of the refusal of a template with this text.
#[track_caller]
fn reason(text: impl AsRef<[u8]>) -> String {
    let run = refused(&with_own(TEMPLATE, text));
    let first = run.stderr.lines().next().unwrap();
    let rest = first
        .strip_prefix("error: .venture/templates/project/go.mod.tera")
        .unwrap_or_else(|| panic!("{run}"));
    rest.to_owned()
}

#[test]
fn the_refusal_says_what_to_do() {
    insta::assert_snapshot!(refused(&with_own(TEMPLATE, "module x\n\ngo {= project.nme =}\n")), @"
    exit 1
    --- stderr
    error: .venture/templates/project/go.mod.tera:3:15: Field `nme` is not defined. Available fields: branch, module, name, owner, partition, region
    help: mend it, or remove it to have venture's again; `.venture/templates` is yours, and nothing was written
    ");
}

#[test]
fn each_fault_is_said_with_its_place() {
    let faults = [
        "module {= project.nme =}\n",
        "a\n  {= nothing =}\n",
        "a\nü {% if %}\n{% endif %}\n",
        "{% if project.name %}\n",
        "a\n{% endfor %}\n",
        "a {= project.name",
        "a\n {% include \"/etc/passwd\" %}\n",
        "{% set x = 1 %}",
        "a\n{= get_env(name=\"HOME\") =}\n",
        "{= project.name | upper =}",
        "{= now() =}",
        "{% for x in functions %}{% for y in functions %}{% for z in functions %}",
        "{= project.name + 1 =}\n",
        "{= 1 / 0 =}",
    ];
    let said: Vec<String> =
        faults.iter().map(|text| format!("{}\n  {}", text.escape_debug(), reason(text))).collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    module {= project.nme =}\n
      :1:19: Field `nme` is not defined. Available fields: branch, module, name, owner, partition, region
    a\n  {= nothing =}\n
      :2:6: Variable `nothing` is not defined. Available variables: auth, custom_senders, dead_letters, e2e, extras, filters_wait, function_names, functions, http_functions, http_routes, logs, operations, project, rpc_package, rpc_teams, sends_mail, server, subscription_filters, triggers, users_stream
    a\nü {% if %}\n{% endif %}\n
      :2:9: Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`
    {% if project.name %}\n
      :2:1: Unexpected end of input
    a\n{% endfor %}\n
      :2:4: Unknown tag
    a {= project.name
      :1:3: `=}` is missing
    a\n {% include \"/etc/passwd\" %}\n
      :2:2: `include` is not a tag of templates here: if, elif, else, endif, for, endfor
    {% set x = 1 %}
      :1:1: `set` is not a tag of templates here: if, elif, else, endif, for, endfor
    a\n{= get_env(name=\"HOME\") =}\n
      :2:1: `get_env(…)`: templates here call no functions
    {= project.name | upper =}
      :1:1: `upper` is not a filter of templates here: yaml, json, join
    {= now() =}
      :1:1: `now(…)`: templates here call no functions
    {% for x in functions %}{% for y in functions %}{% for z in functions %}
      :1:49: loops are nested more than 2 deep
    {= project.name + 1 =}\n
      :1:4: `+` requires both operands to be numbers, found `string` and `i64`
    {= 1 / 0 =}
      :1:8: Cannot divide by 0
    "#);
}

#[test]
fn what_is_not_text_or_too_large() {
    let said = [&b"\xff\xfe"[..], b"a\0b", &vec![b'x'; 300 * 1024], &vec![b'x'; 17 * 1024 * 1024]];
    let said: Vec<String> = said
        .iter()
        .map(|text| refused(&with_own(TEMPLATE, text)).stderr.lines().next().unwrap().to_owned())
        .collect();
    insta::assert_snapshot!(said.join("\n"), @"
    error: .venture/templates/project/go.mod.tera: it is not text
    error: .venture/templates/project/go.mod.tera: it is not text
    error: .venture/templates/project/go.mod.tera:1:1: it is larger than 256 KiB
    error: `.venture/templates/project/go.mod.tera` is larger than 16777216 bytes
    ");
}

#[test]
fn output_without_end() {
    let long = "x".repeat(200_000);
    let text = format!(
        "{{% for a in function_names %}}{{% for b in function_names %}}{long}{{% endfor %}}{{% endfor %}}"
    );
    insta::assert_snapshot!(reason(text), @"
    : Io error while writing rendered value to output: Other: more than 4 MiB come of it
    ");
}

#[test]
fn undo_still_works() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    sandbox.acme(["add", "function", "x", "--http", "GET /x"]).ok();
    sandbox.write(&format!("{OWN}/{TEMPLATE}"), "{= nothing =}");
    sandbox.acme(["undo"]).ok();
    sandbox.remove(&format!("{OWN}/{TEMPLATE}"));
    assert_eq!(sandbox.acme_files(), before);
}
