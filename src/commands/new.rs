//! `venture new [DIR]`

use std::path::{Path, PathBuf};

use crate::answers::{self, AnswerFlags, AnswersFile, Asker, Check, Sources};
use crate::apply::{self, interrupt};
use crate::error::{Error, Exit};
use crate::flags::{Format, PlanFlags};
use crate::manifest;
use crate::model::{Function, Project, ProjectName};
use crate::plan::{OnConflict, Plan};
use crate::render;
use crate::tree::disk;
use crate::workspace::session::{Session, shell_word};
use crate::workspace::target::{self, Target};
use crate::workspace::vcs::{self, Vcs};
use crate::workspace::{adopt, fresh};

/// Make a new project
///
/// Asks what the flags and the answers file do not say. Without a terminal every answer that has no flag is
/// an error; `--defaults` takes the defaults.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The project's folder [default: the project's name]
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    dir: Option<String>,
    /// A manifest to take answers from, such as another project's venture.yaml
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Take the default of every question that no flag answers
    #[arg(long)]
    defaults: bool,
    /// Version control of the new project [default: git, unless it lies in a repository]
    #[arg(long, value_name = "VCS")]
    vcs: Option<Vcs>,
    /// Make it in a folder that holds files: those stay, and where one stands in the way you are asked
    #[arg(long)]
    existing: bool,
    /// With --existing: decide every conflict this way instead of asking
    #[arg(long, value_name = "HOW", requires = "existing")]
    on_conflict: Option<OnConflict>,
    #[command(flatten)]
    plan: PlanFlags,
    #[command(flatten)]
    flags: AnswerFlags,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let inspect = |dir: &str| target::inspect(&session.folder.join(dir), dir, args.existing);
    // What can fail is looked at before anything is asked.
    let named = args.flags.get("name").filter(|name| ProjectName::parse(name).is_ok());
    let early = args.dir.as_deref().or(named).map(inspect).transpose()?;
    let free = |name: &str| match early {
        Some(_) => Ok(()),
        None => inspect(name).map(drop).map_err(|error| format!("{}; choose another name", error.message)),
    };
    let project = resolve(args, session, &free)?;
    warn(&project, session);
    let dir = args.dir.clone().unwrap_or_else(|| project.name.as_str().to_owned());
    let target = match early {
        Some(target) => target,
        None => inspect(&dir)?,
    };
    if let Target::Full(path) = &target {
        return join(args, session, &project, path);
    }
    if args.plan.dry_run {
        session.show(&fresh::plan(&project, &mut |_, _| {})?, args.plan, false, &session.folder)?;
        return Ok(Exit::Ok);
    }
    interrupt::install();
    let made = match &target {
        Target::Absent(path) => create(args, session, &project, path)?,
        Target::Empty(path) | Target::Full(path) => fill(args, session, &project, path)?,
    };
    report(args, session, &made, &dir)?;
    // The process ends here: to give all texts back one by one would take longer than to write ten files.
    std::mem::forget(made);
    Ok(Exit::Ok)
}

fn resolve(args: &Args, session: &Session, free: Check<'_>) -> Result<Project, Error> {
    let repository = repository_folder(args, session);
    let question = vcs::ask(&repository);
    render::prepare(); // while git looks
    let file = args.answers.as_ref().map(|path| {
        let text = manifest::load(&session.folder.join(path)).map_err(answers::AnswerError::Load)?;
        let text = manifest::migrate(&text).into_owned();
        Ok::<_, Error>(AnswersFile { name: path.display().to_string(), text })
    });
    let folder = args.dir.as_deref().map(|dir| folder_name(&session.folder.join(dir)));
    let progress = session.terminal.progress("asking git for its configuration", None);
    let known = question.answer();
    drop(progress);
    let sources = Sources {
        flags: &args.flags,
        file: file.transpose()?,
        folder: folder.as_deref(),
        home: known.home.as_deref(),
        branch: known.branch.as_deref(),
        defaults: args.defaults,
        free,
        // One that cannot be rendered fails when it is made, with its reason.
        preview: &|project| render::manifest(project).unwrap_or_else(|error| error.to_string()),
        warn: &|warning| session.terminal.warn(warning),
    };
    let mut asker = session.asker();
    Ok(answers::resolve(&sources, asker.as_mut().map(|asker| asker as &mut dyn Asker))?)
}

/// Where the project is going to lie, as far as that is there.
fn repository_folder(args: &Args, session: &Session) -> PathBuf {
    let target = session.folder.join(args.dir.as_deref().unwrap_or_default());
    target.ancestors().find(|folder| folder.is_dir()).unwrap_or(&session.folder).to_owned()
}

/// The last part of the path, also of `.` and `..`.
fn folder_name(path: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    name(path).or_else(|| name(&path.canonicalize().ok()?)).unwrap_or_default()
}

fn warn(project: &Project, session: &Session) {
    let functions = project.functions.iter();
    let memory =
        functions.filter_map(|function| Function::memory_warning(function.name.as_str(), function.memory));
    let schedules = project.schedule_warnings();
    for warning in project.region.warning(&project.auth).into_iter().chain(memory).chain(schedules) {
        session.terminal.warn(&warning);
    }
}

/// What was written, and whether a new repository is around it.
struct Made {
    plan: Plan,
    repository: bool,
}

/// The folder appears with everything in it, or not at all.
fn create(args: &Args, session: &Session, project: &Project, target: &Path) -> Result<Made, Error> {
    let staged = apply::stage(target)?;
    let git = vcs::start(args.vcs, staged.path(), &project.branch, session.terminal)?;
    let progress = session.terminal.progress("writing the project", None);
    let plan = staged.write(|each| fresh::plan(project, each))?;
    let repository = git.finish()?;
    staged.commit()?;
    drop(progress);
    Ok(Made { plan, repository })
}

/// A folder that is there, and maybe somebody's current one, keeps its identity: files are renamed into it.
fn fill(args: &Args, session: &Session, project: &Project, target: &Path) -> Result<Made, Error> {
    vcs::check(args.vcs)?;
    let plan = fresh::plan(project, &mut |_, _| {})?;
    adopt::write(&disk::open(target)?, &plan.edits(), apply::Undo::None, session)?;
    let repository = vcs::start(args.vcs, target, &project.branch, session.terminal)?.finish()?;
    Ok(Made { plan, repository })
}

/// A folder that holds files, which stay unless the user decides otherwise.
fn join(args: &Args, session: &Session, project: &Project, target: &Path) -> Result<Exit, Error> {
    vcs::check(args.vcs)?;
    let (plan, exit) = adopt::adopt(project, target, args.plan, args.on_conflict, session)?;
    if !args.plan.dry_run {
        vcs::start(args.vcs, target, &project.branch, session.terminal)?.finish()?;
    }
    session.show(&plan, args.plan, !args.plan.dry_run, target)?;
    Ok(exit)
}

fn report(args: &Args, session: &Session, made: &Made, dir: &str) -> Result<(), Error> {
    if args.plan.format == Format::Json || args.plan.diff {
        return session.show(&made.plan, args.plan, true, &session.folder.join(dir));
    }
    let into = if dir == "." {
        String::new()
    } else {
        format!("  cd {}{}\n", if dir.starts_with('-') { "-- " } else { "" }, shell_word(dir))
    };
    let commit = if made.repository { "  git add -A && git commit -m 'venture new'\n" } else { "" };
    let count = made.plan.steps.len();
    let next = format!("{into}{commit}  make setup\n  make dev");
    session.terminal.note(&format!("created `{dir}`: {count} files\n\nnext:\n{next}"));
    Ok(())
}
