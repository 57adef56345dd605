//! Who listens at a port, as far as Linux tells without asking for more rights.

use std::fs;
use std::path::Path;

/// State 0A in `/proc/net/tcp`.
const LISTENS: &str = "0A";

/// `node (process 4711)`; `None` on other systems, and for a process of somebody else.
pub(super) fn of(port: u16) -> Option<String> {
    let tables =
        ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| fs::read_to_string(table).unwrap_or_default());
    let sockets: Vec<String> = tables.iter().flat_map(|table| sockets(table, port)).collect();
    let processes = fs::read_dir("/proc").ok()?.flatten().map(|entry| entry.path());
    let process = processes.into_iter().find(|process| holds(process, &sockets))?;
    let name = fs::read_to_string(process.join("comm")).ok()?;
    Some(format!("{} (process {})", name.trim(), process.file_name()?.display()))
}

/// The links of the sockets that listen at the port: `socket:[4711]`.
fn sockets(table: &str, port: u16) -> Vec<String> {
    let end = format!(":{port:04X}");
    let socket = |line: &str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let listens = columns.get(1)?.ends_with(&end) && *columns.get(3)? == LISTENS;
        listens.then(|| columns.get(9).map(|inode| format!("socket:[{inode}]")))?
    };
    table.lines().skip(1).filter_map(socket).collect()
}

fn holds(process: &Path, sockets: &[String]) -> bool {
    let files = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
    let link = |file: fs::DirEntry| fs::read_link(file.path()).ok();
    files.filter_map(link).any(|link| sockets.iter().any(|socket| link.as_os_str() == socket.as_str()))
}
