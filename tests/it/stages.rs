//! What a stage needs, and what it is protected from.

use crate::support::{Run, Sandbox};

/// `make stage` of the project, which wants nothing but make, ls and awk.
fn stage(sandbox: &Sandbox, stage: &str) -> Run {
    let run = sandbox.finish(
        sandbox
            .command("make")
            .args(["--no-print-directory", "stage", &format!("STAGE={stage}")])
            .current_dir(sandbox.path("acme")),
    );
    assert_eq!(run.stdout, "", "{run}");
    run
}

/// The block of a stage below `params`.
fn block(sandbox: &Sandbox, stage: &str) -> String {
    let settings = sandbox.read("acme/serverless.yml");
    let (_, after) = settings.split_once(&format!("\n  {stage}:\n")).unwrap();
    let lines = after.lines().take_while(|line| line.starts_with("    "));
    lines.fold(String::new(), |block, line| block + line.trim_start() + "\n")
}

#[test]
fn every_stage_is_protected_but_those_to_throw_away() {
    let sandbox = Sandbox::with_project();
    let on = "stack-protection: true\npool-protection: ACTIVE\ntable-protection: true\n";
    let off = "stack-protection: false\npool-protection: INACTIVE\ntable-protection: false\n";
    assert!(block(&sandbox, "default").ends_with(on));
    assert!(block(&sandbox, "dev").ends_with(off) && block(&sandbox, "local").ends_with(off));
    assert!(!block(&sandbox, "prod").contains("protection"));
    sandbox.acme(["regenerate", "--deletion-protection", "every,dev"]).ok();
    assert!(block(&sandbox, "default").ends_with(on) && block(&sandbox, "local").ends_with(off));
    assert!(!block(&sandbox, "dev").contains("protection"));
}

#[test]
fn stages_that_are_named_are_protected_and_no_others() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["regenerate", "--deletion-protection", "prod,qa"]).ok();
    let on = "stack-protection: true\npool-protection: ACTIVE\ntable-protection: true\n";
    let off = "stack-protection: false\npool-protection: INACTIVE\ntable-protection: false\n";
    assert!(block(&sandbox, "default").ends_with(off));
    assert!(block(&sandbox, "prod").ends_with(on) && block(&sandbox, "qa") == on);
    assert!(
        !block(&sandbox, "dev").contains("protection") && !block(&sandbox, "local").contains("protection")
    );
}

#[test]
fn a_stage_without_the_origin_of_its_page_is_refused() {
    let sandbox = Sandbox::with_project();
    for named in ["dev", "prod", "local"] {
        assert_eq!(stage(&sandbox, named).code, 0, "{named}");
    }
    let run = stage(&sandbox, "qa");
    assert_eq!(run.code, 2);
    let said = "serverless.yml: no web-origin for STAGE=qa; write that of its web page below params: qa:";
    assert!(run.stderr.starts_with(said), "{run}");
    sandbox.edit(
        "acme/serverless.yml",
        "\n  prod:\n",
        "\n  qa:\n    web-origin: https://qa.example.com\n  prod:\n",
    );
    assert_eq!(stage(&sandbox, "qa").code, 0);
    sandbox.edit("acme/serverless.yml", "https://qa.example.com", "https://qa.example.com/");
    assert!(stage(&sandbox, "qa").stderr.contains("is not one origin"));
    assert_eq!(stage(&sandbox, "dev").code, 2, "whatever stage it is");
}

#[test]
fn pages_on_this_machine_are_sent_back_to_by_stages_of_developers_only() {
    let sandbox = Sandbox::with_project();
    let urls = "http://localhost:5173/back,https://app.example.com/back";
    sandbox.acme(["regenerate", "--login-domain", "acme", "--callback-urls", urls]).ok();
    let both = "callback-urls: [\"http://localhost:5173/back\", \"https://app.example.com/back\"]\n";
    assert!(block(&sandbox, "default").contains("callback-urls: [\"https://app.example.com/back\"]\n"));
    assert!(block(&sandbox, "dev").contains(both) && block(&sandbox, "local").contains(both));
    assert!(!block(&sandbox, "prod").contains("callback-urls"));
    sandbox.acme(["regenerate", "--callback-urls", "http://localhost:5173/back"]).ok();
    assert!(!block(&sandbox, "default").contains("callback-urls"), "none for other stages");
    assert!(block(&sandbox, "prod").contains("callback-urls: [https://app.example.com]\n"), "to be replaced");
}
