//! Shows a plan's conflicts and returns the plan with every one of them decided.

use thiserror::Error;

use crate::answers::{AskError, Asker, Item, Prompt};
use crate::plan::{Action, Conflict, Kept, OnConflict, Plan, Step};
use crate::ui::{Terminal, report};

#[derive(Debug, Error)]
pub enum ReviewError {
    /// Somebody has to decide, and there is nobody to ask.
    #[error("{} to decide", files(paths.len()))]
    Undecided { paths: Vec<String> },
    #[error("`{path}` is binary and cannot hold conflict markers")]
    NoMarkers { path: String },
    #[error("cancelled")]
    Aborted,
    #[error(transparent)]
    Ask(AskError),
}

impl From<AskError> for ReviewError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Interrupted => Self::Aborted,
            AskError::Io(_) | AskError::Back => Self::Ask(error),
        }
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 conflict".to_owned() } else { format!("{count} conflicts") }
}

/// Decides every conflict: as `on_conflict` says, else by asking. Returns the paths that now hold markers.
pub fn decide(
    plan: &mut Plan,
    on_conflict: Option<OnConflict>,
    asker: Option<&mut dyn Asker>,
    terminal: Terminal,
) -> Result<Vec<String>, ReviewError> {
    let undecided: Vec<String> = plan.conflicts().map(|step| step.path.to_string()).collect();
    let mut with_markers = Vec::new();
    match (on_conflict, asker) {
        _ if undecided.is_empty() => {}
        (Some(choice), _) => {
            for step in &mut plan.steps {
                settle(step, choice, &mut with_markers)?;
            }
        }
        (None, Some(asker)) => ask_each(plan, asker, terminal, &mut with_markers)?,
        (None, None) => return Err(ReviewError::Undecided { paths: undecided }),
    }
    Ok(with_markers)
}

const CHOICES: [&str; 7] = [
    "show the diff",
    "keep mine",
    "take generated",
    "write both, between conflict markers",
    "keep mine, here and in every further conflict",
    "take generated, here and in every further conflict",
    "abort; nothing is written",
];

fn ask_each(
    plan: &mut Plan,
    asker: &mut dyn Asker,
    terminal: Terminal,
    with_markers: &mut Vec<String>,
) -> Result<(), ReviewError> {
    let mut for_all = None;
    for step in &mut plan.steps {
        let choice = match (&step.action, for_all) {
            (Action::Conflict(_), Some(choice)) => choice,
            (Action::Conflict(conflict), None) => {
                let prompt = format!("{}: {}", step.path, conflict.reason.text());
                let (choice, further) = ask_one(step, &prompt, asker, terminal)?;
                for_all = further.then_some(choice);
                choice
            }
            _ => continue,
        };
        settle(step, choice, with_markers)?;
    }
    Ok(())
}

/// What to do with one conflict, and whether with every further one too.
fn ask_one(
    step: &Step,
    prompt: &str,
    asker: &mut dyn Asker,
    terminal: Terminal,
) -> Result<(OnConflict, bool), ReviewError> {
    let items = CHOICES.map(|choice| Item::new(choice, ""));
    loop {
        return Ok(match asker.choose(Prompt::new(prompt), &items)? {
            0 => {
                terminal.note(&report::diff(step));
                continue;
            }
            1 => (OnConflict::Keep, false),
            2 => (OnConflict::Take, false),
            3 => (OnConflict::Markers, false),
            4 => (OnConflict::Keep, true),
            5 => (OnConflict::Take, true),
            _ => return Err(ReviewError::Aborted),
        });
    }
}

/// Turns a conflict into what was decided; leaves every other action alone.
fn settle(step: &mut Step, choice: OnConflict, with_markers: &mut Vec<String>) -> Result<(), ReviewError> {
    let Action::Conflict(Conflict { markers, .. }) = &step.action else { return Ok(()) };
    step.action = match choice {
        OnConflict::Keep => Action::Kept(Kept::Decided),
        OnConflict::Take => Action::Update,
        OnConflict::Markers => match markers {
            Some(content) => {
                with_markers.push(step.path.to_string());
                Action::Merge(content.clone())
            }
            None => return Err(ReviewError::NoMarkers { path: step.path.to_string() }),
        },
    };
    Ok(())
}
