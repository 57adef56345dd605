//! Where tests break a run. Every write, rename and removal of `apply` passes here first.
//!
//! In debug builds `VENTURE_FAULT=fail:7` makes the seventh operation fail, and `VENTURE_FAULT=kill:7` ends
//! the process before it, without any clean-up. `slow:7` makes each take seven
//! milliseconds. Release builds hold none of this.

use std::io;

#[cfg(not(debug_assertions))]
#[expect(clippy::unnecessary_wraps, reason = "the debug build fails here")]
pub(super) fn point() -> io::Result<()> {
    Ok(())
}

#[cfg(debug_assertions)]
pub(super) fn point() -> io::Result<()> {
    use std::sync::atomic::{AtomicUsize, Ordering};

    static OPERATIONS: AtomicUsize = AtomicUsize::new(1);
    let operation = OPERATIONS.fetch_add(1, Ordering::SeqCst).to_string();
    #[expect(clippy::disallowed_methods, reason = "for tests only")]
    let setting = std::env::var("VENTURE_FAULT").unwrap_or_default();
    match setting.split_once(':') {
        Some(("fail", number)) if number == operation => Err(io::Error::other("a fault for tests")),
        Some(("kill", number)) if number == operation => std::process::abort(),
        Some(("slow", millis)) => {
            std::thread::sleep(std::time::Duration::from_millis(millis.parse().unwrap_or(0)));
            Ok(())
        }
        _ => Ok(()),
    }
}
