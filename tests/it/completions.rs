//! `venture completions`. Bash completes for real here; that zsh and fish take their scripts was tried by hand
//! (`apt-get install zsh fish`, then `zsh -n` and `fish -n`), for not every machine has them.

use crate::support::{Sandbox, venture};

/// What bash offers at the end of the words, one a line.
fn offers(sandbox: &Sandbox, folder: &str, words: &[&str]) -> Vec<String> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let bin = venture().parent().unwrap().display();
    let script = format!(
        "PATH=\"{bin}:$PATH\"
        eval \"$(venture completions bash)\"
        registered=$(complete -p venture) && function=${{registered##*-F }} && function=${{function%% *}}
        COMP_WORDS=(venture {words}) COMP_CWORD={last} COMP_TYPE=9
        \"$function\" venture {word} {before} 2>&1
        for offer in \"${{COMPREPLY[@]}}\"; do echo \"$offer\"; done",
        words = quoted.join(" "),
        last = words.len(),
        word = quoted.last().unwrap(),
        before = quoted.iter().rev().nth(1).map_or("venture", String::as_str),
    );
    let run = sandbox
        .finish(sandbox.command("bash").args(["--norc", "-c", &script]).current_dir(sandbox.path(folder)));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    run.stdout.lines().map(str::to_owned).collect()
}

#[track_caller]
fn assert_offers(offered: &[String], some: &[&str]) {
    for one in some {
        assert!(offered.iter().any(|offered| offered == one), "no {one} in {offered:?}");
    }
}

#[test]
fn bash_completes_commands_functions_templates_parts_and_regions() {
    let sandbox = Sandbox::with_project();
    let offers = |words: &[&str]| offers(&sandbox, "acme/functions/hello", words);
    assert_eq!(offers(&["reg"]), ["regenerate"]);
    assert_offers(&offers(&["remove", "function", ""]), &["hello", "world"]);
    assert_eq!(offers(&["remove", "function", "h"]), ["hello"]);
    let template = "project/serverless.yml.tera";
    assert_eq!(offers(&["templates", "show", "project/serverless"]), [template]);
    assert_eq!(offers(&["templates", "eject", "project/serverless"]), [template]);
    assert_offers(&offers(&["regenerate", "cognito", ""]), &["forwarder", "functions"]);
    assert_eq!(offers(&["new", "--region", "eu-north"]), ["eu-north-1"]);
    assert_eq!(offers(&["cost", "--region", "us-w"]), ["us-west-2"]);
    assert_offers(&offers(&["new", "--mfa", ""]), &["off", "optional", "required"]);
    assert_eq!(offers(&["completions", ""])[..5], ["bash", "zsh", "fish", "elvish", "powershell"]);
    assert_eq!(offers(&["completi"]), ["completions"]);
}

#[test]
fn nothing_is_said_where_there_is_no_project_or_a_wrong_one() {
    let sandbox = Sandbox::with_project();
    assert_eq!(offers(&sandbox, "", &["remove", "function", "h"]), Vec::<String>::new());
    sandbox.edit("acme/venture.yaml", "functions:", "functions: [");
    assert_eq!(offers(&sandbox, "acme", &["remove", "function", "h"]), Vec::<String>::new());
}

/// A run that was killed is finished by the next command; a shell that completes is none.
#[test]
fn completing_writes_nothing_and_takes_no_lock() {
    let sandbox = Sandbox::with_project();
    sandbox.write("acme/.venture/stage/0", "new\n");
    sandbox.write("acme/.venture/journal", "put 0 - new\nend\n");
    let before = (sandbox.tree(), sandbox.snapshot(""));
    assert_eq!(offers(&sandbox, "acme", &["remove", "function", "h"]), ["hello"]);
    assert_eq!((sandbox.tree(), sandbox.snapshot("")), before);
    assert!(!sandbox.exists("acme/.venture/lock"));
}

#[test]
fn every_shell_has_a_script_under_three_names() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = sandbox.run(["completions", shell, "--quiet"]).ok().stdout;
        assert!(script.contains("VENTURE_COMPLETE") && script.contains("venture"), "{script}");
        for name in ["completion", "generate-shell-completion"] {
            assert_eq!(sandbox.run([name, shell]).ok().stdout, script);
        }
    }
    assert!(sandbox.shell("\"$VENTURE\" completions bash | bash -n").ok().stderr.is_empty());
}
