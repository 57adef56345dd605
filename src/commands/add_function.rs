//! `venture add function NAME`

use crate::answers::{self, Asker, FunctionFlags};
use crate::error::{Error, Exit};
use crate::flags::ChangeFlags;
use crate::manifest::{self, Manifest, keys};
use crate::model::Function;
use crate::workspace::change::edit_manifest;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// Add a function: its entry in venture.yaml, its folder, and its resources
///
/// Give it exactly one trigger. Asks for what is missing on a terminal. The same command twice changes
/// nothing the second time.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The function's name in kebab-case: its folder, and part of its AWS names
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    entry: FunctionFlags,
    #[command(flatten)]
    flags: ChangeFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    keys::check_function_name(&args.name)?;
    let mut asker = session.asker();
    let asker = asker.as_mut().map(|asker| asker as &mut dyn Asker);
    let project = Existing::open(session, Intent::of(args.flags))?;
    let (known, _) = manifest::parse_project(manifest::PATH, &project.manifest)?;
    let taken = known.functions().contains(&args.name.as_str());
    let entry = answers::function_entry(&args.entry, if taken { None } else { asker })?;
    if taken {
        return same_or_refused(&known, &args.name, &entry, session);
    }
    let memory = entry.iter().find(|(key, _)| *key == "memory").map(|(_, value)| value);
    if let Some(manifest::Scalar::Whole(memory)) = memory
        && let Some(warning) = Function::memory_warning(&args.name, *memory)
    {
        session.terminal.warn(&warning);
    }
    let text = manifest::add_function(&project.manifest, &args.name, &entry)?;
    let exit = edit_manifest(&project, &text, args.flags, session)?;
    if Intent::of(args.flags) == Intent::Write && args.flags.is_for_people() {
        session
            .terminal
            .note(&format!("added `{0}`\n\nnext:\n  write functions/{0}/handler.go\n  make test", args.name));
    }
    Ok(exit)
}

/// The command was given before, or the name is somebody else's.
fn same_or_refused(
    known: &Manifest,
    name: &str,
    entry: &[(&str, manifest::Scalar)],
    session: &Session,
) -> Result<Exit, Error> {
    let standing = known.function(name);
    if entry.iter().all(|(key, value)| standing.get(key) == Some(&value)) {
        session.terminal.note(&format!("`{name}` is there already, as you want it; nothing was changed"));
        return Ok(Exit::Ok);
    }
    let lines = standing.iter().map(|(key, value)| format!("{key}: {}", value.to_yaml()));
    Err(Error::failed(format!(
        "there is another function `{name}` ({}); nothing was written",
        lines.collect::<Vec<_>>().join(", ")
    ))
    .hint("choose another name, or edit its entry in venture.yaml and run `venture regenerate`"))
}
