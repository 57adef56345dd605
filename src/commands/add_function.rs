//! `venture add function NAME`

use crate::answers::{self, Asker, FunctionFlags};
use crate::error::{Error, Exit};
use crate::flags::ChangeFlags;
use crate::manifest::{self, Manifest, keys};
use crate::model::{Function, Rpc};
use crate::workspace::change::edit_manifest;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::session::Session;

/// Add a function: its entry in venture.yaml, its folder, and its resources
///
/// Give it exactly one trigger. On a terminal it asks for what is missing, name and trigger too. The same command twice changes
/// nothing the second time.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The function's name in kebab-case: its folder, and part of its AWS names [default: asked for]
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    entry: FunctionFlags,
    #[command(flatten)]
    flags: ChangeFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if let Some(name) = &args.name {
        keys::check_function_name(name)?;
    }
    let mut asker = session.asker();
    let asker = asker.as_mut().map(|asker| asker as &mut dyn Asker);
    let project = Existing::open(session, Intent::of(args.flags))?;
    let (known, _) = manifest::parse_project(manifest::PATH, &project.manifest)?;
    let given = args.name.as_deref();
    let taken = given.is_some_and(|name| known.functions().contains(&name));
    let (name, entry) =
        answers::function_entry(given, &args.entry, &known, if taken { None } else { asker })?;
    if taken {
        return same_or_refused(&known, &name, &entry, session);
    }
    let memory = entry.iter().find(|(key, _)| *key == "memory").map(|(_, value)| value);
    if let Some(manifest::Scalar::Whole(memory)) = memory
        && let Some(warning) = Function::memory_warning(&name, *memory)
    {
        session.terminal.warn(&warning);
    }
    let text = manifest::add_function(&project.manifest, &name, &entry)?;
    let exit = edit_manifest(&project, &text, args.flags, session)?;
    if Intent::of(args.flags) == Intent::Write && args.flags.is_for_people() {
        let rpc = entry.iter().find_map(|(key, value)| match value {
            manifest::Scalar::Text(text) if *key == "rpc" => Rpc::parse(text, known.text("name")).ok(),
            _ => None,
        });
        let next = next(&name, rpc.as_ref());
        session.terminal.note(&format!("added `{name}`\n\nnext:\n{next}  make test"));
    }
    Ok(exit)
}

/// What is to be written before the tests: of a method its messages, too.
fn next(name: &str, rpc: Option<&Rpc>) -> String {
    let handler = format!("  write functions/{name}/handler.go\n");
    match rpc {
        Some(rpc) => {
            format!("  write {}, as docs/rpc.md says\n  make generate\n{handler}", rpc.messages())
        }
        None => handler,
    }
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
