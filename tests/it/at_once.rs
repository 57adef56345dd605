//! Two runs of venture in one project at the same time: one waits its turn or is refused, and neither loses what
//! the other wrote.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{Sandbox, venture};

const REFUSED: &str = "error: another venture is at work in this project\n\
                       help: wait for it to end; nothing was changed\n";

const NEW: [&str; 5] = ["new", ".", "--defaults", "--vcs", "none"];

/// A run that was started and not waited for.
struct Running {
    child: Child,
}

fn add(sandbox: &Sandbox, name: &str) -> Running {
    let mut command = Command::new(venture());
    command.env_clear().env("HOME", sandbox.root()).env("NO_COLOR", "1");
    command.args(["add", "function", name, "--queue", name]).current_dir(sandbox.path("acme"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    Running { child: command.spawn().unwrap() }
}

impl Running {
    /// Waits for the end; whether the function was added. Else the run was refused.
    #[track_caller]
    fn added(mut self) -> bool {
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        match self.child.wait().unwrap().code() {
            Some(0) => true,
            Some(1) => {
                assert_eq!(said, REFUSED);
                false
            }
            code => panic!("{code:?}: {said}"),
        }
    }

    /// It was not waited for, so the id is still its own.
    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }
}

/// The folders below `functions/`, and every file of the project.
type Files = (String, Vec<(String, Vec<u8>)>);

/// A project, and what it has to be once some of two functions were added.
struct Rounds {
    sandbox: Sandbox,
    expected: BTreeMap<Vec<&'static str>, Files>,
}

impl Rounds {
    /// `outcomes`: which functions may have been added after a round.
    fn new(outcomes: &[&[&'static str]]) -> Self {
        let sandbox = Sandbox::with_project();
        sandbox.shell("cp -a acme fresh");
        let mut rounds = Self { sandbox, expected: BTreeMap::new() };
        for outcome in outcomes {
            for name in *outcome {
                assert!(add(&rounds.sandbox, name).added());
            }
            rounds.sandbox.acme(["status", "--check"]).ok();
            rounds.expected.insert(outcome.to_vec(), rounds.files());
            rounds.start_again();
        }
        rounds
    }

    fn files(&self) -> Files {
        (self.sandbox.tree_of("acme/functions"), self.sandbox.acme_files())
    }

    fn start_again(&self) {
        assert_eq!(self.sandbox.shell("rm -r acme && cp -a fresh acme").code, 0);
    }

    /// Asserts that the project is whole and has these functions, then makes it as it was.
    #[track_caller]
    fn ends_with(&self, added: &[(&'static str, bool)]) {
        let added: Vec<&str> = added.iter().filter(|(_, added)| *added).map(|(name, _)| *name).collect();
        let expected = self.expected.get(&added).unwrap_or_else(|| panic!("only {added:?}"));
        assert!(self.files() == *expected, "{added:?}: something is lost, or too much");
        self.start_again();
    }
}

/// One makes the project; the others are refused, and take nothing of it away.
#[test]
fn several_that_make_a_project_in_one_empty_folder() {
    let files = |sandbox: &Sandbox| {
        let files = sandbox.acme_files().into_iter();
        files.filter(|(path, _)| path != ".venture/lock").collect::<Vec<_>>()
    };
    let expected = files(&Sandbox::with_project());
    for round in 0..8 {
        let sandbox = Sandbox::new();
        sandbox.make_folder("acme");
        let start = |_| {
            let mut command = Command::new(venture());
            command.env_clear().env("HOME", sandbox.root());
            command.args(NEW).current_dir(sandbox.path("acme"));
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        };
        let runs: Vec<Child> = (0..3).map(start).collect();
        let made = runs.into_iter().filter_map(|mut run| run.wait().unwrap().success().then_some(())).count();
        assert_eq!(made, 1, "round {round}");
        assert!(files(&sandbox) == expected, "round {round}: something is lost, or too much");
    }
}

#[test]
fn two_that_start_at_the_same_moment() {
    let rounds = Rounds::new(&[&["one"], &["two"], &["one", "two"]]);
    for _ in 0..25 {
        let (one, two) = (add(&rounds.sandbox, "one"), add(&rounds.sandbox, "two"));
        rounds.ends_with(&[("one", one.added()), ("two", two.added())]);
    }
}

/// Who comes second is refused, or finds it there already.
#[test]
fn two_that_add_the_same_function() {
    let rounds = Rounds::new(&[&["same"]]);
    for _ in 0..10 {
        let (one, two) = (add(&rounds.sandbox, "same"), add(&rounds.sandbox, "same"));
        let added = [one.added(), two.added()];
        rounds.ends_with(&[("same", added[0] || added[1])]);
    }
}

/// The first run is stopped at one moment after another, from before it opens the project until it is over. The
/// second comes meanwhile: it is refused, or it goes through, and then the first must see what it wrote.
#[test]
fn one_that_comes_while_the_other_stands_still() {
    let rounds = Rounds::new(&[&["first"], &["first", "second"]]);
    let mut refused = 0;
    for step in 0..30_u64 {
        let mut first = add(&rounds.sandbox, "first");
        thread::sleep(Duration::from_micros(step * step * 50)); // closest together where the project is opened
        first.signal("-STOP");
        let ended = first.child.try_wait().unwrap().is_some();
        let second = add(&rounds.sandbox, "second").added();
        if !ended {
            first.signal("-CONT");
        }
        assert!(second || !ended, "the lock outlives its process");
        refused += usize::from(!second);
        rounds.ends_with(&[("first", first.added()), ("second", second)]);
    }
    assert!(refused > 0, "the first run was never stopped at its work");
}
