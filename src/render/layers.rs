//! Which template folder applies when: the only table of conditions.

use include_dir::{Dir, include_dir};

use super::Overrides;
use super::jobs::{self, Job};
use crate::model::{Access, Function, Project};

pub(super) static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A folder below `templates/`, laid out like the output from the project's root.
pub(super) struct Layer {
    pub(super) folder: &'static str,
    applies: Applies,
    /// Endings of output paths that are written once and then the user's.
    pub(super) once: &'static [&'static str],
}

const HANDLER: &[&str] = &["handler.go", "handler_test.go"];
const HANDLER_AND_EVENT: &[&str] = &["handler.go", "handler_test.go", "testdata/event.json"];

enum Applies {
    /// Once for the project, if it is so.
    Project(fn(&Project) -> bool),
    /// Once for each function of the manifest of which it is so.
    Functions(fn(&Function) -> bool),
    /// Once for each function with this trigger key.
    Trigger(&'static str),
    /// Once for each function with the Cognito trigger that the folder's name ends in.
    Cognito,
}

const fn on(trigger: &'static str) -> Applies {
    Applies::Trigger(trigger)
}

const fn cognito(folder: &'static str) -> Layer {
    Layer { folder, applies: Applies::Cognito, once: HANDLER_AND_EVENT }
}

fn access(function: &Function) -> Option<&Access> {
    function.http().map(|(_, access)| access)
}

fn is_custom_sender(function: &Function) -> bool {
    function.trigger.custom_sender().is_some()
}

const LAYERS: &[Layer] = &[
    Layer {
        folder: "project",
        applies: Applies::Project(|_| true),
        once: &[
            "project/README.md",
            "me/handler.go",
            "me/handler_test.go",
            "me/wiring.go",
            "post-confirmation/handler.go",
            "post-confirmation/handler_test.go",
        ],
    },
    Layer {
        folder: "authorizer",
        applies: Applies::Project(|project| project.auth.mode == "authorizer"),
        once: &[],
    },
    Layer {
        folder: "login-pages",
        applies: Applies::Project(|project| project.auth.login.is_some()),
        once: &[],
    },
    Layer {
        folder: "custom-senders",
        applies: Applies::Project(|project| !project.custom_senders().is_empty()),
        once: &[],
    },
    Layer {
        folder: "logs-splunk",
        applies: Applies::Project(|project| project.logs.destination == "splunk"),
        once: &[],
    },
    Layer {
        folder: "logs-http",
        applies: Applies::Project(|project| project.logs.destination == "http"),
        once: &[],
    },
    Layer {
        folder: "github-actions",
        applies: Applies::Project(|project| project.extras.iter().any(|extra| extra == "github-actions")),
        once: &[],
    },
    Layer { folder: "function-http", applies: on("http"), once: &["testdata/event.json", "wiring.go"] },
    Layer {
        folder: "function-http-public",
        applies: Applies::Functions(|function| access(function) == Some(&Access::Public)),
        once: HANDLER,
    },
    Layer {
        folder: "function-http-signed-in",
        applies: Applies::Functions(|function| {
            access(function).is_some_and(|access| *access != Access::Public)
        }),
        once: HANDLER,
    },
    Layer {
        folder: "function-event",
        applies: Applies::Functions(|function| function.http().is_none() && !is_custom_sender(function)),
        once: &[],
    },
    Layer { folder: "function-schedule", applies: on("schedule"), once: HANDLER_AND_EVENT },
    Layer { folder: "function-queue", applies: on("queue"), once: HANDLER_AND_EVENT },
    Layer { folder: "function-topic", applies: on("topic"), once: HANDLER_AND_EVENT },
    Layer { folder: "function-bucket", applies: on("bucket"), once: HANDLER_AND_EVENT },
    Layer { folder: "function-stream", applies: on("stream"), once: HANDLER_AND_EVENT },
    Layer {
        folder: "function-cognito",
        applies: Applies::Functions(|function| {
            function.trigger.key() == "cognito" && !is_custom_sender(function)
        }),
        once: &[],
    },
    Layer { folder: "function-custom-sender", applies: Applies::Functions(is_custom_sender), once: &[] },
    cognito("function-cognito-create-auth-challenge"),
    cognito("function-cognito-custom-email-sender"),
    cognito("function-cognito-custom-message"),
    cognito("function-cognito-custom-sms-sender"),
    cognito("function-cognito-define-auth-challenge"),
    cognito("function-cognito-inbound-federation"),
    cognito("function-cognito-post-authentication"),
    cognito("function-cognito-pre-authentication"),
    cognito("function-cognito-pre-sign-up"),
    cognito("function-cognito-pre-token-generation"),
    cognito("function-cognito-user-migration"),
    cognito("function-cognito-verify-auth-challenge"),
];

/// The folder that is no layer: its one file is written by `venture new` and then edited, not rendered.
const MANIFEST: &str = "manifest/venture.yaml.tera";

/// Name and text of the manifest's template.
pub(super) fn manifest_template() -> (&'static str, &'static str) {
    (MANIFEST, TEMPLATES.get_file(MANIFEST).and_then(include_dir::File::contents_utf8).unwrap_or_default())
}

/// The folder of every layer.
pub(super) fn folders() -> impl Iterator<Item = &'static Dir<'static>> {
    LAYERS.iter().filter_map(|layer| TEMPLATES.get_dir(layer.folder))
}

/// The files of every layer that applies to the project.
pub(super) fn jobs<'a>(project: &'a Project, own: &'a Overrides) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    for layer in LAYERS {
        if let Applies::Project(applies) = layer.applies {
            if applies(project) {
                jobs::add(layer, None, own, &mut jobs);
            }
            continue;
        }
        for function in project.functions.iter().filter(|function| layer.is_for(function)) {
            jobs::add(layer, Some(function), own, &mut jobs);
        }
    }
    jobs
}

impl Layer {
    fn is_for(&self, function: &Function) -> bool {
        match self.applies {
            Applies::Project(_) => false,
            Applies::Functions(applies) => applies(function),
            Applies::Trigger(key) => function.trigger.key() == key,
            Applies::Cognito => {
                let trigger = self.folder.strip_prefix("function-cognito-");
                function.trigger.key() == "cognito" && trigger == Some(&function.trigger.value())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_folder_of_templates_is_a_layer_and_every_layer_a_folder() {
        let mut folders: Vec<&str> = TEMPLATES.dirs().map(|folder| folder.path().to_str().unwrap()).collect();
        let mut layers: Vec<&str> = LAYERS.iter().map(|layer| layer.folder).chain(["manifest"]).collect();
        folders.sort_unstable();
        layers.sort_unstable();
        assert_eq!(folders, layers);
    }

    #[test]
    fn every_once_entry_names_a_file() {
        for layer in LAYERS {
            let mut files = Vec::new();
            collect(TEMPLATES.get_dir(layer.folder).unwrap(), &mut files);
            for ending in layer.once {
                assert!(
                    files.iter().any(|file| Path::new(file).ends_with(ending)),
                    "{}: {ending}",
                    layer.folder
                );
            }
        }
    }

    fn collect(folder: &Dir<'_>, files: &mut Vec<String>) {
        for file in folder.files() {
            assert!(file.contents_utf8().is_some(), "{} is not UTF-8", file.path().display());
            files.push(file.path().to_str().unwrap().trim_end_matches(".tera").to_owned());
        }
        folder.dirs().for_each(|nested| collect(nested, files));
    }
}
