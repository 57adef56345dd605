//! `venture man [DIR]`

use std::io;
use std::path::PathBuf;

use clap::Command;
use clap_mangen::Man;

use crate::apply;
use crate::error::{Error, Exit};
use crate::workspace::session::Session;

/// Print venture's manual page, or write one a command into a folder
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write venture.1, venture-new.1 and so on into this folder; it is made where it is missing
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

pub fn run(args: &Args, command: Command, session: &Session) -> Result<Exit, Error> {
    let failed = |error: io::Error| Error::failed(format!("cannot write a manual page: {error}"));
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let Some(dir) = &args.dir else {
        session.terminal.data(&page("venture", &command).map_err(failed)?)?;
        return Ok(Exit::Ok);
    };
    if let Some(name) = dir.to_str().filter(|name| command.find_subcommand(name).is_some()) {
        let said = format!("`{name}` is a command, and `venture man` takes a folder to write pages into");
        return Err(Error::usage(said)
            .hint(format!("see `venture {name} --help`; a folder of that name is `./{name}`")));
    }
    let mut pages = Vec::new();
    collect("venture", &command, &mut pages).map_err(failed)?;
    apply::write_outputs(&session.folder.join(dir), &pages)?;
    session.terminal.note(&format!("wrote {} pages into `{}`", pages.len(), dir.display()));
    Ok(Exit::Ok)
}

/// File name and text of the command's page and of those of the commands below it.
fn collect(name: &str, command: &Command, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    pages.push((format!("{name}.1"), page(name, command)?));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        collect(&format!("{name}-{}", below.get_name()), below, pages)?;
    }
    Ok(())
}

fn page(name: &str, command: &Command) -> io::Result<String> {
    let version = concat!("venture ", env!("CARGO_PKG_VERSION"));
    let mut text = Vec::new();
    Man::new(command.clone()).title(name).source(version).render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
