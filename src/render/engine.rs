//! Tera with our delimiters, for a project's own templates: they may use the whole of an expression, and an error has its
//! place.

use std::collections::BTreeMap;
use std::io;

use tera::{Context, Delimiters, ErrorKind, Tera};

use super::{RenderError, filters, overrides};

#[derive(Default)]
pub(super) struct Engine(Tera);

impl Engine {
    /// Parses a project's own templates, given as (name, text); a name may come more than once.
    pub(super) fn new<'a>(templates: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, RenderError> {
        let templates: BTreeMap<_, _> = templates.collect();
        if templates.is_empty() {
            return Ok(Self::default());
        }
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
        tera.add_raw_templates(templates).map_err(|error| failed("a template", &error))?;
        Ok(Self(tera))
    }

    pub(super) fn render(&self, name: &str, context: &Context) -> Result<String, RenderError> {
        let mut output = Bounded(Vec::new());
        self.0.render_to(name, context, &mut output).map_err(|error| failed(name, &error))?;
        String::from_utf8(output.0)
            .map_err(|error| RenderError::Template { template: name.to_owned(), reason: error.to_string() })
    }
}

/// No file of a project is near this size; a template that repeats itself without end stops there.
const MAX_OUTPUT: usize = 4 * 1024 * 1024;

struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT {
            return Err(io::Error::other(format!("more than {} MiB come of it", MAX_OUTPUT / 1024 / 1024)));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The error with the place in a project's own template; one in an embedded template is a bug.
fn failed(template: &str, error: &tera::Error) -> RenderError {
    let mut reason = error.to_string();
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind()
        && report.filename().starts_with(overrides::FOLDER)
    {
        let place = Some((report.span().start_line, report.span().start_col + 1));
        let (template, reason) = (report.filename().to_owned(), report.message().to_owned());
        return RenderError::Own { template, place, reason, fix: overrides::mend() };
    }
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        reason = format!("{reason}: {cause}");
        source = cause.source();
    }
    if template.starts_with(overrides::FOLDER) {
        let (template, fix) = (template.to_owned(), overrides::mend());
        return RenderError::Own { template, place: None, reason, fix };
    }
    RenderError::Template { template: template.to_owned(), reason }
}
