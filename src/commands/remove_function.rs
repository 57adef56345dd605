//! `venture remove function NAME`

use clap_complete::ArgValueCandidates;

use crate::error::{Error, Exit};
use crate::flags::ChangeFlags;
use crate::manifest;
use crate::model::{built_in, near};
use crate::workspace::change::edit_manifest;
use crate::workspace::complete;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// Remove a function: its entry in venture.yaml, its folder, and its resources
///
/// Files you changed are kept and named.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The function's name
    #[arg(value_name = "NAME", add = ArgValueCandidates::new(complete::functions))]
    name: String,
    #[command(flatten)]
    flags: ChangeFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let name = args.name.as_str();
    if let Some(reason) = built_in(name) {
        return Err(Error::failed(format!("`{name}` is built in: {reason}"))
            .hint("its files are yours to edit; deleted ones stay deleted"));
    }
    let project = Existing::open(session, Intent::of(args.flags))?;
    let (known, before) = manifest::parse_project(manifest::PATH, &project.manifest)?;
    let names = known.functions();
    if !names.contains(&name) {
        let hint = match near(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the functions are {}", names.join(", ")),
        };
        return Err(Error::failed(format!("there is no function `{}`", name.escape_debug())).hint(hint));
    }
    let text = manifest::remove_function(&project.manifest, name)?;
    let (_, after) = manifest::parse_project(manifest::PATH, &text)?;
    let exit = edit_manifest(&project, &text, args.flags, session)?;
    if before.has_rpc() && !after.has_rpc() && Intent::of(args.flags) == Intent::Write {
        session.terminal.warn("what `make generate` wrote into gen/ does not compile any more: delete gen/");
    }
    Ok(exit)
}
