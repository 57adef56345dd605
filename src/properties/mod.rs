//! What holds for every project, and for every text that somebody may hand in.

mod cost;
mod edits;
mod go;
mod invoices;
mod keys;
mod manifests;
mod runs;
mod texts;
mod upgrades;
