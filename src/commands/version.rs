//! `venture --version [--verbose]`

use crate::error::{Error, Exit};
use crate::render::templates;
use crate::ui::Terminal;

/// Print version
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Also the commit it was built from, and a digest of its templates
    #[arg(short, long)]
    pub verbose: bool,
}

pub fn run(args: &Args, terminal: Terminal) -> Result<Exit, Error> {
    terminal.data(&text(args.verbose))?;
    Ok(Exit::Ok)
}

fn text(verbose: bool) -> String {
    let first = concat!("venture ", env!("CARGO_PKG_VERSION"), "\n");
    if !verbose {
        return first.to_owned();
    }
    format!("{first}commit: {}\ntemplates: {}\n", env!("VENTURE_COMMIT"), templates::digest())
}
