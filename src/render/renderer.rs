//! Renders projects: the embedded templates, and a project's own in their place.

use std::collections::HashMap;

use bytes::Bytes;
use tera::Context;

use super::embedded;
use super::enforced::Enforced;
use super::engine::Engine;
use super::jobs::{self, Job, Text};
use super::{Overrides, RenderError, context, enforced, templates};
use crate::manifest::json_schema;
use crate::model::Project;
use crate::tree::{Content, File, Kind, RelPath, Tree};

/// Makes ahead what is the same in every project, for a command that has to wait for something.
pub fn prepare() {
    json_schema::text();
}

/// Every file of the project; `own` are templates to use instead of the embedded ones.
pub fn tree(project: &Project, own: &Overrides) -> Result<Tree, RenderError> {
    tree_each(project, own, &mut |_, _| {})
}

/// The same, and hands each file over as soon as it is made.
pub fn tree_each(
    project: &Project,
    own: &Overrides,
    each: &mut dyn FnMut(&RelPath, &File),
) -> Result<Tree, RenderError> {
    let jobs = jobs::jobs(project, own);
    let own = Engine::new(jobs.iter().filter_map(|job| match job.template()? {
        (name, Text::Own(text)) => Some((name, text)),
        (_, Text::Embedded(_)) => None,
    }))?;
    let guards = enforced::paths(project);
    let mut tree = Tree::new();
    let mut add = |path: RelPath, file: File| {
        each(&path, &file);
        match tree.insert(path.clone(), file) {
            None => Ok(()),
            Some(_) => Err(RenderError::Twice { path }),
        }
    };
    // What is only copied comes first, so that whoever writes has something to do while the context is made.
    let mut rendered = Vec::with_capacity(jobs.len());
    for job in &jobs {
        if let Some(template) = job.template() {
            rendered.push((job, template));
            continue;
        }
        let (path, file) = finished(job, job.bytes(), &guards)?;
        add(path, file)?;
    }
    let mut run = Run { own, shared: context::shared(project), functions: HashMap::new() };
    for (job, template) in rendered {
        let (path, file) = finished(job, run.text(job, template)?.into(), &guards)?;
        add(path, file)?;
    }
    let path = RelPath::parse(json_schema::PATH)
        .map_err(|source| RenderError::Path { template: json_schema::PATH.to_owned(), source })?;
    let schema = Bytes::from_static(json_schema::text().as_bytes());
    add(path, File::new(Content { bytes: schema, executable: false }, Kind::Managed))?;
    Ok(tree)
}

/// The text of `venture.yaml` for a new project. Later the file is the user's, and commands edit it.
pub fn manifest(project: &Project) -> Result<String, RenderError> {
    let (name, text) = templates::manifest();
    embedded::render(name, text, &context::shared(project))
}

/// One project being rendered.
struct Run<'p> {
    own: Engine,
    /// What every template sees.
    shared: Context,
    /// The same with a function, by its name.
    functions: HashMap<&'p str, Context>,
}

impl<'p> Run<'p> {
    /// The text that a template makes.
    fn text(&mut self, job: &Job<'p>, (name, text): (&str, Text<'_>)) -> Result<String, RenderError> {
        let context = match job.function {
            None => &self.shared,
            Some(function) => self
                .functions
                .entry(function.name.as_str())
                .or_insert_with(|| context::with_function(&self.shared, function)),
        };
        match text {
            Text::Embedded(text) => embedded::render(name, text, context),
            Text::Own(_) => self.own.render(name, context),
        }
    }
}

fn finished(job: &Job<'_>, bytes: Bytes, guards: &Enforced) -> Result<(RelPath, File), RenderError> {
    let path = job.output_path()?;
    let executable = path.as_fs_path().extension().is_some_and(|ending| ending == "sh");
    let enforces = guards.get(path.as_str()).cloned();
    Ok((path, File { content: Content { bytes, executable }, kind: job.kind, enforces }))
}
