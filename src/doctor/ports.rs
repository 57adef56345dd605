//! The ports of `make dev`.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use super::{Check, State, listener};

/// `PORT` in the project's Makefile; the fifth is the console's.
const FIRST: u16 = 4700;
const CONSOLE: u16 = FIRST + 4;
const PAGE: u16 = FIRST + 5;

/// Which of the ports are taken, and by whom as far as the system tells.
pub fn check(has_page: bool) -> Vec<Check> {
    let (first, last) = (FIRST, if has_page { PAGE } else { CONSOLE });
    let taken: Vec<Check> =
        (first..=last).filter_map(|port| Some(taken(port, &cannot_listen(port)?))).collect();
    if !taken.is_empty() {
        return taken;
    }
    vec![Check::new("make dev", format!("ports {first} to {last}"), State::Ok).says("free")]
}

/// Listens for a moment: that fails for every reason for which `make dev` would.
fn cannot_listen(port: u16) -> Option<io::Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).err()
}

fn taken(port: u16, error: &io::Error) -> Check {
    let message = match listener::of(port) {
        _ if error.kind() != io::ErrorKind::AddrInUse => format!("cannot listen: {error}"),
        Some(owner) => format!("taken by {owner}"),
        None => "taken".to_owned(),
    };
    let fix = "stop what listens there, or choose others: `make dev PORT=4800`";
    Check::new("make dev", format!("port {port}"), State::Warning).says(message).fix(fix)
}
