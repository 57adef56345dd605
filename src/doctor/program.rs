//! Runs a tool to hear its version, for so long and no longer.

use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// A tool on a slow disk may take seconds, the first time.
const LIMIT: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(10);
/// Nobody's version is longer.
const MAX_BYTES: u64 = 64 * 1024;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Missing,
    /// It did not end in time, or the user wanted to stop.
    Hung,
    Broken(String),
    Says(String),
}

/// Runs `program` in `folder` with no input; `stopped` tells when the user has had enough.
pub(super) fn run(
    program: &str,
    args: &[&str],
    environment: &[(&str, &str)],
    folder: &Path,
    stopped: fn() -> bool,
) -> Outcome {
    let mut command = Command::new(program);
    command.args(args).envs(environment.iter().copied()).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    alone(&mut command);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Outcome::Missing,
        Err(error) => return Outcome::Broken(format!("cannot be run: {error}")),
    };
    let heard = listen(&mut child, stopped);
    if heard.is_none() {
        end(&mut child);
    }
    let status = child.wait();
    match (heard, status) {
        (None, _) => Outcome::Hung,
        (Some(text), Ok(status)) if status.success() => Outcome::Says(text),
        (Some(_), Ok(status)) => Outcome::Broken(format!("ends with {status}")),
        (_, Err(error)) => Outcome::Broken(error.to_string()),
    }
}

/// What the child writes until it ends; `None` where it does not end in time.
fn listen(child: &mut Child, stopped: fn() -> bool) -> Option<String> {
    let stdout = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    // Not waited for: a process of the child's own may hold the pipe open for ever.
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.take(MAX_BYTES).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    let begun = Instant::now();
    let goes_on = || begun.elapsed() < LIMIT && !stopped();
    let bytes = loop {
        match receiver.recv_timeout(PAUSE) {
            Ok(bytes) => break bytes,
            Err(RecvTimeoutError::Timeout) if goes_on() => {}
            Err(_) => return None,
        }
    };
    while child.try_wait().is_ok_and(|status| status.is_none()) {
        if !goes_on() {
            return None;
        }
        thread::sleep(PAUSE);
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What it starts is in its group, and ends with it.
#[cfg(unix)]
fn alone(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn alone(_: &mut Command) {}

fn end(child: &mut Child) {
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(
        rustix::process::Pid::from_child(child),
        rustix::process::Signal::KILL,
    );
    let _ = child.kill();
}
