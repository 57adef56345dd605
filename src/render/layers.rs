//! Which template folder applies when: the only table of conditions. Its rows stand in the order of `venture.yaml`.

use super::layer::{Applies, Layer};
use crate::model::pool::Pool;
use crate::model::{Access, Function, Project};

const HANDLER: &[&str] = &["handler.go", "handler_test.go"];
/// The profile of the caller.
const ME: &[&str] = &["me/handler.go", "me/handler_test.go", "me/wiring.go"];
const HANDLER_AND_EVENT: &[&str] = &["handler.go", "handler_test.go", "testdata/event.json"];

const fn on(trigger: &'static str) -> Applies {
    Applies::Trigger(trigger)
}

const fn cognito(folder: &'static str) -> Layer {
    Layer { folder, applies: Applies::Cognito, once: HANDLER_AND_EVENT }
}

const fn destination(folder: &'static str) -> Layer {
    Layer { folder, applies: Applies::Destination, once: &[] }
}

const fn extra(folder: &'static str) -> Layer {
    Layer { folder, applies: Applies::Extra, once: &[] }
}

/// What a function that answers to nothing but its caller is open to.
fn greeting(function: &Function) -> Option<&Access> {
    function.http().filter(|(route, _)| !route.has_form()).map(|(_, access)| access)
}

fn has_server(project: &Project) -> bool {
    project.has_extra("kubernetes")
}

/// Whether what this trigger sends comes to the server, through a queue.
fn serves(project: &Project, key: &str) -> bool {
    has_server(project) && has_trigger(project, key)
}

fn has_trigger(project: &Project, key: &str) -> bool {
    project.functions.iter().any(|function| function.trigger.key() == key)
}

fn is_custom_sender(function: &Function) -> bool {
    function.trigger.custom_sender().is_some()
}

