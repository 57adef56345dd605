//! What holds for every project, and for every text that somebody may hand in.

mod edits;
mod go;
mod manifests;
mod runs;
mod texts;
mod upgrades;
