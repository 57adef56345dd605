//! Watches the templates, and tells the code which commit it is built from.

use std::path::Path;
use std::process::Command;

fn main() {
    // `include_dir!` notices changed templates, but not added or removed ones.
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=build.rs");
    let commit = of_the_package().or_else(of_the_repository).unwrap_or_else(|| "unknown".to_owned());
    println!("cargo:rustc-env=VENTURE_COMMIT={commit}");
}

/// `cargo package` notes the commit in the crate; a repository that the crate is unpacked in is not its own.
fn of_the_package() -> Option<String> {
    let text = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let hash = text.split("\"sha1\"").nth(1)?.split('"').nth(1)?;
    is_hash(hash).then(|| hash.to_owned())
}

fn of_the_repository() -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    if Path::new(&top).canonicalize().ok()? != Path::new(".").canonicalize().ok()? {
        return None;
    }
    // Every commit and checkout writes one of these two.
    for file in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", file]).filter(|path| Path::new(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    git(&["rev-parse", "HEAD"]).filter(|hash| is_hash(hash))
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn is_hash(text: &str) -> bool {
    text.len() >= 40 && text.chars().all(|c| c.is_ascii_hexdigit())
}
