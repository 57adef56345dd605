//! The questions of `venture new`, there and back, on terminals of any width.

use crate::prompts::MOST;
use crate::support::Sandbox;
use crate::support::pty::{CTRL_U, DOWN, ESC, Terminal, screen};

const CTRL_W: &str = "\u{17}";

/// Asks for name and module only.
fn short(sandbox: &Sandbox, columns: u16) -> Terminal {
    sandbox.terminal_of(columns, "", ["new"].into_iter().chain(MOST))
}

#[test]
fn an_unknown_region_is_not_taken() {
    let sandbox = Sandbox::new();
    let flags = ["new", "acme", "--module", "a.io/b", "--owner", "x"];
    let mut terminal = sandbox.terminal("", flags);
    terminal.sees("AWS region").sees("❯ us-east-1").sees("type a part of its name");
    terminal.types("sydny").sees("none of them holds `sydny`").answers("").types(CTRL_U);
    terminal.sees("❯ us-east-1").types("SYD").sees("❯ ap-southeast-2").answers("");
    terminal.sees("✔ AWS region · ap-southeast-2").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    assert!(!screen(80, &shown).contains("none of them"), "{shown}");
}

#[test]
fn lists_start_with_the_default_and_say_what_each_answer_means() {
    let sandbox = Sandbox::new();
    let mut terminal =
        sandbox.terminal("", ["new", "acme", "--module", "a.io/b", "--owner", "x", "--region", "eu-west-1"]);
    terminal.sees("Who signs people in").answers("");
    terminal.sees("What users sign in with").sees("each of them");
    let seen = terminal.screen(80);
    insta::assert_snapshot!(seen.split_once('?').unwrap().1, @"
     What users sign in with ›
      for good: Cognito lets nobody change it once the pool is deployed
    ❯ email      their e-mail address
      phone      their phone number; Amazon SNS bills each SMS
      user-name  a name that each of them
    ");
    terminal.answers("").sees("Second factor").sees("signs in without one");
    assert!(terminal.screen(80).contains("❯ optional  each user decides"), "{}", terminal.screen(80));
    terminal.answers("").sees("Where logs go").sees("collector");
    assert!(terminal.screen(80).contains("❯ http        any HTTP"), "{}", terminal.screen(80));
    terminal.interrupts();
    assert_eq!(terminal.ends().0, 130);
}

#[test]
fn a_folder_that_is_taken_is_refused_at_its_name() {
    let sandbox = Sandbox::new();
    sandbox.write("shop/notes.txt", "mine\n");
    let mut terminal = short(&sandbox, 80);
    terminal
        .sees("Project name")
        .answers("shop")
        .sees("`shop` is not empty: it holds `notes.txt`; choose another");
    terminal.types(CTRL_U).answers("store").sees("Go module path (example.com/store)").interrupts();
    assert_eq!(terminal.ends().0, 130);
    let (code, shown) = sandbox.terminal("", ["new", "--name", "shop"]).ends();
    assert_eq!(code, 1, "{shown}");
    assert!(!shown.contains('?'), "before any question: {shown}");
}

#[test]
fn esc_goes_back_and_what_was_made_from_the_name_follows_it() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal(
        "",
        ["new"]
            .into_iter()
            .chain(MOST)
            .filter(|flag| !["--owner", "x", "--region", "eu-west-1"].contains(flag)),
    );
    terminal.sees("Project name").answers("shop");
    terminal.sees("Go module path (example.com/shop)").types(ESC);
    terminal.sees("Project name (shop)").answers("store");
    terminal.sees("Go module path (example.com/store)").answers("");
    terminal.sees("Owner").types(ESC).sees("Go module path (example.com/store)").answers("a.io/b");
    terminal.sees("Owner").types(ESC).sees("Go module path (a.io/b)").types(ESC);
    terminal.sees("Project name (store)").answers("stall").sees("Go module path (a.io/b)").answers("");
    terminal
        .sees("Owner")
        .answers("")
        .sees("AWS region")
        .answers("")
        .sees("region: us-east-1")
        .sees("Make it?")
        .answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    let manifest = sandbox.read("stall/venture.yaml");
    assert!(manifest.contains("\nname: stall\nmodule: a.io/b\nowner: platform\n"), "{manifest}");
}

