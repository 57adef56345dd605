//! The files a layer gives: which template, for which function, to which path.

use std::collections::BTreeSet;
use std::path::Path;

use bytes::Bytes;
use include_dir::Dir;

use super::layer::{Applies, Layer, SUFFIX};
use super::layers::LAYERS;
use super::{Overrides, RenderError};
use crate::model::{Function, Project, Rpc};
use crate::tree::{Kind, RelPath};

/// What a file is made from: a text of venture's, or one of the project's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Text<'a> {
    Embedded(&'static str),
    Own(&'a str),
}

/// One output file: an embedded file and, in a function's layer, the function it is for.
pub(super) struct Job<'a> {
    /// The path below `templates/`.
    pub(super) source: &'static str,
    /// What the template is called in messages; its suffix says whether it is rendered.
    name: &'a str,
    text: Text<'a>,
    pub(super) kind: Kind,
    pub(super) function: Option<&'a Function>,
    folder: &'static str,
}

/// The files of every layer that applies to the project.
pub(super) fn jobs<'a>(project: &'a Project, own: &'a Overrides) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    for layer in LAYERS {
        let once = match layer.applies {
            Applies::Always => true,
            Applies::Project(applies) => applies(project),
            Applies::Destination => project.logs.destination == layer.name(),
            Applies::Extra => project.extras.iter().any(|extra| extra == layer.name()),
            Applies::Functions(_) | Applies::Trigger(_) | Applies::Service | Applies::Cognito => false,
        };
        if once {
            add(layer, None, own, &mut jobs);
        }
        let mut services = BTreeSet::new();
        for function in project.functions.iter().filter(|function| layer.is_for(function)) {
            let service = function.rpc().map(Rpc::service);
            if matches!(layer.applies, Applies::Service) && !services.insert(service) {
                continue;
            }
            add(layer, Some(function), own, &mut jobs);
        }
    }
    jobs
}

/// Adds the files of a layer, for one function or for the project.
fn add<'a>(layer: &Layer, function: Option<&'a Function>, own: &'a Overrides, jobs: &mut Vec<Job<'a>>) {
    if let Some(folder) = layer.dir() {
        add_folder(layer, folder, function, own, jobs);
    }
}

fn add_folder<'a>(
    layer: &Layer,
    folder: &'static Dir<'_>,
    function: Option<&'a Function>,
    own: &'a Overrides,
    jobs: &mut Vec<Job<'a>>,
) {
    for file in folder.files() {
        let (Some(source), Some(text)) = (file.path().to_str(), file.contents_utf8()) else {
            continue; // a test keeps every template UTF-8
        };
        let output = source.strip_suffix(SUFFIX).unwrap_or(source);
        let once = layer.once.iter().any(|ending| Path::new(output).ends_with(ending));
        let kind = if once { Kind::Once } else { Kind::Managed };
        let (name, text) = match own.get(source) {
            Some(own) => (&*own.name, Text::Own(&own.text)),
            None => (source, Text::Embedded(text)),
        };
        jobs.push(Job { source, name, text, kind, function, folder: layer.folder });
    }
    for nested in folder.dirs() {
        add_folder(layer, nested, function, own, jobs);
    }
}

impl<'a> Job<'a> {
    /// Name and text of the template, or `None` where the file is copied as it is.
    pub(super) fn template(&self) -> Option<(&'a str, Text<'a>)> {
        self.name.ends_with(SUFFIX).then_some((self.name, self.text))
    }

    /// The text as it is. What is embedded is there already, and not copied.
    pub(super) fn bytes(&self) -> Bytes {
        match self.text {
            Text::Embedded(text) => Bytes::from_static(text.as_bytes()),
            Text::Own(text) => Bytes::copy_from_slice(text.as_bytes()),
        }
    }

    /// Where the file comes to stand in the project.
    pub(super) fn output_path(&self) -> Result<RelPath, RenderError> {
        let inside = self.source.strip_prefix(self.folder).unwrap_or(self.source).trim_start_matches('/');
        let path = inside.strip_suffix(SUFFIX).unwrap_or(inside);
        let path = match self.function {
            Some(function) => placed(path, function),
            None => path.to_owned(),
        };
        RelPath::parse(&path).map_err(|source| RenderError::Path { template: self.source.to_owned(), source })
    }
}

/// A path with the names of a function in the places that templates leave for them.
fn placed(path: &str, function: &Function) -> String {
    let path = path.replace("__function__", function.name.as_str());
    match function.rpc() {
        Some(rpc) => path
            .replace("__package__", rpc.package())
            .replace("__service__", &rpc.service_file())
            .replace("__method__", &rpc.method_file()),
        None => path,
    }
}
