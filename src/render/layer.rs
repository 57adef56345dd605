//! What a layer is: a folder of templates, and when it applies.

use include_dir::{Dir, include_dir};

use crate::model::{Function, Project};

/// Ends the name of every file that is rendered or starts with a dot.
pub(super) const SUFFIX: &str = ".tera";

pub(super) static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A folder below `templates/`, laid out like the output from the project's root.
pub(super) struct Layer {
    pub(super) folder: &'static str,
    pub(super) applies: Applies,
    /// Endings of output paths that are written once and then the user's.
    pub(super) once: &'static [&'static str],
}

pub(super) enum Applies {
    /// Once, whatever the project.
    Always,
    /// Once for the project, if it is so.
    Project(fn(&Project) -> bool),
    /// Once for the project, if its logs go where the folder is named for.
    Destination,
    /// Once for the project, if it has the extra that the folder is named for.
    Extra,
    /// Once for each function of the manifest of which it is so.
    Functions(fn(&Function) -> bool),
    /// Once for each function with this trigger key.
    Trigger(&'static str),
    /// Once for each service that rpc functions have methods of, for the first of these.
    Service,
    /// Once for each function with the Cognito trigger that the folder is named for.
    Cognito,
}

impl Layer {
    const fn new(folder: &'static str, applies: Applies) -> Self {
        Self { folder, applies, once: &[] }
    }

    pub(super) const fn always(folder: &'static str) -> Self {
        Self::new(folder, Applies::Always)
    }

    pub(super) const fn project(folder: &'static str, applies: fn(&Project) -> bool) -> Self {
        Self::new(folder, Applies::Project(applies))
    }

    pub(super) const fn destination(folder: &'static str) -> Self {
        Self::new(folder, Applies::Destination)
    }

    pub(super) const fn extra(folder: &'static str) -> Self {
        Self::new(folder, Applies::Extra)
    }

    pub(super) const fn functions(folder: &'static str, applies: fn(&Function) -> bool) -> Self {
        Self::new(folder, Applies::Functions(applies))
    }

    pub(super) const fn trigger(folder: &'static str, key: &'static str) -> Self {
        Self::new(folder, Applies::Trigger(key))
    }

    pub(super) const fn service(folder: &'static str) -> Self {
        Self::new(folder, Applies::Service)
    }

    pub(super) const fn cognito(folder: &'static str) -> Self {
        Self::new(folder, Applies::Cognito)
    }

    /// With files that are written once and then the user's, by the ends of their paths.
    pub(super) const fn once(self, endings: &'static [&'static str]) -> Self {
        Self { once: endings, ..self }
    }

    /// Whether the template at this path is one of the layer's.
    pub(super) fn holds(&self, path: &str) -> bool {
        path.strip_prefix(self.folder).is_some_and(|rest| rest.starts_with('/'))
    }

    pub(super) fn is_for(&self, function: &Function) -> bool {
        match self.applies {
            Applies::Always | Applies::Project(_) | Applies::Destination | Applies::Extra => false,
            Applies::Functions(applies) => applies(function),
            Applies::Service => function.rpc().is_some(),
            Applies::Trigger(key) => function.trigger.key() == key,
            Applies::Cognito => {
                function.trigger.key() == "cognito" && self.name() == function.trigger.value()
            }
        }
    }

    /// The last part of its folder.
    pub(super) fn name(&self) -> &str {
        self.folder.rsplit('/').next().unwrap_or_default()
    }

    /// The embedded folder. Not by `get_dir`: it goes through every folder below, and this is called for each
    /// function.
    pub(super) fn dir(&self) -> Option<&'static Dir<'static>> {
        let mut dir = &TEMPLATES;
        let mut inside = String::new();
        for part in self.folder.split('/') {
            if !inside.is_empty() {
                inside.push('/');
            }
            inside.push_str(part);
            dir = dir.dirs().find(|nested| nested.path().as_os_str() == inside.as_str())?;
        }
        Some(dir)
    }
}
