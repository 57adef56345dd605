//! `venture list`

use serde_json::json;

use super::existing::{Existing, Intent};
use super::session::Session;
use crate::cli::Format;
use crate::error::{Error, Exit};
use crate::manifest;
use crate::model::{Function, Trigger};

/// List the functions of the project
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to show the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

const HEAD: [&str; 6] = ["NAME", "TRIGGER", "ACCESS", "MEMORY", "TIMEOUT", "FILE"];

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let existing = Existing::open(session, Intent::Read)?;
    let (_, project) = manifest::parse_project(manifest::PATH, &existing.manifest)?;
    match args.format {
        Format::Json => session.terminal.result(&json(&project.functions)),
        Format::Human => session.terminal.result(&table(project.functions.iter().map(row))),
    }
    Ok(Exit::Ok)
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

fn row(function: &Function) -> [String; 6] {
    [
        function.name.as_str().to_owned(),
        trigger(function),
        access(function),
        format!("{} MB", function.memory),
        format!("{} s", function.timeout),
        file(function),
    ]
}

/// Columns as wide as their widest cell, two blanks apart.
fn table(rows: impl Iterator<Item = [String; 6]>) -> String {
    let rows: Vec<[String; 6]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// `{"version": 1, "functions": [{"name", "trigger": {"<key>": "<value>"}, "access"?, "memory", "timeout", "file"}]}`;
/// memory in MB, timeout in seconds.
fn json(functions: &[Function]) -> String {
    let functions = functions.iter().map(|function| {
        json!({
            "name": function.name.as_str(),
            "trigger": { function.trigger.key(): function.trigger.value() },
            "access": function.http().map(|(_, access)| access.to_string()),
            "memory": function.memory,
            "timeout": function.timeout,
            "file": file(function),
        })
    });
    format!("{:#}\n", json!({ "version": 1, "functions": functions.collect::<Vec<_>>() }))
}