#[test]
fn the_last_screen_shows_the_manifest_and_takes_another_answer() {
    let sandbox = Sandbox::new();
    let mut terminal = short(&sandbox, 80);
    terminal.sees("Project name").answers("shop").sees("Go module path").answers("");
    terminal.sees("name: shop").sees("module: example.com/shop").sees("Make it?").sees("write nothing");
    assert_eq!(sandbox.tree(), "", "nothing is written yet");
    terminal
        .types(DOWN)
        .answers("")
        .sees("Which answer?")
        .answers("")
        .sees("Project name (shop)")
        .answers("store");
    terminal.sees("Go module path (example.com/store)").answers("");
    terminal.sees("module: example.com/store").sees("Make it?").types(ESC).sees("Which answer?").types(ESC);
    terminal.sees("module: example.com/store").sees("Make it?").types(DOWN).types(DOWN).answers("");
    let (code, shown) = terminal.ends();
    assert_eq!((code, sandbox.tree().as_str()), (130, ""), "{shown}");
    assert!(screen(80, &shown).ends_with("cancelled; nothing was written"), "{shown}");
}

#[test]
fn lines_are_edited_as_in_a_shell() {
    let sandbox = Sandbox::new();
    let mut terminal = short(&sandbox, 80);
    let (left, home, delete, start) = ("\u{1b}[D", "\u{1b}[H", "\u{1b}[3~", "\u{1}");
    terminal
        .sees("Project name")
        .types("nonsense")
        .types(CTRL_U)
        .types("my shoo")
        .types(left)
        .types("\u{7f}");
    terminal
        .types(CTRL_W)
        .types(CTRL_W)
        .types(CTRL_U)
        .types("\u{b}")
        .types("xho")
        .types(home)
        .types(delete)
        .types(start);
    terminal.types("s").types("\u{5}").answers("p").sees("✔ Project name · shop");
    terminal
        .sees("Go module path")
        .types("a.io/b")
        .types("\u{4}")
        .answers("")
        .sees("✔ Go module path · a.io/b");
    terminal.sees("Make it?").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    assert!(!shown.contains(CTRL_U) && !shown.contains(CTRL_W), "{shown:?}");
}

#[test]
fn keys_typed_ahead_count_once_and_are_not_echoed() {
    let sandbox = Sandbox::new();
    let mut terminal = short(&sandbox, 80);
    terminal.sees("Project name").types("shop\ra.io/b\r").sees("Make it?").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    let seen = screen(80, &shown);
    assert!(
        seen.contains("✔ Project name · shop\n") && seen.contains("✔ Go module path · a.io/b\n"),
        "{seen}"
    );
}

/// What an extra cannot do without is asked, and answers that do not go together are not lost.
#[test]
fn teams_ask_for_the_address_that_invitations_come_from() {
    let sandbox = Sandbox::new();
    let flags = "new acme --module a.io/b --owner x --region eu-west-1 --mfa off --logs http".split(' ');
    let mut terminal = sandbox.terminal("", flags);
    terminal.sees("What users sign in with").answers("");
    terminal
        .sees("Extras (space selects, enter ends)")
        .types(DOWN)
        .types(DOWN)
        .types(DOWN)
        .types(DOWN)
        .types(DOWN)
        .sees("❯ · teams")
        .types(" ")
        .answers("");
    terminal.sees("Address that e-mail comes from").answers("").sees("`teams` sends invitations from it");
    terminal.types(ESC).sees("Extras").answers("").sees("Address that e-mail").answers("hello@example.com");
    terminal.sees("from: hello@example.com").sees("Make it?").types(DOWN).answers("");
    terminal.sees("Which answer?").answers("").sees("for good").types(DOWN).answers("");
    terminal.sees("`teams` invites people by e-mail").sees("❯ Extras").answers("");
    terminal.sees("space selects").types(&DOWN.repeat(5)).types(" ").answers("");
    terminal.sees("extras: []").sees("Make it?").answers("");
    let (code, shown) = terminal.ends();
    assert_eq!(code, 0, "{shown}");
    assert!(sandbox.read("acme/venture.yaml").contains("\n  sign-in: phone\n"));
}
