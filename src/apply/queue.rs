//! Files on their way from the thread that makes them to the ones that write them.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::tree::{Content, RelPath};

pub(super) type Entry = (RelPath, Content);

/// One thread takes from the front while more comes, and later a second one from the back: files of one folder come one
/// after the other, and two that are created in one folder at a time wait for each other.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    entries: VecDeque<Entry>,
    /// No more comes.
    closed: bool,
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        // A panic goes on in the thread that waits for the others; what is here is whole at any time.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The one way in.
    pub(super) fn sender(&self) -> Sender<'_> {
        Sender(self)
    }

    /// The first entry; waits for it unless no more comes.
    pub(super) fn first(&self) -> Option<Entry> {
        let waits = |state: &mut State| state.entries.is_empty() && !state.closed;
        let state = self.changed.wait_while(self.state(), waits);
        state.unwrap_or_else(PoisonError::into_inner).entries.pop_front()
    }

    /// The last entry that is there.
    pub(super) fn last(&self) -> Option<Entry> {
        self.state().entries.pop_back()
    }
}

/// Closes the queue when dropped, in a panic too: whoever waits for the first entry sees the end.
pub(super) struct Sender<'q>(&'q Queue);

impl Sender<'_> {
    pub(super) fn send(&self, entry: Entry) {
        self.0.state().entries.push_back(entry);
        self.0.changed.notify_one();
    }
}

impl Drop for Sender<'_> {
    fn drop(&mut self) {
        self.0.state().closed = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn entry(name: &str) -> Entry {
        (RelPath::parse(name).unwrap(), Content::text(name))
    }

    #[test]
    fn each_entry_is_taken_once_from_either_end() {
        let queue = Queue::default();
        let sender = queue.sender();
        for name in ["a", "b", "c"] {
            sender.send(entry(name));
        }
        drop(sender);
        let taken = [queue.first(), queue.last(), queue.first(), queue.last(), queue.first()];
        assert_eq!(taken, [Some(entry("a")), Some(entry("c")), Some(entry("b")), None, None]);
    }

    #[test]
    fn who_is_early_waits_for_an_entry_and_for_the_end() {
        let queue = Queue::default();
        thread::scope(|scope| {
            let taken = scope.spawn(|| std::iter::from_fn(|| queue.first()).collect::<Vec<_>>());
            let sender = queue.sender();
            sender.send(entry("a"));
            thread::yield_now();
            sender.send(entry("b"));
            drop(sender);
            assert_eq!(taken.join().unwrap(), [entry("a"), entry("b")]);
        });
    }
}
