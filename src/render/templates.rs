//! The templates by path.

use include_dir::Dir;
use xxhash_rust::xxh3::Xxh3;

use super::layer::{Layer, SUFFIX, TEMPLATES};
use super::layers::LAYERS;
use super::renames::template_now;
use crate::model::{Violation, near, shown};

/// The folder that is no layer: its one file is written by `venture new` and then edited, not rendered.
const MANIFEST: &str = "manifest/venture.yaml.tera";

/// An embedded template, or a file that is copied as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Such as `project/serverless.yml.tera`: layer, path in the project, and `.tera` where it is rendered.
    pub path: &'static str,
    pub text: &'static str,
}

/// Every template that a project may replace, sorted by path. That of `venture.yaml` is not: it is used once.
pub fn all() -> impl Iterator<Item = Template> {
    let mut templates = Vec::new();
    for folder in LAYERS.iter().filter_map(Layer::dir) {
        collect(folder, &mut templates);
    }
    templates.sort_by_key(|template| template.path);
    templates.into_iter()
}

/// Tells one set of templates from another: XXH3 (128 bits) of the path, length and text of each, that of
/// `venture.yaml` too, in lower-case hex.
pub fn digest() -> String {
    let mut files = Vec::new();
    let mut folders = vec![&TEMPLATES];
    while let Some(folder) = folders.pop() {
        files.extend(folder.files());
        folders.extend(folder.dirs());
    }
    files.sort_by_key(|file| file.path());
    let mut hash = Xxh3::new();
    for file in files {
        hash.update(format!("{}\0{}\0", file.path().display(), file.contents().len()).as_bytes());
        hash.update(file.contents());
    }
    format!("{:032x}", hash.digest128())
}

fn collect(folder: &'static Dir<'_>, templates: &mut Vec<Template>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            templates.push(Template { path, text });
        }
    }
    folder.dirs().for_each(|nested| collect(nested, templates));
}

/// Name and text of the manifest's template.
pub(super) fn manifest() -> (&'static str, &'static str) {
    (MANIFEST, TEMPLATES.get_file(MANIFEST).and_then(include_dir::File::contents_utf8).unwrap_or_default())
}

/// Finds a template by its path, or by the one it had in an earlier version.
pub fn find(path: &str) -> Result<Template, Violation> {
    let path = &*template_now(path);
    if let Some(found) = all().find(|template| template.path == path) {
        return Ok(found);
    }
    let inside = |template: &Template| {
        let layer = LAYERS.iter().find(|layer| layer.holds(template.path));
        let output = layer.and_then(|layer| template.path.strip_prefix(layer.folder)).unwrap_or_default();
        let output = output.trim_start_matches('/');
        output == path || output.strip_suffix(SUFFIX) == Some(path)
    };
    let by_output: Vec<&str> = all().filter(inside).map(|template| template.path).collect();
    let fix = match (by_output.as_slice(), near(path, all().map(|template| template.path))) {
        ([], Some(near)) => format!("did you mean `{near}`?"),
        ([], None) => "`venture templates list` shows them all".to_owned(),
        (paths, _) => format!("its template is `{}`", paths.join("` or `")),
    };
    Err(Violation::new(format!("venture has no template `{}`", shown(path)), fix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_found_by_path_and_named_for_its_output() {
        assert!(find("project/serverless.yml.tera").is_ok());
        let fix = find("serverless.yml").unwrap_err().fix;
        assert_eq!(fix, "its template is `project/serverless.yml.tera`");
        assert_eq!(
            find("project/serverles.yml.tera").unwrap_err().fix,
            "did you mean `project/serverless.yml.tera`?"
        );
        assert!(find("manifest/venture.yaml.tera").is_err());
    }
}
