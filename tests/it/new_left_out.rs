//! What was left in another project's manifest: the audience of its tokens, and what is missing without the rest.

use crate::support::Sandbox;

const ISSUER: [&str; 4] = ["--issuer", "https://login.example.com/", "--audience", "https://api.aa.example"];

fn project<'a>(flags: impl IntoIterator<Item = &'a str>) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "aa", "--defaults"].into_iter().chain(flags)).ok();
    sandbox
}

const BB: [&str; 5] = ["new", "bb", "--answers", "aa/venture.yaml", "--defaults"];

#[test]
fn tokens_for_another_api_are_not_taken() {
    let sandbox = project(ISSUER);
    insta::assert_snapshot!(sandbox.run(BB).fails(2), @"
    warning: `aa/venture.yaml` is of another project, `aa`; what is its own was not taken over: `module` (made from the new name; --module gives another), `auth.issuers.login.audience` (--audience)
    error: answers are missing, and there is no terminal to ask on:
      --audience What its tokens are for
    help: pass these flags: what they say has no default
    ");
    assert!(!sandbox.exists("bb"));
    sandbox.run(BB.into_iter().chain(["--audience", "https://api.bb.example"])).ok();
    let manifest = sandbox.read("bb/venture.yaml");
    assert!(manifest.contains("audience: [\"https://api.bb.example\"]"), "{manifest}");
    assert!(!manifest.contains("aa"), "{manifest}");
    sandbox.run(["new", "again/aa", "--answers", "aa/venture.yaml", "--defaults"]).ok();
    assert!(sandbox.read("again/aa/venture.yaml").contains("https://api.aa.example"), "the same project");
}

#[test]
fn on_a_terminal_the_audience_is_asked_for() {
    let sandbox = project(ISSUER);
    let mut terminal = sandbox.terminal("", ["new", "bb", "--answers", "aa/venture.yaml"]);
    terminal.sees("Go module path").answers("");
    terminal.sees("What its tokens are for").answers("https://api.bb.example");
    terminal.sees("audience: [\"https://api.bb.example\"]").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(!shown.contains("warning"), "it was asked: {shown}");
}

/// No flag gives the audience of one of several issuers, or of one beside a pool.
#[test]
fn audiences_that_no_flag_gives_are_warned_of() {
    let more = "    more: {issuer: 'https://more.example.com', audience: [aa]}\n";
    let sandbox = project(ISSUER);
    sandbox.edit("aa/venture.yaml", "  issuers:\n", &format!("  issuers:\n{more}"));
    insta::assert_snapshot!(sandbox.run(BB).ok().stderr.lines().nth(1).unwrap(), @"warning: `aa/venture.yaml` is of another project, `aa`; tokens for that project's API are taken by this one, too, until you change `auth.issuers.login.audience` and `auth.issuers.more.audience`");
    let sandbox = project([]);
    let issuers = format!("  mode: authorizer\n  issuers:\n{}", more.replace("more:", "login:"));
    sandbox.edit("aa/venture.yaml", "  mode: authorizer\n", &issuers);
    let warned = sandbox.run(BB).ok().stderr;
    assert!(warned.contains("until you change `auth.issuers.login.audience`\n"), "{warned}");
    sandbox.edit("aa/venture.yaml", "name: aa\n", "name: bb\n");
    sandbox.run(["new", "own/bb", "--answers", "aa/venture.yaml", "--defaults"]).ok();
    assert!(
        !sandbox.run(["new", "c/bb", "--answers", "aa/venture.yaml", "--defaults"]).stderr.contains("warn")
    );
}

#[test]
fn what_is_missing_without_the_rest_names_its_flag() {
    let sandbox = project(["--passkeys", "true", "--passkey-domain", "acme.dev"]);
    insta::assert_snapshot!(without_warnings(&sandbox.run(BB).fails(2)), @"
    error: aa/venture.yaml:22:13: a passkey is made for a domain, and there is none: `auth.passkeys.domain` here is `aa`'s own and was not taken over
       |
    22 |     domain: acme.dev
       |             ^^^^^^^^
       = help: pass --passkey-domain
    ");
    sandbox.run(BB.into_iter().chain(["--passkey-domain", "bb.dev"])).ok();
    let login =
        ["--sign-in-with", "google", "--login-domain", "aa-login", "--callback-urls", "https://aa.dev/cb"];
    let sandbox = project(login);
    insta::assert_snapshot!(without_warnings(&sandbox.run(BB).fails(2)), @"
    error: aa/venture.yaml:21:13: people come back from a provider by the login pages: `auth.login.domain` here is `aa`'s own and was not taken over
       |
    21 |     domain: aa-login
       |             ^^^^^^^^
       = help: pass --login-domain
    ");
    let domain = ["--login-domain", "bb-login"];
    insta::assert_snapshot!(without_warnings(&sandbox.run(BB.into_iter().chain(domain)).fails(2)), @r#"
    error: aa/venture.yaml:22:20: the login pages of `bb-login` have nowhere to send people back to: `auth.login.callback-urls` here is `aa`'s own and was not taken over
       |
    22 |     callback-urls: ["https://aa.dev/cb"]
       |                    ^^^^^^^^^^^^^^^^^^^^^
       = help: pass --callback-urls
    "#);
    sandbox.run(BB.into_iter().chain(domain).chain(["--callback-urls", "https://bb.dev/cb"])).ok();
}

/// Of two values either of which would do, both flags are named.
#[test]
fn either_of_two_flags() {
    let sandbox = project([
        "--passkeys",
        "true",
        "--passkey-domain",
        "aa.dev",
        "--login-domain",
        "aa-login",
        "--callback-urls",
        "https://aa.dev/cb",
    ]);
    insta::assert_snapshot!(without_warnings(&sandbox.run(BB).fails(2)), @"
    error: aa/venture.yaml:22:13: a passkey is made for a domain, and there is none: `auth.passkeys.domain` and `auth.login.domain` here are `aa`'s own and were not taken over
       |
    22 |     domain: aa.dev
       |             ^^^^^^
       = help: pass --passkey-domain or --login-domain
    ");
}

fn without_warnings(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("warning: ")).collect::<Vec<_>>().join("\n")
}
