//! The questions of `venture new` on narrow and on low terminals.

use crate::prompts::assert_cursor_is_shown;
use crate::support::Sandbox;
use crate::support::pty::{CTRL_U, DOWN, screen};

#[test]
fn on_fifty_columns() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal_of(50, "", ["new"]);
    terminal.sees("Project name").answers("Shop, the one that we all know");
    terminal.sees("is not a").sees("such as").sees("`shop-the-one-that-we-all`");
    insta::assert_snapshot!(terminal.screen(50), @"

    esc goes back to the question before; nothing is
    written until the last one

    ? Project name › Shop, the one that we all know
      every AWS name starts with it: with another
      name later, everything is deployed anew beside
      the old
      `Shop, the one that we all know` is not a
      project name; use lower-case letters, digits
      and single dashes, such as
      `shop-the-one-that-we-all`
    ");
    terminal.types(CTRL_U).answers("shop").sees("✔ Project name · shop").sees("Go module path");
    terminal
        .answers("")
        .sees("Owner")
        .answers("")
        .sees("AWS region")
        .answers("")
        .sees("Who signs people in")
        .answers("")
        .sees("sign in with")
        .sees("each of them");
    insta::assert_snapshot!(terminal.screen(50), @"

    esc goes back to the question before; nothing is
    written until the last one

    ✔ Project name · shop
    ✔ Go module path · example.com/shop
    ✔ Owner (tag on every AWS resource) · platform
    ✔ AWS region · us-east-1
    ✔ Who signs people in · cognito
    ? What users sign in with ›
      for good: Cognito lets nobody change it once
      the pool is deployed
    ❯ email      their e-mail address
      phone      their phone number; Amazon SNS bills
                 each SMS
      user-name  a name that each of them
    ");
    terminal.interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    assert_cursor_is_shown(&shown);
}

#[test]
fn on_a_region_list_longer_than_the_screen_all_of_it_is_erased() {
    let sandbox = Sandbox::new();
    let mut terminal = sandbox.terminal_of(50, "", ["new", "acme", "--module", "a.io/b", "--owner", "x"]);
    terminal.sees("AWS region");
    for _ in 0..30 {
        terminal.types(DOWN);
    }
    terminal.sees("❯ sa-east-1").answers("").sees("✔ AWS region · sa-east-1").interrupts();
    let (code, shown) = terminal.ends();
    assert_eq!(code, 130, "{shown}");
    assert!(!screen(50, &shown).contains("Frankfurt"), "{}", screen(50, &shown));
}
