//! `venture new` against `cp -r` of what it makes, run in turn; prints medians and their ratio.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods, clippy::cast_precision_loss)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 60;
const WARM_UP: usize = 5;

fn main() {
    let venture = env!("CARGO_BIN_EXE_venture");
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the runs");
    let at = |name: &str| folder.path().join(name);
    let new = |vcs: &str| {
        let mut command = Command::new(venture);
        command.args(["new", "made", "--defaults", "--quiet", "--vcs", vcs]);
        command
    };
    let version = || {
        let mut command = Command::new(venture);
        command.arg("--version");
        command
    };
    run(new("none"), folder.path());
    run(new("git"), &{
        fs::create_dir(at("with-git")).expect("a folder");
        at("with-git")
    });
    fs::rename(at("made"), at("original")).expect("a tree to copy");
    fs::rename(at("with-git").join("made"), at("original-git")).expect("a tree to copy");
    let copy = |of: &str| {
        let mut command = Command::new("cp");
        command.args(["-r", of, "made"]);
        command
    };

    let cases: [(&str, &dyn Fn() -> Command); 5] = [
        ("venture --version", &version),
        ("cp -r", &|| copy("original")),
        ("venture new --vcs none", &|| new("none")),
        ("cp -r, with .git", &|| copy("original-git")),
        ("venture new --vcs git", &|| new("git")),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); cases.len()];
    for round in 0..RUNS + WARM_UP {
        for (index, (_, command)) in cases.iter().enumerate() {
            let took = run(command(), folder.path());
            let _ = fs::remove_dir_all(at("made"));
            if round >= WARM_UP {
                times[index].push(took);
            }
        }
    }
    let medians: Vec<f64> = times.iter_mut().map(|times| median_ms(times)).collect();
    println!("{} files, {} runs each, in turn; milliseconds", count(&at("original")), RUNS);
    for ((name, _), (median, times)) in cases.iter().zip(medians.iter().zip(&times)) {
        let least = times.first().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        println!("{name:<24} median {median:6.2}  least {least:6.2}");
    }
    println!("ratio without git        {:.2}", medians[2] / medians[1]);
    println!("ratio with git           {:.2}", medians[4] / medians[3]);
    let size = fs::metadata(venture).map_or(0, |metadata| metadata.len());
    println!("binary                   {:.2} MB", size as f64 / 1e6);
}

fn run(mut command: Command, folder: &Path) -> Duration {
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status().expect("the command runs");
    let took = start.elapsed();
    assert!(status.success(), "{command:?}: {status}");
    took
}

fn median_ms(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
}
