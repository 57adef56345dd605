//! Model and templates to a [`Tree`]. No disk.

mod chain;
mod context;
mod enforced;
mod engine;
mod error;
mod filters;
mod jobs;
mod language;
mod layer;
mod layers;
pub mod overrides;
pub mod parts;
mod plain;
mod pool;
mod renames;
pub mod templates;
#[cfg(test)]
mod tests;
mod views;

use tera::Context;

use crate::manifest::json_schema;
use crate::model::Project;
use crate::tree::{Content, File, Kind, RelPath, Tree};

use enforced::Enforced;
use engine::Engine;
pub use error::RenderError;
use jobs::{Job, Text};
pub use overrides::Overrides;
pub use renames::renames;

/// Every file of the project; `own` are templates to use instead of the embedded ones.
pub fn render(project: &Project, own: &Overrides) -> Result<Tree, RenderError> {
    render_each(project, own, &mut |_, _| {})
}

/// The same, and hands each file over as soon as it is made.
pub fn render_each(
    project: &Project,
    own: &Overrides,
    each: &mut dyn FnMut(&RelPath, &File),
) -> Result<Tree, RenderError> {
    let jobs = jobs::jobs(project, own);
    let shared = context::shared(project);
    let guards = enforced::paths(project);
    let engine = Engine::new(jobs.iter().filter_map(Job::template))?;
    let mut tree = Tree::new();
    for job in &jobs {
        let (path, file) = render_job(job, &engine, &shared, &guards)?;
        each(&path, &file);
        insert(&mut tree, path, file)?;
    }
    let schema = File::new(Content::text(json_schema::text()), Kind::Managed);
    let path = RelPath::parse(json_schema::PATH)
        .map_err(|source| RenderError::Path { template: json_schema::PATH.to_owned(), source })?;
    each(&path, &schema);
    insert(&mut tree, path, schema)?;
    Ok(tree)
}

fn render_job(
    job: &Job<'_>,
    engine: &Engine<'_>,
    shared: &Context,
    guards: &Enforced,
) -> Result<(RelPath, File), RenderError> {
    let bytes = match job.template() {
        Some((name, _)) => engine.render(name, &context::with_function(shared, job.function))?.into(),
        None => job.bytes(),
    };
    let path = job.output_path()?;
    let executable = path.as_fs_path().extension().is_some_and(|ending| ending == "sh");
    let content = Content { bytes, executable };
    let enforces = guards.get(path.as_str()).cloned();
    Ok((path, File { content, kind: job.kind, enforces }))
}

/// The text of `venture.yaml` for a new project. Later the file is the user's, and commands edit it.
pub fn manifest(project: &Project) -> Result<String, RenderError> {
    let template = templates::manifest();
    let engine = Engine::new(std::iter::once((template.0, Text::Embedded(template.1))))?;
    engine.render(template.0, &context::shared(project))
}

fn insert(tree: &mut Tree, path: RelPath, file: File) -> Result<(), RenderError> {
    match tree.insert(path.clone(), file) {
        None => Ok(()),
        Some(_) => Err(RenderError::Twice { path }),
    }
}
