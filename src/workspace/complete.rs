//! What a shell may complete. It only reads, says nothing where there is nothing to read, and takes no lock: a half-typed
//! command is no reason to finish an earlier one.

use std::path::Path;

use clap_complete::CompletionCandidate;

use super::existing::find_root;
use crate::cost::Table;
use crate::manifest;
use crate::render::{parts, templates};

/// Set by the scripts of `venture completions`: the run is to answer a shell.
pub const VARIABLE: &str = "VENTURE_COMPLETE";

/// The functions of the project that the shell is in.
pub fn functions() -> Vec<CompletionCandidate> {
    let folder = std::env::current_dir().ok();
    folder.and_then(|folder| functions_in(&folder)).unwrap_or_default()
}

fn functions_in(folder: &Path) -> Option<Vec<CompletionCandidate>> {
    let root = find_root(folder, &[manifest::PATH]).ok()?;
    let text = manifest::load(&root.join(manifest::PATH)).ok()?;
    let manifest = manifest::parse(manifest::PATH, &manifest::migrate(&text)).ok()?;
    Some(manifest.functions().into_iter().map(CompletionCandidate::new).collect())
}

pub fn templates() -> Vec<CompletionCandidate> {
    templates::all().map(|template| CompletionCandidate::new(template.path)).collect()
}

/// The keys of the manifest.
pub fn keys() -> Vec<CompletionCandidate> {
    let candidate =
        |named: manifest::Named| CompletionCandidate::new(named.name).help(Some(named.key.doc.into()));
    manifest::all_keys().map(candidate).collect()
}

pub fn parts() -> Vec<CompletionCandidate> {
    let candidate = |part: &parts::Part| CompletionCandidate::new(part.name).help(Some(part.doc.into()));
    parts::PARTS.iter().map(candidate).collect()
}

/// The regions that venture has prices of.
pub fn priced_regions() -> Vec<CompletionCandidate> {
    let table = Table::built_in().ok();
    table.iter().flat_map(Table::regions).map(CompletionCandidate::new).collect()
}
