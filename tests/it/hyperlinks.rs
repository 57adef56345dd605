//! Paths and addresses as links (OSC 8): where the terminal takes them, and nowhere else.

use crate::doctor::machine;
use crate::support::{Sandbox, venture};

/// What a terminal that takes links says of itself.
const TAKES: (&str, &str) = ("VTE_VERSION", "7600");
const LINK: &str = "\u{1b}]8;;";

/// What `venture` shows in the project, on a terminal.
fn shown(sandbox: &Sandbox, variables: &[(&str, &str)], args: &[&str]) -> String {
    sandbox.terminal_with(variables, 80, "acme", args.iter().copied()).ends().1
}

/// The link of a path of the project, as it is shown.
fn link(sandbox: &Sandbox, path: &str) -> String {
    let host = sandbox.shell("uname -n").ok().stdout;
    let address = format!("file://{}{}", host.trim_end(), sandbox.path(&format!("acme/{path}")).display());
    format!("{LINK}{address}\u{1b}\\{path}\u{1b}]8;;\u{1b}\\")
}

#[test]
fn the_files_of_a_plan_that_are_there_are_links() {
    let sandbox = Sandbox::with_project();
    let add = ["add", "function", "invoices", "--http", "GET /invoices", "--access", "public"];
    let dry = shown(&sandbox, &[TAKES], &[&add[..], &["--dry-run"]].concat());
    assert!(dry.contains("create\u{1b}[0m functions/invoices/handler.go"), "{dry:?}");
    assert!(dry.contains(&link(&sandbox, "serverless.yml")), "{dry:?}");
    let done = shown(&sandbox, &[TAKES], &add);
    assert!(done.contains(&link(&sandbox, "functions/invoices/handler.go")), "{done:?}");
    let list = shown(&sandbox, &[TAKES], &["list"]);
    assert!(list.contains(&link(&sandbox, "functions/invoices/handler.go")), "{list:?}");
    sandbox.edit("acme/Makefile", "# Managed", "# Ours, managed");
    sandbox.remove("acme/README.md");
    let status = shown(&sandbox, &[TAKES], &["status"]);
    assert!(status.contains(&link(&sandbox, "Makefile")) && status.contains("  README.md"), "{status:?}");
    let removed = shown(&sandbox, &[TAKES], &["remove", "function", "invoices"]);
    assert!(removed.contains("delete\u{1b}[0m functions/invoices/handler.go"), "{removed:?}");
}

#[test]
fn an_address_that_helps_is_a_link() {
    let sandbox = machine();
    std::fs::remove_file(sandbox.path("bin/aws")).unwrap();
    let path = format!("{}:/bin", sandbox.path("bin").display());
    let doctor = shown(&sandbox, &[TAKES, ("PATH", &path)], &["doctor"]);
    let page = "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html";
    assert!(doctor.contains(&format!("{LINK}{page}\u{1b}\\{page}")), "{doctor:?}");
}

#[test]
fn there_are_none_where_they_would_be_in_the_way() {
    let sandbox = Sandbox::with_project();
    let none =
        |shown: &str| assert!(shown.contains("functions/hello") && !shown.contains("]8;"), "{shown:?}");
    none(&shown(&sandbox, &[("VTE_VERSION", "4000")], &["list"]));
    none(&shown(&sandbox, &[TAKES, ("NO_COLOR", "1")], &["list"]));
    none(&shown(&sandbox, &[TAKES], &["list", "--color", "never"]));
    none(&shown(&sandbox, &[TAKES], &["list", "--format", "json"]));
    let mut command = sandbox.command(venture());
    command.current_dir(sandbox.path("acme")).env(TAKES.0, TAKES.1);
    none(&sandbox.finish(command.args(["list", "--color", "always"])).ok().stdout);
}
