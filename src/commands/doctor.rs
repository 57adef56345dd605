//! `venture doctor`

use std::path::Path;

use cap_std::fs::Dir;

use crate::apply::{self, interrupt};
use crate::doctor::{self, Check, State, browser, pins, ports, tools};
use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::manifest;
use crate::model::Project;
use crate::pristine::{self, Base, Pristine};
use crate::tree::disk;
use crate::ui;
use crate::workspace::existing::{find_root, rel_path};
use crate::workspace::session::Session;

/// Tell what this machine lacks for a project, and whether the project is in order
///
/// Looks at the tools and their versions, the ports of `make dev` and, in a project, at venture's own files and the
/// versions that the project pins. Writes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

const GROUP: &str = "project";

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    interrupt::install();
    let found = find_root(&session.folder, &[manifest::PATH, apply::JOURNAL]).ok();
    let root = found.as_deref().map(disk::open).transpose()?;
    let text = |path: &str| root.as_ref().and_then(|root| read(root, path).ok().flatten());
    let (manifest, project) = found.as_deref().map(read_manifest).unzip();
    let has = |extra| project.iter().flatten().any(|project| project.has_extra(extra));
    let wanted = tools::Wanted {
        go: pins::go_version(text("go.mod").as_deref()),
        node: pins::node_range(text("package.json").as_deref()),
        cluster: has("kubernetes"),
    };
    let folder = found.as_deref().unwrap_or(&session.folder);
    let progress = session.terminal.progress("asking tools for their versions", Some(wanted.count()));
    let mut checks = tools::check(&wanted, folder, interrupt::requested, &|| progress.step());
    let has_page = has("web");
    if has_page {
        checks.push(browser::check(session.chromium.as_deref(), folder, interrupt::requested));
    }
    drop(progress);
    if interrupt::requested() {
        return Err(Error::interrupted());
    }
    checks.extend(ports::check(has_page));
    checks.extend(manifest);
    if let Some(root) = &root {
        checks.extend([pristine_check(root), journal_check(root)]);
        checks.extend(pins::check(text));
    }
    session.answer(
        args.format,
        || doctor::json::text(&checks),
        || ui::doctor::report(&checks, &session.terminal.links(folder)),
    )?;
    ended(&checks, session)
}

/// Errors and warnings are said where the report is not.
fn ended(checks: &[Check], session: &Session) -> Result<Exit, Error> {
    let in_state = |state| checks.iter().filter(move |check| check.state == state);
    let quiet = session.terminal.is_quiet();
    for check in in_state(State::Warning).filter(|_| quiet) {
        session.terminal.warn(&check.line());
    }
    if quiet {
        let error = |check: &Check| Error {
            hints: check.fix.iter().cloned().collect(),
            ..Error::failed(check.line())
        };
        return Error::all(in_state(State::Failed).map(error)).map_or(Ok(Exit::Ok), Err);
    }
    let failed: Vec<&str> = in_state(State::Failed).map(|check| check.name.as_str()).collect();
    if failed.is_empty() {
        return Ok(Exit::Ok);
    }
    Err(Error::failed(format!("not in order: {}", failed.join(", "))).hint("do what stands below each"))
}

/// The text of a file of the project; `None` where there is none, or no text.
fn read(root: &Dir, path: &str) -> Result<Option<String>, Error> {
    let content = disk::read_one(root, &rel_path(path)?)?;
    Ok(content.and_then(|content| content.normalised().map(std::borrow::Cow::into_owned)))
}

/// Whether the manifest is in order, and the project that it describes where it is.
fn read_manifest(folder: &Path) -> (Check, Option<Project>) {
    let check = |state| Check::new(GROUP, manifest::PATH, state);
    let text = match manifest::load(&folder.join(manifest::PATH)) {
        Ok(text) => text,
        Err(error) => return (check(State::Failed).says(error.to_string()), None),
    };
    let Ok((_, project)) = manifest::parse_project(manifest::PATH, &manifest::migrate(&text)) else {
        let fix = "`venture status` says what is wrong, and where";
        return (check(State::Failed).says("not valid").fix(fix), None);
    };
    (check(State::Ok), Some(project))
}

fn pristine_check(root: &Dir) -> Check {
    let check = |state| Check::new(GROUP, pristine::PATH, state);
    let damaged = |why: String| {
        check(State::Failed)
            .says(format!("{why}; every file that differs is a conflict"))
            .fix(format!("bring it back from version control: `git checkout -- {}`", pristine::PATH))
    };
    let text = match read(root, pristine::PATH) {
        Ok(Some(text)) => text,
        Ok(None) => return damaged("missing, or not text".to_owned()),
        Err(error) => return damaged(error.message),
    };
    match pristine::parse(&text) {
        Err(damage) => damaged(format!("damaged at {damage}")),
        Ok(pristine) => match lost(&pristine) {
            0 => of_version(&pristine, &check),
            files => damaged(format!("the text of {files} files in it is damaged")),
        },
    }
}

fn lost(pristine: &Pristine) -> usize {
    pristine.paths().filter(|path| matches!(pristine.get(path), Some(Base::Lost))).count()
}

fn of_version(pristine: &Pristine, check: &dyn Fn(State) -> Check) -> Check {
    let own = env!("CARGO_PKG_VERSION");
    if let Some(newer) = pristine.newer_version() {
        return check(State::Failed)
            .says(format!("venture {newer} generated this project last, and this is {own}"))
            .fix("update venture; an older one would take newer templates back");
    }
    if pristine.is_of_another_version() {
        return check(State::Note)
            .says("an older venture generated this project last")
            .fix("`venture regenerate` brings it up to date");
    }
    check(State::Ok)
}

fn journal_check(root: &Dir) -> Check {
    if apply::is_unfinished(root) {
        return Check::new(GROUP, "unfinished runs", State::Failed)
            .says("a run was stopped while it wrote")
            .fix("the next command that works on the project finishes it, such as `venture status`");
    }
    Check::new(GROUP, "unfinished runs", State::Ok).says("none")
}
