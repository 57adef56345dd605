//! `venture list`

use serde_json::json;

use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::manifest;
use crate::model::{Function, Project, Trigger};
use crate::plan::{Action, Plan};
use crate::ui::{Links, report};
use crate::workspace::comparison::Comparison;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// List the functions of the project
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to show the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

const HEAD: [&str; 7] = ["NAME", "TRIGGER", "ACCESS", "MEMORY", "TIMEOUT", RUNS_ON, "FILE"];

/// Only in projects that may run elsewhere.
const RUNS_ON: &str = "RUNS ON";

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let existing = Existing::open(session, Intent::Read)?;
    let (_, project) = manifest::parse_project(manifest::PATH, &existing.manifest)?;
    // What cannot be rendered is no reason not to list.
    let comparison = Comparison::new(&existing, session, &existing.manifest);
    let plan = comparison.as_ref().ok().map(|comparison| &comparison.plan);
    let links = session.terminal.links(&existing.folder);
    let shown = session.answer(args.format, || json(&project, plan), || table(&project, &links));
    match (plan, comparison.as_ref().err()) {
        (_, Some(error)) => {
            session.terminal.warn(&format!("cannot tell what is enforced: {}", error.message));
        }
        (plan, None) => warn_of_unenforced(plan, session),
    }
    shown.map(|()| Exit::Ok)
}

/// What the files on disk do not enforce of the manifest: what nobody has generated yet in one line, and what somebody
/// has changed file by file.
fn warn_of_unenforced(plan: Option<&Plan>, session: &Session) {
    let (changed, outdated): (Vec<_>, Vec<_>) = plan
        .into_iter()
        .flat_map(Plan::unenforced_now)
        .partition(|(step, _)| matches!(step.action, Action::Conflict(_)) || step.holds_markers());
    if !outdated.is_empty() {
        session.terminal.warn(
            "who may call is enforced as of the last `venture regenerate`, which venture.yaml is ahead of",
        );
    }
    for (step, what) in changed {
        session.terminal.warn(&report::not_enforced(step, what));
    }
}

fn trigger(function: &Function) -> String {
    match &function.trigger {
        Trigger::Http { .. } => function.trigger.value(),
        trigger => format!("{} {}", trigger.key(), trigger.value()),
    }
}

/// Who may call an http function; nobody calls the others.
fn access(function: &Function) -> String {
    function.http().map_or("-".to_owned(), |(_, access)| access.to_string())
}

fn file(function: &Function) -> String {
    format!("functions/{}/handler.go", function.name.as_str())
}

fn runs_on(project: &Project, function: &Function) -> &'static str {
    if project.runs_on_kubernetes(function) { "Lambda, Kubernetes" } else { "Lambda" }
}

/// The file stands last, where the codes of a link push no column aside.
fn row(project: &Project, function: &Function, links: &Links) -> [String; 7] {
    [
        function.name.as_str().to_owned(),
        trigger(function),
        access(function),
        format!("{} MB", function.memory),
        format!("{} s", function.timeout),
        runs_on(project, function).to_owned(),
        links.path(&file(function)),
    ]
}

/// Columns as wide as their widest cell, two blanks apart.
fn table(project: &Project, links: &Links) -> String {
    let rows = project.functions.iter().map(|function| row(project, function, links));
    let rows: Vec<[String; 7]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let shown = |column: &usize| HEAD[*column] != RUNS_ON || project.has_extra("kubernetes");
    let columns: Vec<(usize, usize)> =
        (0..HEAD.len()).filter(shown).map(|column| (column, width(column))).collect();
    let line = |row: &[String; 7]| {
        let cells = columns.iter().map(|&(column, width)| format!("{:<width$}", row[column]));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// `{"version": 1, "functions": [{"name", "trigger": {"<key>": "<value>"}, "access"?, "enforced"?, "memory",
/// "timeout", "kubernetes", "file"}]}`; memory in MB, timeout in seconds; `enforced` tells whether the files that decide
/// who may call are as the manifest says, and is `null` where nobody calls or nothing can be rendered; `kubernetes`
/// whether a pod can run it.
fn json(project: &Project, plan: Option<&Plan>) -> String {
    let enforced = |function: &Function| {
        let folder = format!("functions/{}", function.name.as_str());
        let plan = function.http().and(plan)?;
        Some(plan.unenforced_now().all(|(step, _)| !step.path.is_within(&folder)))
    };
    let functions = project.functions.iter().map(|function| {
        json!({
            "name": function.name.as_str(),
            "trigger": { function.trigger.key(): function.trigger.value() },
            "access": function.http().map(|(_, access)| access.to_string()),
            "enforced": enforced(function),
            "memory": function.memory,
            "timeout": function.timeout,
            "kubernetes": project.runs_on_kubernetes(function),
            "file": file(function),
        })
    });
    format!("{:#}\n", json!({ "version": 1, "functions": functions.collect::<Vec<_>>() }))
}
