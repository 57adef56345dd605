//! `venture templates list|show|eject`

use clap_complete::ArgValueCandidates;
use serde_json::json;

use crate::apply::interrupt;
use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::plan::{Change, Edit};
use crate::render::overrides;
use crate::render::templates::{self, Template};
use crate::tree::Content;
use crate::workspace::complete;
use crate::workspace::existing::{Existing, Intent, rel_path};
use crate::workspace::session::Session;

/// List venture's templates, and replace one by your own
///
/// A file below `.venture/templates/` is used instead of the template with the same path.
#[derive(Debug, clap::Subcommand)]
pub enum Templates {
    List(ListArgs),
    Show(ShowArgs),
    Eject(EjectArgs),
}

/// List every template; those that the project replaces are marked
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// How to show the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Show venture's own text of a template
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// The template, as `venture templates list` names it
    #[arg(value_name = "PATH", add = ArgValueCandidates::new(complete::templates))]
    path: String,
}

/// Copy a template to `.venture/templates/`, for you to edit
///
/// From then on newer versions of venture no longer change what comes of it. Remove the copy to have
/// venture's again.
#[derive(Debug, clap::Args)]
pub struct EjectArgs {
    /// The template, as `venture templates list` names it
    #[arg(value_name = "PATH", add = ArgValueCandidates::new(complete::templates))]
    path: String,
}

pub fn run(command: &Templates, session: &Session) -> Result<Exit, Error> {
    match command {
        Templates::List(args) => list(args, session)?,
        Templates::Show(args) => session.terminal.data(find(&args.path)?.text)?,
        Templates::Eject(args) => eject(args, session)?,
    }
    Ok(Exit::Ok)
}

fn find(path: &str) -> Result<Template, Error> {
    Ok(templates::find(path)?)
}

/// Where the project has its own in place of the template.
fn own(project: &Existing, template: &Template) -> Option<String> {
    overrides::places(template.path).into_iter().find(|place| project.has_file(place))
}

/// Outside a project nothing is replaced.
fn list(args: &ListArgs, session: &Session) -> Result<(), Error> {
    let project = Existing::open(session, Intent::Read).ok();
    let replaced =
        |template: &Template| project.as_ref().is_some_and(|project| own(project, template).is_some());
    let rows = || templates::all().map(|template| (template.path, replaced(&template)));
    // {"version": 1, "templates": [{"path", "replaced"}]}
    let json = || {
        let rows: Vec<_> = rows().map(|(path, own)| json!({ "path": path, "replaced": own })).collect();
        format!("{:#}\n", json!({ "version": 1, "templates": rows }))
    };
    let human = || {
        rows().fold(String::new(), |text, (path, own)| text + path + if own { " (yours)\n" } else { "\n" })
    };
    session.answer(args.format, json, human)
}

fn eject(args: &EjectArgs, session: &Session) -> Result<(), Error> {
    let template = find(&args.path)?;
    let project = Existing::open(session, Intent::Write)?;
    let path = rel_path(&format!("{}/{}", overrides::FOLDER, template.path))?;
    if let Some(there) = own(&project, &template) {
        return Err(Error::failed(format!("`{there}` is there already; nothing was written"))
            .hint("edit it, or remove it first to start again from venture's"));
    }
    interrupt::install();
    let change = Change::Put(Content::text(template.text));
    project.write(&[Edit { path: path.clone(), change, seen: None }], session)?;
    session.terminal.result(&format!("{:>9} {path}\n", "create"))?;
    session.terminal.note("edit it, then run `venture regenerate`");
    Ok(())
}
