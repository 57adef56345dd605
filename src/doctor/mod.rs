//! What a project needs of a machine, and whether it is there. Reads and runs; writes nothing.

pub mod browser;
pub mod json;
mod listener;
pub mod pins;
pub mod ports;
mod program;
pub mod tools;
mod version;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub group: &'static str,
    pub name: String,
    pub state: State,
    /// The version that is there.
    pub found: Option<String>,
    /// The versions that would do.
    pub needed: Option<String>,
    pub message: Option<String>,
    /// What to do about it.
    pub fix: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Ok,
    /// Worth knowing, and nothing is wrong.
    Note,
    /// In the way of something, and not of all.
    Warning,
    Failed,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }
}

impl Check {
    pub fn new(group: &'static str, name: impl Into<String>, state: State) -> Self {
        Self { group, name: name.into(), state, found: None, needed: None, message: None, fix: None }
    }

    #[must_use]
    pub fn found(self, version: impl Into<String>) -> Self {
        Self { found: Some(version.into()), ..self }
    }

    #[must_use]
    pub fn needs(self, versions: Option<String>) -> Self {
        Self { needed: versions, ..self }
    }

    #[must_use]
    pub fn says(self, message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    #[must_use]
    pub fn fix(self, fix: impl Into<String>) -> Self {
        Self { fix: Some(fix.into()), ..self }
    }

    /// `node 18.2.0 (needs >=20): too old`
    pub fn line(&self) -> String {
        let found = self.found.iter().map(|found| format!(" {found}"));
        let needed = self.needed.iter().map(|needed| format!(" (needs {needed})"));
        let message = self.message.iter().map(|message| format!(": {message}"));
        found.chain(needed).chain(message).fold(self.name.clone(), |line, part| line + &part)
    }
}
