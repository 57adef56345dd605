//! Upgrades: every recorded project of every release, with the venture of the day.

mod ejected;
mod hunks;
mod judge;
mod rehearsal;
mod rules;
mod rules_test;
mod untouched;
mod upgrade;
mod with_edits;
