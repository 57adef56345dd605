//! The transcript in README.md is real: its commands run here, in one shell, and must print what it says.
//! `make bless` writes it anew.

use std::fs;
use std::process::Command;

const START: &str = "```console\n";
const END: &str = "```\n";

#[test]
fn the_transcript_is_what_happens() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(START).expect("a console block");
    let (transcript, after) = rest.split_once(END).expect("its end");
    let happened = run(transcript.lines().filter_map(|line| line.strip_prefix("$ ")));
    let bless = std::env::var_os("BLESS").is_some();
    if bless {
        fs::write("README.md", format!("{before}{START}{happened}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(transcript, happened, "run `make bless`");
}

/// What a shell prints that is given these commands, each after a `$ `.
fn run<'a>(commands: impl Iterator<Item = &'a str>) -> String {
    let echoed = commands.map(|command| {
        [format!("printf '%s\\n' '$ {}'", command.replace('\'', r"'\''")), command.to_owned()]
    });
    let script = echoed.flatten().collect::<Vec<_>>().join("\n");
    let folder = tempfile::tempdir().unwrap();
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_venture")).parent().unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("PATH=\"{}:$PATH\"; exec 2>&1\n{script}", bin.display())])
        .current_dir(folder.path())
        .env("NO_COLOR", "1")
        .env("CI", "1")
        .env("HOME", folder.path())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
