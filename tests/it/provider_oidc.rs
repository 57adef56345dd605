//! `auth.provider: oidc`: a project without a user pool.

use crate::support::Sandbox;
use crate::support::pty::{DOWN, ESC};

const ISSUER: [&str; 6] = [
    "--provider",
    "oidc",
    "--issuer",
    "https://login.example.com/",
    "--audience",
    "https://api.example.com,acme-api",
];

fn without_pool() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults"].into_iter().chain(ISSUER)).ok();
    sandbox
}

#[test]
fn nothing_of_a_pool_is_generated_or_written_down() {
    let sandbox = without_pool();
    let manifest = sandbox.read("acme/venture.yaml");
    let (_, auth) = manifest.split_once("\nauth:\n").unwrap();
    insta::assert_snapshot!(auth.split_once("\n\n").unwrap().0, @r#"
    provider: oidc
    mode: authorizer
    issuers:
      login:
        issuer: "https://login.example.com/"
        audience: ["https://api.example.com", acme-api]
        algorithms: [RS256]
    "#);
    for gone in [
        "functions/post-confirmation/handler.go",
        "internal/users/cognito/directory.go",
        "local/bridge/bridge.go",
        "resources/cognito-user-pool.yml",
    ] {
        assert!(!sandbox.exists(&format!("acme/{gone}")), "{gone}");
    }
    for file in [
        "go.mod",
        "go.sum",
        "serverless.yml",
        "functions/me/resources.yml",
        "functions/authorizer/function.yml",
    ] {
        assert!(!sandbox.read(&format!("acme/{file}")).to_lowercase().contains("cognito"), "{file}");
    }
    sandbox.acme(["status", "--check"]).ok();
    let cost = sandbox.acme(["cost"]).ok();
    assert!(!cost.stdout.contains("Cognito, "), "{cost}");
}

#[test]
fn an_issuer_is_needed() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--defaults", "--provider", "oidc"]), @"
    exit 2
    --- stderr
    error: answers are missing, and there is no terminal to ask on:
      --issuer   Address of the issuer
      --audience What its tokens are for
    help: pass these flags: what they say has no default
    ");
    let sandbox = without_pool();
    let manifest = sandbox.read("acme/venture.yaml");
    let (before, rest) = manifest.split_once("  issuers:\n").unwrap();
    sandbox.write(
        "acme/venture.yaml",
        format!("{before}{}", rest.split_once("\n\n").map(|(_, rest)| rest).unwrap()),
    );
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:11:13: nobody can sign in: there is neither a user pool nor an issuer
       |
    11 |   provider: oidc
       |             ^^^^
       = help: add one below `auth`, such as `issuers: {login: {issuer: 'https://login.example.com/', audience: ['https://api.example.com']}}`, or set it to `cognito`
    ");
}

