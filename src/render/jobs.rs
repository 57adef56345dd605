//! The files a layer gives: which template, for which function, to which path.

use std::path::Path;

use include_dir::Dir;

use super::RenderError;
use super::layers::{Layer, TEMPLATES};
use crate::model::Function;
use crate::tree::{Kind, RelPath};

/// Ends the name of every file that is rendered or starts with a dot.
const SUFFIX: &str = ".tera";

/// One output file: an embedded file and, in a function's layer, the function it is for.
pub(super) struct Job<'a> {
    /// The path below `templates/`.
    pub(super) source: &'static str,
    pub(super) text: &'static str,
    pub(super) kind: Kind,
    pub(super) function: Option<&'a Function>,
    folder: &'static str,
}

/// Adds the files of a layer, for one function or for the project.
pub(super) fn add<'a>(layer: &Layer, function: Option<&'a Function>, jobs: &mut Vec<Job<'a>>) {
    if let Some(folder) = TEMPLATES.get_dir(layer.folder) {
        add_folder(layer, folder, function, jobs);
    }
}

fn add_folder<'a>(
    layer: &Layer,
    folder: &'static Dir<'_>,
    function: Option<&'a Function>,
    jobs: &mut Vec<Job<'a>>,
) {
    for file in folder.files() {
        let (Some(source), Some(text)) = (file.path().to_str(), file.contents_utf8()) else {
            continue; // a test keeps every template UTF-8
        };
        let name = source.strip_suffix(SUFFIX).unwrap_or(source);
        let once = layer.once.iter().any(|ending| Path::new(name).ends_with(ending));
        let kind = if once { Kind::Once } else { Kind::Managed };
        jobs.push(Job { source, text, kind, function, folder: layer.folder });
    }
    for nested in folder.dirs() {
        add_folder(layer, nested, function, jobs);
    }
}

impl Job<'_> {
    /// Name and text of the template, or `None` where the file is copied as it is.
    pub(super) fn template(&self) -> Option<(&'static str, &'static str)> {
        self.source.strip_suffix(SUFFIX).map(|_| (self.source, self.text))
    }

    /// Where the file comes to stand in the project.
    pub(super) fn output_path(&self) -> Result<RelPath, RenderError> {
        let inside = self.source.strip_prefix(self.folder).unwrap_or(self.source).trim_start_matches('/');
        let path = inside.strip_suffix(SUFFIX).unwrap_or(inside);
        let path = match self.function {
            Some(function) => path.replace("__function__", function.name.as_str()),
            None => path.to_owned(),
        };
        RelPath::parse(&path).map_err(|source| RenderError::Path { template: self.source.to_owned(), source })
    }
}