pub(super) const LAYERS: &[Layer] = &[
    Layer { folder: "project", applies: Applies::Always, once: &["project/README.md", "docs/console.svg"] },
    Layer { folder: "auth/cognito", applies: Applies::Project(|project| project.auth.has_pool()), once: ME },
    Layer { folder: "auth/oidc", applies: Applies::Project(|project| !project.auth.has_pool()), once: ME },
    Layer {
        folder: "auth/own-pool",
        applies: Applies::Project(|project| project.auth.pool == Pool::Own),
        once: HANDLER,
    },
    Layer {
        folder: "auth/existing-pool",
        applies: Applies::Project(|project| project.auth.pool == Pool::Existing),
        once: &[],
    },
    Layer {
        folder: "auth/authorizer",
        applies: Applies::Project(|project| project.auth.mode == "authorizer"),
        once: &[],
    },
    Layer {
        folder: "auth/cognito-authorizer",
        applies: Applies::Project(|project| project.auth.has_pool() && project.auth.mode == "authorizer"),
        once: &[],
    },
    Layer {
        folder: "auth/cognito-issuers",
        applies: Applies::Project(|project| project.auth.has_pool() && !project.auth.issuers.is_empty()),
        once: &[],
    },
    Layer {
        folder: "auth/identity-pool",
        applies: Applies::Project(|project| project.auth.mode == "identity-pool"),
        once: &[],
    },
    Layer {
        folder: "auth/issuers",
        applies: Applies::Project(|project| !project.auth.issuers.is_empty()),
        once: &[],
    },
    Layer {
        folder: "auth/login-pages",
        applies: Applies::Project(|project| project.auth.login.is_some()),
        once: &[],
    },
    Layer {
        folder: "auth/providers",
        applies: Applies::Project(|project| !project.auth.providers.is_empty()),
        once: &[],
    },
    Layer { folder: "auth/mail", applies: Applies::Project(Project::sends_mail), once: &[] },
    Layer {
        folder: "auth/custom-senders",
        applies: Applies::Project(|project| !project.custom_senders().is_empty()),
        once: &[],
    },
    Layer {
        folder: "logs/native",
        applies: Applies::Project(|project| project.logs.subscription == "native"),
        once: &[],
    },
    Layer { folder: "logs/access", applies: Applies::Project(|project| project.logs.access), once: &[] },
    destination("logs/splunk"),
    destination("logs/sumologic"),
    destination("logs/datadog"),
    destination("logs/newrelic"),
    destination("logs/loki"),
    destination("logs/opensearch"),
    destination("logs/otlp"),
    destination("logs/http"),
    Layer {
        folder: "logs/as-text",
        applies: Applies::Project(|project| {
            matches!(project.logs.destination.as_str(), "datadog" | "newrelic" | "loki")
        }),
        once: &[],
    },
    Layer {
        folder: "logs/redact",
        applies: Applies::Project(|project| !project.logs.redact.is_default()),
        once: &[],
    },
    extra("extras/agents"),
    extra("extras/dependabot"),
    extra("extras/devcontainer"),
    extra("extras/github-actions"),
    Layer {
        folder: "extras/kubernetes",
        applies: Applies::Extra,
        once: &["dev/kustomization.yml", "prod/kustomization.yml"],
    },
    extra("extras/teams"),
    Layer {
        folder: "extras/web",
        applies: Applies::Extra,
        once: &[
            "docs/page.svg",
            "web/index.html",
            "src/api.ts",
            "src/calls.ts",
            "src/config.ts",
            "src/dom.ts",
            "src/factor.ts",
            "src/main.ts",
            "src/session.ts",
            "src/signin.ts",
            "src/style.css",
            "src/text.ts",
            "src/view.ts",
        ],
    },
    Layer {
        folder: "extras/web-teams",
        applies: Applies::Project(|project| project.has_extra("web") && project.has_extra("teams")),
        once: &[
            "teams/invitation.ts",
            "teams/invitations.ts",
            "teams/list.ts",
            "teams/members.ts",
            "teams/team.ts",
            "teams/text.ts",
        ],
    },
    Layer {
        folder: "extras/web-rpc",
        applies: Applies::Project(|project| project.has_extra("web") && has_trigger(project, "rpc")),
        once: &["src/rpc.ts"],
    },
    Layer { folder: "server/service", applies: Applies::Project(has_server), once: &[] },
    Layer {
        folder: "server/jobs",
        applies: Applies::Project(|project| {
            has_server(project) && project.functions.iter().any(Function::is_job)
        }),
        once: &[],
    },
    Layer {
        folder: "server/schedules",
        applies: Applies::Project(|project| project.jobs().next().is_some()),
        once: &[],
    },
    Layer {
        folder: "server/queues",
        applies: Applies::Project(|project| {
            has_server(project) && project.functions.iter().any(|function| function.queue().is_some())
        }),
        once: &[],
    },
    Layer {
        folder: "server/queued",
        applies: Applies::Project(|project| serves(project, "topic") || serves(project, "bucket")),
        once: &[],
    },
    Layer {
        folder: "server/topics",
        applies: Applies::Project(|project| serves(project, "topic")),
        once: &[],
    },
    Layer {
        folder: "server/buckets",
        applies: Applies::Project(|project| serves(project, "bucket")),
        once: &[],
    },
    Layer { folder: "server/rpcs", applies: Applies::Project(|project| serves(project, "rpc")), once: &[] },
    Layer {
        folder: "server/events",
        applies: Applies::FunctionsWith("kubernetes", Function::is_job),
        once: &["wiring.go"],
    },
    Layer {
        folder: "functions/http",
        applies: Applies::Functions(|function| function.http().is_some()),
        once: &["testdata/event.json", "wiring.go"],
    },
    Layer {
        folder: "functions/http-public",
        applies: Applies::Functions(|function| greeting(function) == Some(&Access::Public)),
        once: HANDLER,
    },
    Layer {
        folder: "functions/http-signed-in",
        applies: Applies::Functions(|function| {
            greeting(function).is_some_and(|access| *access != Access::Public)
        }),
        once: HANDLER,
    },
    Layer {
        folder: "functions/http-route",
        applies: Applies::Functions(|function| {
            function.rpc().is_none() && function.http().is_some_and(|(route, _)| route.has_form())
        }),
        once: HANDLER,
    },
    Layer {
        folder: "functions/rpc",
        applies: on("rpc"),
        once: &["handler.go", "handler_test.go", "__method___messages.proto", "rpc___function___test.go"],
    },
    Layer { folder: "functions/rpcs", applies: Applies::Project(Project::has_rpc), once: &[] },
    Layer { folder: "functions/rpc-teams", applies: Applies::Project(Project::has_team_rpc), once: &[] },
    Layer { folder: "functions/services", applies: Applies::Service, once: &[] },
    Layer {
        folder: "functions/event",
        applies: Applies::Functions(|function| function.http().is_none() && !is_custom_sender(function)),
        once: &[],
    },
    Layer { folder: "functions/schedule", applies: on("schedule"), once: HANDLER_AND_EVENT },
    Layer { folder: "functions/queue", applies: on("queue"), once: HANDLER_AND_EVENT },
    Layer {
        folder: "functions/queues",
        applies: Applies::Project(|project| has_trigger(project, "queue")),
        once: &[],
    },
    Layer { folder: "functions/topic", applies: on("topic"), once: HANDLER_AND_EVENT },
    Layer {
        folder: "functions/topics",
        applies: Applies::Project(|project| has_trigger(project, "topic")),
        once: &[],
    },
    Layer { folder: "functions/bucket", applies: on("bucket"), once: HANDLER_AND_EVENT },
    Layer {
        folder: "functions/buckets",
        applies: Applies::Project(|project| has_trigger(project, "bucket")),
        once: &[],
    },
    Layer { folder: "functions/senders", applies: Applies::Project(Project::sends_to_functions), once: &[] },
    Layer { folder: "functions/stream", applies: on("stream"), once: HANDLER_AND_EVENT },
    Layer {
        folder: "functions/cognito/any",
        applies: Applies::Functions(|function| {
            function.trigger.key() == "cognito" && !is_custom_sender(function)
        }),
        once: &[],
    },
    Layer {
        folder: "functions/cognito/custom-sender",
        applies: Applies::Functions(is_custom_sender),
        once: &[],
    },
    cognito("functions/cognito/create-auth-challenge"),
    cognito("functions/cognito/custom-email-sender"),
    cognito("functions/cognito/custom-message"),
    cognito("functions/cognito/custom-sms-sender"),
    cognito("functions/cognito/define-auth-challenge"),
    cognito("functions/cognito/inbound-federation"),
    cognito("functions/cognito/post-authentication"),
    cognito("functions/cognito/pre-authentication"),
    cognito("functions/cognito/pre-sign-up"),
    cognito("functions/cognito/pre-token-generation"),
    cognito("functions/cognito/user-migration"),
    cognito("functions/cognito/verify-auth-challenge"),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use include_dir::Dir;

    use super::super::layer::TEMPLATES;
    use super::*;

    #[test]
    fn every_folder_of_templates_is_a_layer_and_every_layer_a_folder() {
        let layers: Vec<&str> = LAYERS.iter().map(|layer| layer.folder).chain(["manifest"]).collect();
        let mut files = Vec::new();
        TEMPLATES.dirs().for_each(|folder| collect(folder, &mut files));
        for file in &files {
            let holding = layers.iter().filter(|layer| file.starts_with(&format!("{layer}/"))).count();
            assert_eq!(holding, 1, "{file} lies in {holding} layers");
        }
        for layer in layers {
            assert!(files.iter().any(|file| file.starts_with(&format!("{layer}/"))), "{layer} holds nothing");
        }
    }

    #[test]
    fn every_once_entry_names_a_file() {
        for layer in LAYERS {
            let mut files = Vec::new();
            collect(layer.dir().unwrap(), &mut files);
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
