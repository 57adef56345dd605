//! `venture add function` on a terminal.

use crate::support::Sandbox;
use crate::support::pty::{CTRL_U, DOWN, ESC, screen};

const ADD: [&str; 3] = ["add", "function", "invoices"];
const ROUTE: &str = "Method and path";
const ACCESS: &str = "Who may call it";

#[test]
fn asks_for_name_trigger_route_and_who_may_call_it() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ["add", "function"]);
    terminal.sees("Function name").answers("invoices");
    terminal
        .sees("What calls it")
        .sees("❯ http      a call of the API")
        .sees("sign-up or sign-in")
        .answers("");
    terminal.sees(ROUTE).answers("POST /teams/{teamId}/invoices");
    terminal.sees(ACCESS).sees("❯ signed-in    anyone with an account").sees("its owners");
    terminal.types("admin").sees("❯ team:admin").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.ends_with("next:\r\n  write functions/invoices/handler.go\r\n  make test\r\n"), "{shown}");
    let manifest = sandbox.read("acme/venture.yaml");
    let entry = "  invoices:\n    http: \"POST /teams/{teamId}/invoices\"\n    access: \"team:admin\"\n";
    assert!(manifest.contains(entry), "{manifest}");
    assert!(sandbox.read("acme/functions/invoices/handler.go").contains("package invoices\n"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn a_name_that_clashes_is_refused_where_it_is_typed() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ["add", "function"]);
    terminal.sees("Function name").answers("hello");
    terminal.sees("there is a function `hello` already; choose another name");
    terminal.types(CTRL_U).answers("hel-lo");
    terminal.sees("in Go and CloudFormation it is the same as `hello`; choose another name");
    terminal.types(CTRL_U).answers("invoices").sees("What calls it").interrupts();
    assert_eq!(terminal.ends().0, 130);
}

#[test]
fn every_trigger_can_be_asked_for() {
    for (trigger, value, entry) in [
        ("schedule", "rate(1 hour)", "schedule: \"rate(1 hour)\""),
        ("queue", "jobs", "queue: jobs"),
        ("topic", "news", "topic: news"),
        ("bucket", "photos", "bucket: photos"),
        ("stream", "", "stream: users"),
        ("cognito", "pre-sign", "cognito: pre-sign-up"),
    ] {
        let sandbox = Sandbox::with_project();
        let mut terminal = sandbox.terminal("acme", ADD);
        terminal.sees("What calls it").types(trigger).sees(&format!("❯ {trigger}")).answers("");
        terminal.sees("›").answers(value);
        let (code, shown) = terminal.ends();
        assert_eq!(code, 0, "{trigger}: {shown}");
        assert!(!shown.contains(ACCESS), "only an http function has callers: {shown}");
        let manifest = sandbox.read("acme/venture.yaml");
        assert!(manifest.contains(&format!("  invoices:\n    {entry}\n")), "{manifest}");
    }
}

#[test]
fn a_role_is_asked_for_by_name_and_a_team_only_where_the_path_has_one() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD.into_iter().chain(["--http", "GET /invoices"]));
    terminal.sees(ACCESS).sees("role:NAME").types(DOWN).types(DOWN).sees("❯ role:NAME").answers("");
    terminal.sees("NAME of role:NAME").answers("No!").sees("`role:No!` is not an access level");
    terminal.types("\u{15}").answers("billing");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("members of the team"), "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("    access: \"role:billing\"\n"));
}

#[test]
fn esc_goes_back() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ["add", "function"]);
    terminal.sees("Function name").answers("invoices").sees("What calls it").types("queue").answers("");
    terminal.sees("Name of an SQS queue").types(ESC).sees("What calls it").types(ESC);
    terminal.sees("Function name").answers("bills").sees("What calls it").answers("");
    terminal.sees(ROUTE).answers("GET /bills").sees(ACCESS).types(ESC);
    terminal.sees(ROUTE).answers("GET /all-bills").sees(ACCESS).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let manifest = sandbox.read("acme/venture.yaml");
    let entry = "  bills:\n    http: GET /all-bills\n    access: signed-in\n";
    assert!(manifest.contains(entry) && !manifest.contains("invoices"), "{manifest}");
}

#[test]
fn what_flags_say_is_not_asked() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD.into_iter().chain(["--http", "GET /invoices"]));
    terminal.sees(ACCESS).types(DOWN).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains(ROUTE), "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("    http: GET /invoices\n    access: public\n"));
    let (code, shown) = sandbox.terminal("acme", ["add", "function", "mails", "--queue", "mails"]).ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains(ACCESS), "only an http function has callers: {shown}");
}

#[test]
fn what_cannot_be_is_refused_where_it_is_typed() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ["add", "function"]);
    terminal.sees("Function name").answers("hello").sees("there is a function `hello` already");
    terminal.types("\u{15}").answers("func").sees("it is a Go keyword").types("\u{15}").answers("invoices");
    terminal.sees("What calls it").answers("");
    terminal.sees(ROUTE).answers("GET invoices").sees("`GET invoices` is not a route:").sees("start with");
    terminal.types("\u{15}").answers("GET /hello").sees("the route clashes with that of `hello`");
    terminal.types("\u{15}").answers("").sees("is not a route").answers("GET /invoices");
    terminal.sees(ACCESS).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let seen = screen(80, &shown);
    assert!(!seen.contains("is not a route") && !seen.contains("clashes"), "{seen}");
    assert!(sandbox.read("acme/venture.yaml").contains("    http: GET /invoices\n    access: signed-in\n"));
}

#[test]
fn ctrl_c_at_any_question_writes_nothing() {
    let sandbox = Sandbox::with_project();
    let before = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
    for question in ["What calls it", ROUTE, ACCESS] {
        let mut terminal = sandbox.terminal("acme", ADD);
        if question != "What calls it" {
            terminal.sees("What calls it").answers("");
        }
        if question == ACCESS {
            terminal.sees(ROUTE).answers("GET /invoices");
        }
        terminal.sees(question).interrupts();
        let (code, shown) = terminal.ends();
        assert_eq!(code, 130, "{shown}");
        assert!(screen(80, &shown).ends_with("\ncancelled; nothing was written"), "{shown:?}");
        let after = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
        assert!(after == before, "{question}: {shown}");
    }
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn nobody_else_changes_the_project_while_a_question_is_open() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD);
    terminal.sees("What calls it");
    let other = ["add", "function", "other", "--queue", "other"];
    let error = sandbox.acme(other).fails(1);
    assert!(error.starts_with("error: another venture is at work in this project\n"), "{error}");
    sandbox.acme(["status", "--check"]).ok();
    terminal.answers("").sees(ROUTE).answers("GET /invoices").sees(ACCESS).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    sandbox.acme(other).ok();
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(manifest.contains("\n  invoices:\n") && manifest.contains("\n  other:\n"), "{manifest}");
}
