//! What says which project a manifest is of, and that no other project takes it over unasked.

use crate::support::Sandbox;

/// A project that has everything of its own.
const ACME: &str = "\
version: 2
name: acme
module: github.com/founders/acme
owner: growth
region: eu-west-1
auth:
  mfa: required
  passkeys: { enabled: true, domain: acme.io }
  login: { domain: acme-login, callback-urls: [\"https://acme.io/cb\"] }
  email: { sender: ses, from: hello@acme.io }
logs: { destination: splunk }
extras: []
functions:
  pay: { http: POST /pay }
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("acme/venture.yaml", ACME);
    sandbox
}

const OWN: [&str; 8] = [
    "--passkey-domain",
    "beta.io",
    "--login-domain",
    "beta-login",
    "--callback-urls",
    "https://beta.io/cb",
    "--email-from",
    "hello@beta.io",
];

#[test]
fn another_name_takes_none_of_it_and_is_told_so() {
    let sandbox = sandbox();
    let from = ["new", "beta", "--answers", "acme/venture.yaml", "--sign-in", "email"];
    let run = sandbox.run(from.into_iter().chain(OWN)).ok();
    insta::assert_snapshot!(run, @"
    exit 0
    --- stderr
    warning: `acme/venture.yaml` is of another project, `acme`; what is its own was not taken over: `module` (made from the new name; --module gives another)
    created `beta`: [N] files

    next:
      cd beta
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    let manifest = sandbox.read("beta/venture.yaml");
    assert!(
        manifest.contains("\nname: beta\nmodule: github.com/founders/beta\nowner: growth\n"),
        "{manifest}"
    );
    assert!(manifest.contains("\n  mfa: required\n") && manifest.contains("\n  pay:\n"), "{manifest}");
    assert!(!manifest.contains("acme"), "{manifest}");
}

#[test]
fn what_the_project_needs_and_nobody_gave_is_missing() {
    let sandbox = sandbox();
    let run = sandbox.run(["new", "beta", "--answers", "acme/venture.yaml", "--defaults"]);
    insta::assert_snapshot!(run, @"
    exit 2
    --- stderr
    warning: `acme/venture.yaml` is of another project, `acme`; what is its own was not taken over: `module` (made from the new name; --module gives another), `auth.passkeys.domain` (--passkey-domain), `auth.login.domain` (--login-domain), `auth.login.callback-urls` (--callback-urls), `auth.email.from` (--email-from)
    error: acme/venture.yaml:8:38: a passkey is made for a domain, and there is none: `auth.passkeys.domain` and `auth.login.domain` here are `acme`'s own and were not taken over
      |
    8 |   passkeys: { enabled: true, domain: acme.io }
      |                                      ^^^^^^^
      = help: pass --passkey-domain or --login-domain

    acme/venture.yaml:10:31: Amazon SES sends from an address: `auth.email.from` here is `acme`'s own and was not taken over
       |
    10 |   email: { sender: ses, from: hello@acme.io }
       |                               ^^^^^^^^^^^^^
       = help: pass --email-from
    ");
    assert!(!sandbox.exists("beta"));
}

#[test]
fn the_same_name_is_the_same_project() {
    let sandbox = sandbox();
    for (folder, name) in [("again/acme", &[][..]), ("copy", &["--name", "acme"])] {
        let from = ["new", folder, "--answers", "acme/venture.yaml", "--sign-in", "email"];
        let run = sandbox.run(from.iter().chain(name).copied()).ok();
        assert!(!run.stderr.contains("warning"), "{run}");
        let manifest = sandbox.read(&format!("{folder}/venture.yaml"));
        let own = [
            "module: github.com/founders/acme",
            "domain: acme-login",
            "from: hello@acme.io",
            "domain: acme.io",
        ];
        assert!(own.iter().all(|line| manifest.contains(line)), "{manifest}");
    }
}

#[test]
fn without_a_name_of_its_own_there_is_no_project() {
    let sandbox = sandbox();
    let from = ["new", "--answers", "acme/venture.yaml", "--sign-in", "email"];
    let error = sandbox.run(from).fails(2);
    assert!(
        error.contains("error: answers are missing, and there is no terminal to ask on:\n  --name "),
        "{error}"
    );
    insta::assert_snapshot!(sandbox.run(["new", "--answers", "acme/venture.yaml", "--defaults"]), @"
    exit 2
    --- stderr
    warning: `acme/venture.yaml` is of another project, `acme`; what is its own was not taken over: `module` (made from the new name; --module gives another), `auth.passkeys.domain` (--passkey-domain), `auth.login.domain` (--login-domain), `auth.login.callback-urls` (--callback-urls), `auth.email.from` (--email-from)
    error: the project has no name, and there is no default for one
    help: name its folder, `venture new acme --defaults`, or pass --name; for the file's own project again: --name acme
    ");
    insta::assert_snapshot!(sandbox.run(["new", "--defaults"]), @"
    exit 2
    --- stderr
    error: the project has no name, and there is no default for one
    help: name its folder, `venture new acme --defaults`, or pass --name
    ");
}

#[test]
fn on_a_terminal_name_and_module_are_asked() {
    let sandbox = sandbox();
    let from = ["new", "--answers", "acme/venture.yaml", "--sign-in", "email"];
    let mut terminal = sandbox.terminal("", from.into_iter().chain(OWN));
    terminal.sees("Project name").answers("beta");
    terminal.sees("Go module path (github.com/founders/beta)").answers("");
    terminal.sees("module: github.com/founders/beta").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!sandbox.read("beta/venture.yaml").contains("acme"));
}
