//! [`Progress`]: a line on stderr that says what takes so long.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is over sooner needs no line.
const PATIENCE: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(100);

/// The line of one piece of work: there from half a second on, and gone when this is dropped.
pub struct Progress {
    done: Arc<AtomicUsize>,
    /// `None` where nobody looks on.
    line: Option<Line>,
}

struct Line {
    over: Sender<()>,
    drawer: JoinHandle<()>,
}

impl Progress {
    pub(super) fn hidden() -> Self {
        Self { done: Arc::default(), line: None }
    }

    /// `steps` tells how often [`Self::step`] will be called, where that is known.
    pub(super) fn shown(what: &str, steps: Option<usize>) -> Self {
        let done = Arc::<AtomicUsize>::default();
        let (over, ended) = mpsc::channel();
        let (what, counted) = (what.to_owned(), done.clone());
        let drawer = thread::spawn(move || {
            // Nothing of the line is made before it is needed: most commands are over by then.
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                draw(&what, &counted, steps, &ended);
            }
        });
        Self { done, line: Some(Line { over, drawer }) }
    }

    /// One of the steps is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

fn draw(what: &str, done: &AtomicUsize, steps: Option<usize>, ended: &Receiver<()>) {
    let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    line.set_style(ProgressStyle::default_spinner());
    loop {
        let done = done.load(Ordering::Relaxed);
        line.set_message(steps.map_or(what.to_owned(), |steps| format!("{what}: {done} of {steps}")));
        line.tick();
        if ended.recv_timeout(TICK) != Err(RecvTimeoutError::Timeout) {
            return line.finish_and_clear();
        }
    }
}

/// The line is gone before anything else is written.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(Line { over, drawer }) = self.line.take() {
            drop(over);
            let _ = drawer.join();
        }
    }
}
