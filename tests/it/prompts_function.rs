//! `venture add function` on a terminal.

use crate::support::Sandbox;

const ADD: [&str; 3] = ["add", "function", "invoices"];
const ACCESS: &str = "Who may call it (public, signed-in, role:NAME, team:ROLE)";

#[test]
fn asks_for_the_route_and_who_may_call_it() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD);
    terminal.sees("Method and path").answers("POST /teams/{teamId}/invoices");
    terminal.sees(ACCESS).sees("signed-in").answers("team:admin");
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
fn enter_takes_the_default_access() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD);
    terminal.sees("Method and path").answers("GET /invoices");
    terminal.sees(ACCESS).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(manifest.contains("  invoices:\n    http: GET /invoices\n    access: signed-in\n"), "{manifest}");
}

#[test]
fn what_flags_say_is_not_asked() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD.into_iter().chain(["--http", "GET /invoices"]));
    terminal.sees(ACCESS).answers("public");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("Method and path"), "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("    http: GET /invoices\n    access: public\n"));
    let (code, shown) = sandbox.terminal("acme", ["add", "function", "mails", "--queue", "mails"]).ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("Who may call it"), "only an http function has callers: {shown}");
}

#[test]
fn a_refused_answer_is_asked_again() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD);
    terminal.sees("Method and path").answers("GET invoices");
    terminal
        .sees("`GET invoices` is not a route: the path does not start with `/`; write a method and a path");
    terminal.sees("Method and path").answers("");
    terminal.sees("is not a route").sees("Method and path").answers("GET /invoices");
    terminal.sees(ACCESS).answers("everybody");
    terminal.sees("`everybody` is not").sees(ACCESS).answers("public");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("    http: GET /invoices\n    access: public\n"));
}

#[test]
fn ctrl_c_at_either_question_writes_nothing() {
    let sandbox = Sandbox::with_project();
    let before = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
    for question in ["Method and path", ACCESS] {
        let mut terminal = sandbox.terminal("acme", ADD);
        if question == ACCESS {
            terminal.sees("Method and path").answers("GET /invoices");
        }
        terminal.sees(question).interrupts();
        let (code, shown) = terminal.ends();
        assert_eq!(code, 130, "{shown}");
        assert!(shown.ends_with("cancelled; nothing was written\r\n"), "{shown:?}");
        let after = (sandbox.tree_of("acme/functions"), sandbox.snapshot("acme"));
        assert!(after == before, "{question}: {shown}");
    }
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn nobody_else_changes_the_project_while_a_question_is_open() {
    let sandbox = Sandbox::with_project();
    let mut terminal = sandbox.terminal("acme", ADD);
    terminal.sees("Method and path");
    let other = ["add", "function", "other", "--queue", "other"];
    let error = sandbox.acme(other).fails(1);
    assert!(error.starts_with("error: another venture is at work in this project\n"), "{error}");
    sandbox.acme(["status", "--check"]).ok();
    terminal.answers("GET /invoices").sees(ACCESS).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    sandbox.acme(other).ok();
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(manifest.contains("\n  invoices:\n") && manifest.contains("\n  other:\n"), "{manifest}");
}
