//! What a project's size costs: `venture add function` on 50 functions against 5, and a `venture regenerate` that
//! changes nothing against reading the files it has to look at. Run in turn; prints medians and their ratios.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[path = "../tests/it/support/many.rs"]
mod many;

const VENTURE: &str = env!("CARGO_BIN_EXE_venture");
const RUNS: usize = 60;
const WARM_UP: usize = 5;
const PROJECTS: [(&str, usize); 2] = [("small", 5), ("large", 50)];

struct Case {
    name: String,
    project: &'static str,
    command: Command,
    /// What brings the project back to where it was; not timed.
    after: Option<Command>,
    times: Vec<Duration>,
}

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the runs");
    let mut cases = Vec::new();
    for (project, functions) in PROJECTS {
        let root = folder.path().join(project);
        make(folder.path(), project, functions);
        let mut files = Vec::new();
        collect(&root, &root, &mut files);
        println!("{functions} functions: {} files", files.len());
        let add = ["add", "function", "one-more", "--http", "GET /one-more", "--quiet"];
        let commands = [
            ("cat of its files", command("cat", &files), None),
            ("regenerate, no change", command(VENTURE, &["regenerate", "--quiet"]), None),
            ("add function", command(VENTURE, &add), Some(command(VENTURE, &["undo", "--quiet"]))),
        ];
        for (name, command, after) in commands {
            let name = format!("{name}, {functions} functions");
            cases.push(Case { name, project, command, after, times: Vec::new() });
        }
    }
    for round in 0..RUNS + WARM_UP {
        for case in &mut cases {
            let root = folder.path().join(case.project);
            let took = run(&mut case.command, &root);
            if let Some(after) = &mut case.after {
                run(after, &root);
            }
            if round >= WARM_UP {
                case.times.push(took);
            }
        }
    }
    report(&mut cases);
}

fn report(cases: &mut [Case]) {
    println!("{RUNS} runs each, in turn; milliseconds");
    let medians: Vec<f64> = cases.iter_mut().map(|case| median_ms(&mut case.times)).collect();
    for (case, median) in cases.iter().zip(&medians) {
        let least = case.times.first().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        println!("{:<36} median {median:6.2}  least {least:6.2}", case.name);
    }
    let of_a_project = medians.len() / PROJECTS.len();
    for ((_, functions), medians) in PROJECTS.iter().zip(medians.chunks(of_a_project)) {
        println!("ratio of regenerate to cat, {functions:>2} functions   {:.2}", medians[1] / medians[0]);
    }
    println!("ratio of add function, 50 to 5 functions   {:.2}", medians[of_a_project + 2] / medians[2]);
}

fn make(folder: &Path, project: &str, functions: usize) {
    let answers = folder.join(format!("{project}.yaml"));
    fs::write(&answers, many::manifest(functions)).expect("the answers are written");
    let answers = answers.to_str().expect("a path of text");
    run(
        &mut command(
            VENTURE,
            &["new", project, "--answers", answers, "--defaults", "--vcs", "none", "--quiet"],
        ),
        folder,
    );
}

fn command(program: &str, args: &[impl AsRef<std::ffi::OsStr>]) -> Command {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

fn run(command: &mut Command, folder: &Path) -> Duration {
    command.current_dir(folder);
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

/// Every file of a fresh project is one that venture looks at: managed, once, manifest or pristine.
fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.strip_prefix(root) {
            _ if path.is_dir() => collect(root, &path, files),
            Ok(inside) => files.push(inside.display().to_string()),
            Err(error) => panic!("{error}"),
        }
    }
}
