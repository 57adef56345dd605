//! Files that a newer venture writes in another place: the user's edits go with them.

use std::fs;

use crate::support::{Run, Sandbox, venture};

pub const NEW: &str = "resources/cognito-user-pool.yml";
pub const OLD: &str = "cognito/pool.yml";
pub const MOVE: &str = "cognito/pool.yml=resources/cognito-user-pool.yml";
pub const MINE: &str = "      MfaConfiguration: 'OFF' # for now";

/// A project of the venture before, which wrote the file at `new` to `old`.
pub fn older(new: &str, old: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    make_older(&sandbox, new, old);
    sandbox
}

fn make_older(sandbox: &Sandbox, new: &str, old: &str) {
    let (from, to) = (format!("acme/{new}"), format!("acme/{old}"));
    let text = sandbox.read(&from);
    sandbox.write(&to, text);
    sandbox.remove(&from);
    let _ = fs::remove_dir(sandbox.path(&from).parent().unwrap()); // only where it is empty
    let pristine = sandbox.read("acme/.venture/pristine.txtar");
    let pristine = pristine.replace(&format!(" {new}\n"), &format!(" {old}\n"));
    let pristine = pristine.replace(&format!("-- {new} --\n"), &format!("-- {old} --\n"));
    sandbox.write("acme/.venture/pristine.txtar", pristine);
}

/// Runs the venture that moved files.
pub fn newer(sandbox: &Sandbox, moved: &str, args: &[&str]) -> Run {
    let mut command = sandbox.command(venture());
    sandbox.finish(command.env("VENTURE_MOVED", moved).current_dir(sandbox.path("acme")).args(args))
}

pub fn regenerate(sandbox: &Sandbox) -> Run {
    newer(sandbox, MOVE, &["regenerate"])
}

/// Nothing is left to do, and nothing is left of the old place.
pub fn assert_settled(sandbox: &Sandbox) {
    let pristine = sandbox.read("acme/.venture/pristine.txtar");
    assert!(!pristine.contains(OLD), "the old place is forgotten");
    let before = sandbox.snapshot("acme");
    let again = regenerate(sandbox);
    assert!(again.is_settled() && !again.stdout.contains(OLD), "{again}");
    assert!(sandbox.snapshot("acme") == before, "{again}");
}

#[test]
fn an_untouched_file_moves() {
    let sandbox = older(NEW, OLD);
    let text = sandbox.read("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         move resources/cognito-user-pool.yml (from cognito/pool.yml)
    written: 1 move, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert!(!sandbox.exists("acme/cognito"), "its folder is empty, and goes");
    assert_settled(&sandbox);
}

#[test]
fn an_untouched_file_moves_and_is_brought_up_to_date() {
    let sandbox = older(NEW, OLD);
    sandbox.require_mfa();
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
       update resources/cognito-user-pool.yml (from cognito/pool.yml)
    written: 1 update, [N] unchanged
    ");
    assert!(sandbox.read("acme/resources/cognito-user-pool.yml").contains("MfaConfiguration: 'ON'\n"));
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn an_edited_file_moves_with_the_edit() {
    let sandbox = older(NEW, OLD);
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    let text = sandbox.read("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         move resources/cognito-user-pool.yml (from cognito/pool.yml; you changed it)
    written: 1 move, [N] unchanged
    ");
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn a_file_beside_it_keeps_the_folder() {
    let sandbox = older(NEW, OLD);
    sandbox.write("acme/cognito/notes.md", "mine\n");
    regenerate(&sandbox).ok();
    assert_eq!(sandbox.tree_of("acme/cognito"), "notes.md\n");
}

#[test]
fn an_edited_file_moves_and_is_merged() {
    let sandbox = older(NEW, OLD);
    sandbox.edit_line("acme/cognito/pool.yml", "# Managed by venture", "# Ours");
    sandbox.require_mfa();
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
        merge resources/cognito-user-pool.yml (from cognito/pool.yml; with your changes)
    written: 1 merge, [N] unchanged
    ");
    let text = sandbox.read("acme/resources/cognito-user-pool.yml");
    assert!(text.starts_with("# Ours\n") && text.contains("MfaConfiguration: 'ON'\n"), "{text}");
    assert!(!sandbox.exists("acme/cognito"));
    assert_settled(&sandbox);
}

#[test]
fn a_crlf_file_stays_crlf() {
    let sandbox = older(NEW, OLD);
    let text = sandbox.read("acme/cognito/pool.yml").replace('\n', "\r\n");
    sandbox.write("acme/cognito/pool.yml", &text);
    regenerate(&sandbox).ok();
    assert_eq!(sandbox.read("acme/resources/cognito-user-pool.yml"), text);
    assert_settled(&sandbox);
}

#[test]
fn a_deleted_file_stays_deleted() {
    let sandbox = older(NEW, OLD);
    sandbox.remove("acme/cognito/pool.yml");
    insta::assert_snapshot!(regenerate(&sandbox), @"
    exit 0
    --- stdout
         kept resources/cognito-user-pool.yml (you deleted it)
    1 kept, [N] unchanged
    --- stderr
    up to date
    ");
    assert!(!sandbox.exists("acme/resources/cognito-user-pool.yml"));
    insta::assert_snapshot!(newer(&sandbox, MOVE, &["status"]), @"
    exit 0
    --- stdout
    missing: 1 (deleted by you; stays deleted)
      resources/cognito-user-pool.yml
    unchanged: [N] (as generated)
    ");
    assert_settled(&sandbox);
}
