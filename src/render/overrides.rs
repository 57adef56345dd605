//! A project's own templates, in the place of embedded ones.

use std::collections::BTreeMap;

use super::layer::SUFFIX;
use super::renames::template_before;
use super::{RenderError, language, templates};
use crate::tree::disk::Files;

/// Where a project's own templates stand; below it each has the path of the one it replaces.
pub const FOLDER: &str = ".venture/templates";

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
        let mut overrides = BTreeMap::<_, Override>::new();
        for (path, content) in files {
            let name = path.to_string();
            let fail = |place, reason: String, fix: String| RenderError::Own {
                template: name.clone(),
                place,
                reason,
                fix,
            };
            let inside = path.as_str().strip_prefix(FOLDER).unwrap_or_default().trim_start_matches('/');
            let template =
                templates::find(inside).map_err(|violation| fail(None, violation.message, violation.fix))?;
            let text = content.normalised().ok_or_else(|| fail(None, "it is not text".to_owned(), mend()))?;
            if inside.ends_with(SUFFIX) {
                language::check(&text)
                    .map_err(|(at, reason)| fail(Some(place(&text, at)), reason, mend()))?;
            }
            // Whatever it is checked out with, and also where it mixes both: what is generated ends its lines in LF.
            let text = text.replace("\r\n", "\n");
            if let Some(other) = overrides.insert(template.path, Override { name: name.clone(), text }) {
                let reason = format!("it replaces the same template as `{}`", other.name);
                return Err(fail(None, reason, "remove one of the two; nothing was written".to_owned()));
            }
        }
        Ok(Self(overrides))
    }

    /// Every template as one of the project's own, which another engine renders than the embedded ones.
    #[cfg(test)]
    pub fn of_every_template() -> Self {
        let own = |template: templates::Template| {
            let text = template.text.to_owned();
            (template.path, Override { name: format!("{FOLDER}/{}", template.path), text })
        };
        Self(templates::all().map(own).collect())
    }

    pub(super) fn get(&self, path: &str) -> Option<&Override> {
        self.0.get(path)
    }
}

/// Where a project's own may stand in place of the template with this path; the first is where it is made today.
pub fn places(path: &str) -> Vec<String> {
    let paths = std::iter::once(path.to_owned()).chain(template_before(path));
    paths.map(|path| format!("{FOLDER}/{path}")).collect()
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
    fn places_count_from_one() {
        assert_eq!(place("ü\nab{%", 5), (2, 3));
    }
}
