//! What `venture add function` and `venture remove function` refuse, with nothing written.

use crate::support::Sandbox;

#[test]
fn another_function_under_a_taken_name_is_refused() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    insta::assert_snapshot!(sandbox.acme(["add", "function", "hello", "--http", "GET /greet"]), @"
    exit 1
    --- stderr
    error: there is another function `hello` (access: signed-in, http: GET /hello, memory: 128); nothing was written
    help: choose another name, or edit its entry in venture.yaml and run `venture regenerate`
    ");
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn bad_entries_are_refused_before_anything_is_written() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.acme_files();
    let runs = [
        &["add", "function", "Bad_Name", "--http", "GET /x"][..],
        &["add", "function", "me", "--http", "GET /x"],
        &["add", "function", "x", "--http", "GET x", "--memory", "1"],
        &["add", "function", "x", "--http", "GET /hello"],
        &["add", "function", "x"],
        &["add", "function", "x", "--http", "GET /x", "--access", "team:admin"],
    ];
    let texts = runs.map(|run| sandbox.acme(run.iter().copied()).to_string());
    insta::assert_snapshot!(texts.join("\n"), @r#"
    exit 2
    --- stderr
    error: `Bad_Name` is not a function name
    help: use lower-case letters, digits and single dashes, such as `bad-name`
    exit 2
    --- stderr
    error: `me` cannot name a function: it is a built-in function of every project
    help: add a word, such as `me-item`
    exit 2
    --- stderr
    error: --http: `GET x` is not a route: the path does not start with `/`
    help: write a method and a path, such as `GET /teams/{teamId}/invoices`

    error: --memory: `1` is not a whole number from 128 to 10240
    help: use a whole number from 128 to 10240
    exit 2
    --- stderr
    error: --http: the route clashes with that of `hello`: method and path are the same
    help: change one of them; `hello` has `GET /hello`
    exit 2
    --- stderr
    error: no trigger is given, and there is no terminal to ask on
    help: give exactly one, such as --http "GET /invoices"
    exit 2
    --- stderr
    error: --access: `team:…` needs the team in the path
    help: add `{teamId}` to the route, such as `GET /teams/{teamId}`
    "#);
    assert_eq!(sandbox.acme_files(), before);
}

#[test]
fn a_form_that_cannot_be_edited_is_said_with_the_lines_to_write() {
    let sandbox = Sandbox::with_project();
    let text = sandbox.read("acme/venture.yaml");
    sandbox.write("acme/venture.yaml", format!("# ours\n---\n{text}"));
    insta::assert_snapshot!(sandbox.acme(["add", "function", "x", "--http", "GET /x"]), @"
    exit 1
    --- stderr
    error: venture cannot edit `functions` in this form
    help: write it by hand, then run `venture regenerate`:
      functions:
        x:
          http: GET /x
          access: signed-in
    ");
}

#[test]
fn remove_refuses_built_in_and_unknown_functions() {
    let sandbox = Sandbox::with_project();
    let names = ["authorizer", "post-confirmation", "wrld", "nothing-like-it"];
    let texts = names.map(|name| sandbox.acme(["remove", "function", name]).to_string());
    insta::assert_snapshot!(texts.join("\n"), @"
    exit 1
    --- stderr
    error: `authorizer` is built in: it checks the token of every call that is not public
    help: its files are yours to edit; deleted ones stay deleted
    exit 1
    --- stderr
    error: `post-confirmation` is built in: it stores users when they confirm their sign-up
    help: its files are yours to edit; deleted ones stay deleted
    exit 1
    --- stderr
    error: there is no function `wrld`
    help: did you mean `world`?
    exit 1
    --- stderr
    error: there is no function `nothing-like-it`
    help: the functions are hello, world
    ");
}

#[test]
fn without_a_terminal_name_and_trigger_have_to_be_given() {
    let sandbox = Sandbox::with_project();
    insta::assert_snapshot!(sandbox.acme(["add", "function"]), @r#"
    exit 2
    --- stderr
    error: the function has no name, and there is no terminal to ask on
    help: name it: `venture add function invoices …`

    error: no trigger is given, and there is no terminal to ask on
    help: give exactly one, such as --http "GET /invoices"
    "#);
}

#[test]
fn what_does_not_fit_names_its_flag() {
    let sandbox = Sandbox::with_project();
    let add = |args: &[&str]| sandbox.acme(["add", "function"].iter().chain(args).copied()).fails(2);
    for (args, start) in [
        (&["zoo", "--http", "GET /hello"][..], "error: --http: the route clashes with that of `hello`"),
        (&["a", "--http", "GET /world"], "error: --http: the route clashes with that of `world`"),
        (
            &["zoo", "--http", "GET /a", "--timeout", "30"],
            "error: --timeout: 30 seconds is longer than API Gateway waits",
        ),
        (
            &["zoo", "--queue", "q", "--access", "public"],
            "error: --access: only http and rpc functions have callers",
        ),
        (
            &["zoo", "--bucket", "serverless-deployment"],
            "error: --bucket: the bucket `serverless-deployment` is",
        ),
    ] {
        let error = add(args);
        assert!(error.starts_with(start) && !error.contains("venture.yaml:"), "{error}");
    }
    sandbox.acme(["status", "--check"]).ok();
}

/// Wherever its name stands in the alphabet, what is being added is at fault, and what it clashes with is there.
#[test]
fn the_one_that_is_added_is_at_fault() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["add", "function", "mid-way", "--queue", "jobs"]).ok();
    sandbox.acme(["add", "function", "method", "--rpc", "InvoiceService.Create"]).ok();
    sandbox.acme(["add", "function", "stream-one", "--stream", "users"]).ok();
    sandbox.acme(["add", "function", "stream-two", "--stream", "users"]).ok();
    for name in ["aoo", "zoo"] {
        let add = |trigger: &str, value: &str| {
            let text = sandbox.acme(["add", "function", name, trigger, value]).fails(2);
            text.lines().next().unwrap_or_default().to_owned()
        };
        assert_eq!(add("--queue", "jobs"), "error: --queue: `mid-way` has the same trigger");
        assert_eq!(
            add("--http", "GET /hello"),
            "error: --http: the route clashes with that of `hello`: method and path are the same"
        );
        assert_eq!(
            add("--rpc", "OrderService.Create"),
            "error: --rpc: `method` has the messages `CreateRequest` and `CreateResponse`, too"
        );
        assert_eq!(
            add("--stream", "users"),
            "error: --stream: DynamoDB lets two functions read a stream, and `stream-one` and `stream-two` do"
        );
    }
    sandbox.acme(["status", "--check"]).ok();
}
