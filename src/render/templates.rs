//! The templates by path, and a project's own in their place.

use std::collections::BTreeMap;

use include_dir::Dir;

use super::jobs::SUFFIX;
use super::{RenderError, language, layers};
use crate::model::{Violation, near, shown};
use crate::tree::disk::Files;

/// Where a project's own templates stand; below it each has the path of the one it replaces.
pub const FOLDER: &str = ".venture/templates";

/// An embedded template, or a file that is copied as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Such as `project/serverless.yml.tera`: layer, path in the project, and `.tera` where it is rendered.
    pub path: &'static str,
    pub text: &'static str,
}

impl Template {
    /// Whether it is rendered, and not copied as it is.
    pub fn is_rendered(&self) -> bool {
        self.path.strip_suffix(SUFFIX).is_some()
    }
}

/// Every template that a project may replace, sorted by path. That of `venture.yaml` is not: it is used once.
pub fn all() -> impl Iterator<Item = Template> {
    let mut templates = Vec::new();
    for folder in layers::folders() {
        collect(folder, &mut templates);
    }
    templates.sort_by_key(|template| template.path);
    templates.into_iter()
}

fn collect(folder: &'static Dir<'_>, templates: &mut Vec<Template>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            templates.push(Template { path, text });
        }
    }
    folder.dirs().for_each(|nested| collect(nested, templates));
}

/// Finds a template by its path.
pub fn find(path: &str) -> Result<Template, Violation> {
    if let Some(found) = all().find(|template| template.path == path) {
        return Ok(found);
    }
    let inside = |template: &Template| {
        let output = template.path.split_once('/').map_or("", |(_, output)| output);
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

/// A project's own templates, by the path of the one each replaces.
#[derive(Debug, Default)]
pub struct Overrides(BTreeMap<&'static str, Override>);

#[derive(Debug)]
pub(super) struct Override {
    /// Where it stands in the project, for messages.
    pub(super) name: String,
    pub(super) text: String,
}

impl Overrides {
    /// Takes the files below [`FOLDER`]; each must replace a template and keep to the language of templates.
    pub fn new(files: &Files) -> Result<Self, RenderError> {
        let mut overrides = BTreeMap::new();
        for (path, content) in files {
            let name = path.to_string();
            let fail = |place, reason: String, fix: String| RenderError::Own {
                template: name.clone(),
                place,
                reason,
                fix,
            };
            let inside = path.as_str().strip_prefix(FOLDER).unwrap_or_default().trim_start_matches('/');
            let template = find(inside).map_err(|violation| fail(None, violation.message, violation.fix))?;
            let text = content.normalised().ok_or_else(|| fail(None, "it is not text".to_owned(), mend()))?;
            if template.is_rendered() {
                language::check(&text)
                    .map_err(|(at, reason)| fail(Some(place(&text, at)), reason, mend()))?;
            }
            // Whatever it is checked out with, and also where it mixes both: what is generated ends its lines in LF.
            let text = text.replace("\r\n", "\n");
            overrides.insert(template.path, Override { name: name.clone(), text });
        }
        Ok(Self(overrides))
    }

    pub(super) fn get(&self, path: &str) -> Option<&Override> {
        self.0.get(path)
    }
}

/// What to do about a template of one's own.
pub(super) fn mend() -> String {
    format!("mend it, or remove it to have venture's again; `{FOLDER}` is yours, and nothing was written")
}

/// 1-based line and column, in characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
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

    #[test]
    fn places_count_from_one() {
        assert_eq!(place("ü\nab{%", 5), (2, 3));
    }
}
