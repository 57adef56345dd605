//! [`Renderer`]: renders projects, and parses each embedded template once for all of them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tera::Context;

use super::enforced::Enforced;
use super::engine::Engine;
use super::jobs::{self, Job, Text};
use super::layer::{Applies, SUFFIX};
use super::layers::LAYERS;
use super::{Overrides, RenderError, context, enforced, templates};
use crate::manifest::json_schema;
use crate::model::Project;
use crate::tree::{Content, File, Kind, RelPath, Tree};

/// The embedded templates, parsed when they are first used.
#[derive(Default)]
pub struct Renderer(Mutex<Vec<Engine<'static>>>);

impl Renderer {
    /// One that has parsed what every project needs, so that this is done while something else is waited for.
    pub fn prepared() -> Result<Self, RenderError> {
        let is_always = |path: &str| {
            LAYERS.iter().any(|layer| matches!(layer.applies, Applies::Always) && layer.holds(path))
        };
        let files = templates::all().filter(|file| file.path.ends_with(SUFFIX) && is_always(file.path));
        let named = files.map(|file| (file.path, file.text)).chain([templates::manifest()]);
        Ok(Self(Mutex::new(vec![Engine::of_embedded(named)?])))
    }

    /// Every file of the project; `own` are templates to use instead of the embedded ones.
    pub fn render(&self, project: &Project, own: &Overrides) -> Result<Tree, RenderError> {
        self.render_each(project, own, &mut |_, _| {})
    }

    /// The same, and hands each file over as soon as it is made.
    pub fn render_each(
        &self,
        project: &Project,
        own: &Overrides,
        each: &mut dyn FnMut(&RelPath, &File),
    ) -> Result<Tree, RenderError> {
        let jobs = jobs::jobs(project, own);
        let engines = self.engines_for(jobs.iter().filter_map(|job| match job.template()? {
            (_, Text::Embedded(text)) => Some((job.source, text)),
            (_, Text::Own(_)) => None,
        }))?;
        let own = Engine::of_own(jobs.iter().filter_map(|job| match job.template()? {
            (name, Text::Own(text)) => Some((name, text)),
            (_, Text::Embedded(_)) => None,
        }))?;
        let mut run = Run {
            engines: &engines,
            own,
            guards: enforced::paths(project),
            shared: context::shared(project),
            functions: HashMap::new(),
        };
        let mut tree = Tree::new();
        let mut add = |path: RelPath, file: File| {
            each(&path, &file);
            match tree.insert(path.clone(), file) {
                None => Ok(()),
                Some(_) => Err(RenderError::Twice { path }),
            }
        };
        for job in &jobs {
            let (path, file) = run.file(job)?;
            add(path, file)?;
        }
        let path = RelPath::parse(json_schema::PATH)
            .map_err(|source| RenderError::Path { template: json_schema::PATH.to_owned(), source })?;
        add(path, File::new(Content::text(json_schema::text()), Kind::Managed))?;
        Ok(tree)
    }

    /// The text of `venture.yaml` for a new project. Later the file is the user's, and commands edit it.
    pub fn manifest(&self, project: &Project) -> Result<String, RenderError> {
        let (name, text) = templates::manifest();
        let engines = self.engines_for([(name, text)].into_iter())?;
        engine(&engines, &Engine::default(), name).render(name, &context::shared(project))
    }

    /// The engines, when one of them knows each of the templates (name, text).
    fn engines_for(
        &self,
        templates: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Result<MutexGuard<'_, Vec<Engine<'static>>>, RenderError> {
        // A run that panicked has left nothing half-made.
        let mut engines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |name: &str| engines.iter().any(|engine| engine.knows(name));
        let new: Vec<_> = templates.filter(|(name, _)| !known(name)).collect();
        if !new.is_empty() {
            engines.push(Engine::of_embedded(new.into_iter())?);
        }
        Ok(engines)
    }
}

/// The engine that knows the template.
fn engine<'e, 'a: 'e>(engines: &'e [Engine<'static>], own: &'e Engine<'a>, name: &str) -> &'e Engine<'a> {
    engines.iter().find(|engine| engine.knows(name)).unwrap_or(own)
}

/// One project being rendered.
struct Run<'e, 'p> {
    engines: &'e [Engine<'static>],
    own: Engine<'p>,
    guards: Enforced,
    /// What every template sees.
    shared: Context,
    /// The same with a function, by its name.
    functions: HashMap<&'p str, Context>,
}

impl<'p> Run<'_, 'p> {
    fn file(&mut self, job: &Job<'p>) -> Result<(RelPath, File), RenderError> {
        let bytes = match job.template() {
            Some((name, _)) => {
                let context = match job.function {
                    None => &self.shared,
                    Some(function) => self
                        .functions
                        .entry(function.name.as_str())
                        .or_insert_with(|| context::with_function(&self.shared, function)),
                };
                engine(self.engines, &self.own, name).render(name, context)?.into()
            }
            None => job.bytes(),
        };
        let path = job.output_path()?;
        let executable = path.as_fs_path().extension().is_some_and(|ending| ending == "sh");
        let enforces = self.guards.get(path.as_str()).cloned();
        Ok((path, File { content: Content { bytes, executable }, kind: job.kind, enforces }))
    }
}
