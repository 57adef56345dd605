//! Answers on a terminal that the project cannot be made of.

use crate::support::Sandbox;
use crate::support::pty::{CTRL_U, DOWN};

#[test]
fn without_an_audience_the_question_stays() {
    let sandbox = Sandbox::new();
    let flags =
        "new acme --module a.io/b --owner x --region eu-west-1 --logs http --provider oidc".split(' ');
    let mut terminal =
        sandbox.terminal("", flags.chain(["--extras", "", "--issuer", "https://login.example.com/"]));
    for nothing in ["", " , "] {
        terminal
            .sees("What its tokens are for")
            .answers(nothing)
            .sees("without an audience no token is taken");
        terminal.types(CTRL_U);
    }
    terminal.answers("https://api.example.com").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("audience: [\"https://api.example.com\"]"));
}

/// Whoever presses enter comes to the answer that is refused, also where it is one of an answers file that it refuses.
#[test]
fn the_answer_at_fault_stands_first() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", "module: a.io/b\nregion: eu-west-1\nauth: {sign-in: phone, mfa: off}\n");
    let flags =
        "new acme --owner x --logs http --email ses --email-from a@example.com --answers answers.yaml";
    let mut terminal = sandbox.terminal("", flags.split(' '));
    terminal.sees("Extras (space selects").types(&DOWN.repeat(5)).sees("❯ · teams").types(" ").answers("");
    terminal
        .sees("extras: `teams` invites people by e-mail")
        .sees("Which answer?")
        .sees("❯ Extras")
        .answers("");
    terminal.sees("space selects").types(&DOWN.repeat(5)).types(" ").answers("");
    terminal.sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let manifest = sandbox.read("acme/venture.yaml");
    assert!(manifest.contains("\n  sign-in: phone\n") && manifest.contains("\nextras: []\n"), "{manifest}");
}

/// What only the file says cannot be mended by an answer.
#[test]
fn what_an_answers_file_says_by_itself_ends_the_questions() {
    let sandbox = Sandbox::new();
    sandbox.write("answers.yaml", "auth: {passkeys: {enabled: true}}\n");
    let flags = "new acme --module a.io/b --owner x --region eu-west-1 --sign-in email --mfa off --logs http";
    let mut terminal = sandbox.terminal("", flags.split(' ').chain(["--answers", "answers.yaml"]));
    terminal.sees("Extras").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 2, "{shown}");
    assert!(shown.contains("answers.yaml:1:28: a passkey is made for a domain"), "{shown}");
}
