//! What holds for every project, and for every text that somebody may hand in.

mod edits;
mod manifests;
mod runs;
mod texts;
