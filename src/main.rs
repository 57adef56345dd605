//! The `venture` command; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    venture::run(std::env::args_os())
}
