//! The `venture` command; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    venture::run(std::env::args_os(), stdout::was_open())
}

/// Whether stdout was open when the process began. Rust puts `/dev/null` in the place of a closed one before `main`, so
/// that `venture list >&-` would seem to work; the linker's list of initialisers is what runs earlier.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[expect(unsafe_code, reason = "nothing safe runs before `main`")]
mod stdout {
    use std::os::fd::BorrowedFd;
    use std::sync::atomic::{AtomicBool, Ordering};

    static CLOSED: AtomicBool = AtomicBool::new(false);

    #[used]
    #[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array"))]
    #[cfg_attr(target_os = "macos", unsafe(link_section = "__DATA,__mod_init_func"))]
    static BEFORE_MAIN: extern "C" fn() = look;

    extern "C" fn look() {
        // SAFETY: the borrow ends before anything else runs, and a closed descriptor is an error and no more.
        let stdout = unsafe { BorrowedFd::borrow_raw(1) };
        CLOSED.store(rustix::io::fcntl_getfd(stdout).is_err(), Ordering::Relaxed);
    }

    pub(crate) fn was_open() -> bool {
        !CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod stdout {
    pub(crate) fn was_open() -> bool {
        true
    }
}
