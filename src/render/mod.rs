//! Model and templates to a [`Tree`]. No disk.

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
mod pool;
mod renames;
mod subscriptions;
pub mod templates;
#[cfg(test)]
mod tests;
mod views;

use std::thread;

use tera::Context;

use crate::manifest::json_schema;
use crate::model::Project;
use crate::tree::{Content, File, Kind, RelPath, Tree};

use enforced::Enforced;
pub use error::RenderError;
pub use overrides::Overrides;
pub use renames::renames;

/// Every file of the project; `own` are templates to use instead of the embedded ones. Two threads share the
/// work: parsing and rendering templates is most of what `venture new` computes.
pub fn render(project: &Project, own: &Overrides) -> Result<Tree, RenderError> {
    let jobs = jobs::jobs(project, own);
    let shared = context::shared(project);
    let guards = enforced::paths(project);
    let (first, second) = jobs.split_at(jobs.len() / 2);
    let (first, second) = thread::scope(|scope| {
        let other = scope.spawn(|| render_jobs(second, &shared, &guards));
        (render_jobs(first, &shared, &guards), other.join())
    });
    // A panic of the other thread goes on in this one.
    let second = second.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let mut tree = Tree::new();
    for (path, file) in first?.into_iter().chain(second?) {
        insert(&mut tree, path, file)?;
    }
    let schema = File::new(Content::text(json_schema::text()), Kind::Managed);
    let path = RelPath::parse(json_schema::PATH)
        .map_err(|source| RenderError::Path { template: json_schema::PATH.to_owned(), source })?;
    insert(&mut tree, path, schema)?;
    Ok(tree)
}

fn render_jobs(
    jobs: &[jobs::Job<'_>],
    shared: &Context,
    guards: &Enforced,
) -> Result<Vec<(RelPath, File)>, RenderError> {
    let engine = engine::Engine::new(jobs.iter().filter_map(jobs::Job::template))?;
    let file = |job: &jobs::Job<'_>| {
        let text = match job.template() {
            Some((name, _)) => engine.render(name, &context::with_function(shared, job.function))?,
            None => job.text.to_owned(),
        };
        let path = job.output_path()?;
        let executable = path.as_fs_path().extension().is_some_and(|ending| ending == "sh");
        let content = Content::new(text.into_bytes(), executable);
        let enforces = guards.get(path.as_str()).cloned();
        Ok((path, File { content, kind: job.kind, enforces }))
    };
    jobs.iter().map(file).collect()
}

/// The text of `venture.yaml` for a new project. Later the file is the user's, and commands edit it.
pub fn manifest(project: &Project) -> Result<String, RenderError> {
    let template = templates::manifest();
    let engine = engine::Engine::new(std::iter::once(template))?;
    engine.render(template.0, &context::shared(project))
}

fn insert(tree: &mut Tree, path: RelPath, file: File) -> Result<(), RenderError> {
    match tree.insert(path.clone(), file) {
        None => Ok(()),
        Some(_) => Err(RenderError::Twice { path }),
    }
}
