//! What commands share: the session, a project that is there or is to be made, and carrying a change of it out.

pub mod adopt;
pub mod change;
pub mod comparison;
pub mod complete;
pub mod existing;
pub mod fresh;
pub mod price_file;
pub mod session;
pub mod target;
pub mod vcs;
