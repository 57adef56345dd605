//! `venture status [--check]`

use std::fmt::Write as _;

use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::model::ceiling;
use crate::plan::{Action, Conflict, Kept, Plan, Reason, Step};
use crate::ui::Links;
use crate::ui::report::{self, Written};
use crate::workspace::comparison::Comparison;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// Tell which files differ from what venture generates now, and whose change it is
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Exit with 1 where `regenerate` would change a file, or a conflict is left
    #[arg(long)]
    check: bool,
    /// How to show the files
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let existing = Existing::open(session, Intent::Read)?;
    let project = Comparison::new(&existing, session, &existing.manifest)?;
    let links = session.terminal.links(&existing.folder);
    session.answer(args.format, || json(&project), || human(&project.plan, &links))?;
    let unresolved = |step: &Step| {
        matches!(state(step), "outdated" | "foreign" | "conflict" | "unenforced" | "unresolved")
    };
    let drift = project.plan.all_steps().any(unresolved);
    if !(args.check && drift) {
        return Ok(Exit::Ok);
    }
    Err(Error::failed("the project is not what venture.yaml and this version of venture generate")
        .hint("run `venture regenerate`, resolve what holds conflict markers, and commit"))
}

/// The state of one file, from the user's point of view.
fn state(step: &Step) -> &'static str {
    match &step.action {
        _ if step.is_unresolved() => "unresolved",
        _ if step.leaves().is_some() => "outdated",
        Action::Unchanged => "unchanged",
        Action::Kept(Kept::Deleted) => "missing",
        Action::Kept(Kept::NoLongerGenerated) => "orphaned",
        Action::Kept(Kept::Yours | Kept::Decided) => "yours",
        Action::Create | Action::Update | Action::Merge(_) | Action::Delete => "outdated",
        Action::Conflict(Conflict { reason: Reason::Foreign, .. }) => "foreign",
        Action::Conflict(Conflict { reason: Reason::Access, .. }) => "unenforced",
        Action::Conflict(_) => "conflict",
    }
}

const MEANINGS: [(&str, &str); 9] = [
    ("unenforced", "decides who may call a function, and is not as venture.yaml says"),
    ("unresolved", "holds conflict markers"),
    ("yours", "changed by you; kept and merged"),
    ("outdated", "`venture regenerate` would change it"),
    ("missing", "deleted by you; stays deleted"),
    ("orphaned", "yours; no longer generated"),
    ("foreign", "stands where venture wants to write its own"),
    ("conflict", "you and venture changed the same lines"),
    ("unchanged", "as generated"),
];

fn human(plan: &Plan, links: &Links) -> String {
    let mut text = String::new();
    for (state_name, meaning) in MEANINGS {
        let paths: Vec<_> = plan.all_steps().filter(|step| state(step) == state_name).collect();
        if paths.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{state_name}: {} ({meaning})", paths.len());
        if state_name != "unchanged" {
            for step in paths {
                let _ = writeln!(text, "  {}", report::path(step, Written::No, links));
            }
        }
    }
    text
}

/// `{"version": 1, "files": [{"path", "state"}], "resources": {"api", "limit"}, "warnings": [text]}`: every file, how
/// many CloudFormation resources the API stack has of those it may have, and what to know besides.
fn json(project: &Comparison) -> String {
    let files = project.plan.all_steps();
    let resources =
        serde_json::json!({ "api": ceiling::resources(&project.project), "limit": ceiling::MAX_RESOURCES });
    let warnings = &project.plan.warnings;
    let files: Vec<_> =
        files.map(|step| serde_json::json!({ "path": step.path.as_str(), "state": state(step) })).collect();
    format!(
        "{:#}\n",
        serde_json::json!({ "version": 1, "files": files, "resources": resources, "warnings": warnings })
    )
}
