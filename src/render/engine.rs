//! Tera with our delimiters. Only the templates in use are parsed.

use tera::{Context, Delimiters, Tera};

use super::{RenderError, filters};

pub(super) struct Engine(Tera);

impl Engine {
    /// Parses templates given as (name, text); a name may come more than once.
    pub(super) fn new(
        templates: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Result<Self, RenderError> {
        let mut tera = Tera::new();
        // `${…}`, `${{ … }}`, Go's and Helm's braces pass untouched; templates/README.md has the counts.
        let delimiters = Delimiters {
            variable_start: "{=".into(),
            variable_end: "=}".into(),
            comment_start: "{~".into(),
            comment_end: "~}".into(),
            ..Delimiters::default()
        };
        tera.set_delimiters(delimiters).map_err(|error| failed("delimiters", &error))?;
        tera.autoescape_on(Vec::<String>::new());
        filters::register(&mut tera);
        let mut templates: Vec<_> = templates.collect();
        templates.sort_unstable();
        templates.dedup();
        tera.add_raw_templates(templates).map_err(|error| failed("a template", &error))?;
        Ok(Self(tera))
    }

    pub(super) fn render(&self, name: &str, context: &Context) -> Result<String, RenderError> {
        self.0.render(name, context).map_err(|error| failed(name, &error))
    }
}

fn failed(template: &str, error: &tera::Error) -> RenderError {
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        reason = format!("{reason}: {cause}");
        source = cause.source();
    }
    RenderError::Template { template: template.to_owned(), reason }
}