#[test]
fn what_only_a_pool_has_is_refused_by_name() {
    let sandbox = without_pool();
    sandbox.edit(
        "acme/venture.yaml",
        "  mode: authorizer\n",
        "  mode: identity-pool\n  mfa: required\n  password: {length: 20}\n",
    );
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [teams, web]");
    sandbox.edit("acme/venture.yaml", "functions:\n", "functions:\n  check: {cognito: pre-sign-up}\n");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:12:9: an identity pool gives AWS credentials to the people of a user pool, and with `auth.provider: oidc` there is none
       |
    12 |   mode: identity-pool
       |         ^^^^^^^^^^^^^
       = help: set `auth.mode` to `authorizer`

    venture.yaml:13:3: `auth.mfa` is a setting of a user pool, and with `auth.provider: oidc` there is none
       |
    13 |   mfa: required
       |   ^^^
       = help: take it out, or set `auth.provider` to `cognito`

    venture.yaml:14:14: `auth.password.length` is a setting of a user pool, and with `auth.provider: oidc` there is none
       |
    14 |   password: {length: 20}
       |              ^^^^^^
       = help: take it out, or set `auth.provider` to `cognito`

    venture.yaml:26:9: `teams` invites people by the e-mail of their account, and with `auth.provider: oidc` there are no accounts to ask
       |
    26 | extras: [teams, web]
       |         ^^^^^^^^^^^^
       = help: leave `teams` out, or set `auth.provider` to `cognito`

    venture.yaml:29:11: a user pool calls the function, and with `auth.provider: oidc` there is none
       |
    29 |   check: {cognito: pre-sign-up}
       |           ^^^^^^^
       = help: remove the function, or set `auth.provider` to `cognito`
    ");
    let sandbox = without_pool();
    insta::assert_snapshot!(sandbox.acme(["regenerate", "cognito", "--mfa", "required"]).fails(1), @"
    error: venture.yaml:18:3: `auth.mfa` is a setting of a user pool, and with `auth.provider: oidc` there is none
       |
    18 |   mfa: required
       |   ^^^
       = help: take it out, or set `auth.provider` to `cognito`
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it
    ");
    insta::assert_snapshot!(sandbox.acme(["add", "function", "check", "--cognito", "pre-sign-up"]).fails(2), @"
    error: --cognito: a user pool calls the function, and with `auth.provider: oidc` there is none
    help: remove the function, or set `auth.provider` to `cognito`
    ");
}

/// The pool stays with everyone in it, and nobody can use it: that is for somebody to decide.
#[test]
fn a_deployed_pool_is_not_left_by_accident() {
    let sandbox = Sandbox::with_project();
    let manifest = sandbox.read("acme/venture.yaml");
    let (before, rest) = manifest.split_once("\nauth:\n").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    let auth =
        "provider: oidc\n  issuers: {login: {issuer: 'https://login.example.com/', audience: [acme-api]}}";
    sandbox.write("acme/venture.yaml", format!("{before}\nauth:\n  {auth}\n\n{after}"));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    warning: `auth.provider` was `cognito` and is `oidc` now: people get other subjects, so nobody is who they were; a pool that is deployed stays, with everyone in it
    error: a deployed user pool cannot take this change: UserPool
      caused by: the pool stays with its users and leaves the stack, and the API takes no token of it any more
    help: move people to the issuer first; then delete the pool's triggers in the AWS console, whose functions go, and allow it

    error: a deployed user pool cannot take this change: UserPoolClient
      caused by: the client goes, and no app can sign in with it any more
    help: move people to the issuer first; then allow it
    help: nothing was written; where the pool was never deployed, or you replace it yourself: the same command with `--allow-replacement`
    ");
    let me = |name: &str| sandbox.path("acme/functions/me").join(name).exists();
    sandbox.acme(["regenerate", "--allow-replacement"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    assert!(me("profile_wiring.go") && !me("wiring.go") && !me("handler.go"), "each provider's own profile");
    sandbox.write("acme/venture.yaml", manifest);
    sandbox.acme(["regenerate", "--allow-replacement"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    assert!(me("wiring.go") && me("handler.go") && !me("profile.go") && !me("profile_wiring.go"));
}

#[test]
fn an_issuer_by_flag_is_one_without_a_pool() {
    let sandbox = Sandbox::new();
    let issuer =
        ["--issuer", "https://login.example.com/", "--audience", "https://api.example.com", "--defaults"];
    sandbox.run(["new", "acme"].into_iter().chain(issuer)).ok();
    assert!(sandbox.read("acme/venture.yaml").contains("  provider: oidc\n"));
    let both = ["new", "beta", "--provider", "cognito"].into_iter().chain(issuer);
    insta::assert_snapshot!(sandbox.run(both).fails(2), @"
    error: --issuer and --audience are of a project without a user pool
    help: pass --provider oidc, or write issuers beside the pool into `auth.issuers` of venture.yaml
    ");
}

/// The pool's questions give way to those of the issuer, and come back where another answer is given.
#[test]
fn the_issuer_is_asked_for() {
    let sandbox = Sandbox::new();
    let flags = "new acme --module a.io/b --owner x --region eu-west-1 --logs http".split(' ');
    let mut terminal = sandbox.terminal("", flags);
    terminal.sees("Who signs people in").types(DOWN).sees("❯ oidc").answers("");
    terminal.sees("Address of the issuer").answers("login.example.com").sees("is not an issuer's address");
    terminal.types(ESC).sees("Who signs people in").types(DOWN).answers("");
    terminal.sees("What users sign in with").types(ESC).sees("Who signs people in").types(DOWN).answers("");
    terminal.sees("Address of the issuer").answers("https://login.example.com/");
    terminal.sees("What its tokens are for").answers("https://api.example.com");
    // Of the extras, those that want no pool.
    terminal.sees("devcontainer").sees("kubernetes").answers("");
    terminal.sees("provider: oidc").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(manifest.contains("    login:\n      issuer: \"https://login.example.com/\"\n"), "{manifest}");
    assert!(!manifest.contains("sign-in"), "{manifest}");
}
