//! Which template folder applies when: the only table of conditions. Its rows stand in the order of `venture.yaml`.

use super::layer::Layer;
use crate::model::pool::Pool;
use crate::model::{Access, Function, Project};

const HANDLER: &[&str] = &["handler.go", "handler_test.go"];
const HANDLER_AND_EVENT: &[&str] = &["handler.go", "handler_test.go", "testdata/event.json"];

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
    Layer::always("project").once(&["project/README.md", "docs/console.svg"]),
    Layer::project("auth/cognito", |project| project.auth.has_pool()).once(&[
        "me/handler.go",
        "me/handler_test.go",
        "me/wiring.go",
    ]),
    // Under names of their own, so that a project that changes its provider gets what fits.
    Layer::project("auth/oidc", |project| !project.auth.has_pool()).once(&[
        "me/profile.go",
        "me/profile_test.go",
        "me/profile_wiring.go",
    ]),
    Layer::project("auth/own-pool", |project| project.auth.pool == Pool::Own).once(HANDLER),
    Layer::project("auth/existing-pool", |project| project.auth.pool == Pool::Existing),
    Layer::project("auth/authorizer", |project| project.auth.mode == "authorizer"),
    Layer::project("auth/cognito-authorizer", |project| {
        project.auth.has_pool() && project.auth.mode == "authorizer"
    }),
    Layer::project("auth/cognito-issuers", |project| {
        project.auth.has_pool() && !project.auth.issuers.is_empty()
    }),
    Layer::project("auth/identity-pool", |project| project.auth.mode == "identity-pool"),
    Layer::project("auth/issuers", |project| !project.auth.issuers.is_empty()),
    Layer::project("auth/login-pages", |project| project.auth.login.is_some()),
    Layer::project("auth/providers", |project| !project.auth.providers.is_empty()),
    Layer::project("auth/mail", Project::sends_mail),
    Layer::project("auth/custom-senders", |project| !project.custom_senders().is_empty()),
    Layer::project("logs/native", |project| project.logs.subscription == "native"),
    Layer::project("logs/access", |project| project.logs.access),
    Layer::destination("logs/splunk"),
    Layer::destination("logs/sumologic"),
    Layer::destination("logs/datadog"),
    Layer::destination("logs/newrelic"),
    Layer::destination("logs/loki"),
    Layer::destination("logs/opensearch"),
    Layer::destination("logs/otlp"),
    Layer::destination("logs/http"),
    Layer::project("logs/as-text", |project| {
        matches!(project.logs.destination.as_str(), "datadog" | "newrelic" | "loki")
    }),
    Layer::project("logs/redact", |project| !project.logs.redact.is_default()),
    Layer::extra("extras/agents"),
    Layer::extra("extras/dependabot"),
    Layer::extra("extras/devcontainer"),
    Layer::extra("extras/github-actions"),
    Layer::extra("extras/kubernetes").once(&["dev/kustomization.yml", "prod/kustomization.yml"]),
    Layer::extra("extras/teams"),
    Layer::extra("extras/web").once(&[
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
    ]),
    Layer::project("extras/web-teams", |project| project.has_extra("web") && project.has_extra("teams"))
        .once(&[
            "teams/invitation.ts",
            "teams/invitations.ts",
            "teams/list.ts",
            "teams/members.ts",
            "teams/team.ts",
            "teams/text.ts",
        ]),
    Layer::project("extras/web-rpc", |project| project.has_extra("web") && has_trigger(project, "rpc"))
        .once(&["src/rpc.ts"]),
    Layer::project("server/service", has_server),
    Layer::project("server/jobs", |project| {
        has_server(project) && project.functions.iter().any(Function::is_job)
    }),
    Layer::project("server/schedules", |project| project.jobs().next().is_some()),
    Layer::project("server/queues", |project| {
        has_server(project) && project.functions.iter().any(|function| function.queue().is_some())
    }),
    Layer::project("server/queued", |project| serves(project, "topic") || serves(project, "bucket")),
    Layer::project("server/topics", |project| serves(project, "topic")),
    Layer::project("server/buckets", |project| serves(project, "bucket")),
    Layer::project("server/rpcs", |project| serves(project, "rpc")),
    Layer::functions("functions/http", |function| function.http().is_some())
        .once(&["testdata/event.json", "wiring.go"]),
    Layer::functions("functions/http-public", |function| greeting(function) == Some(&Access::Public))
        .once(HANDLER),
    Layer::functions("functions/http-signed-in", |function| {
        greeting(function).is_some_and(|access| *access != Access::Public)
    })
    .once(HANDLER),
    Layer::functions("functions/http-route", |function| {
        function.rpc().is_none() && function.http().is_some_and(|(route, _)| route.has_form())
    })
    .once(HANDLER),
    Layer::trigger("functions/rpc", "rpc").once(&[
        "handler.go",
        "handler_test.go",
        "__method___messages.proto",
        "rpc___function___test.go",
    ]),
    Layer::project("functions/rpcs", Project::has_rpc),
    Layer::project("functions/rpc-teams", Project::has_team_rpc),
    Layer::service("functions/services"),
    Layer::functions("functions/event", |function| function.http().is_none() && !is_custom_sender(function)),
    Layer::functions("functions/event-wiring", Function::is_job).once(&["wiring.go"]),
    Layer::trigger("functions/schedule", "schedule").once(HANDLER_AND_EVENT),
    Layer::trigger("functions/queue", "queue").once(HANDLER_AND_EVENT),
    Layer::project("functions/queues", |project| has_trigger(project, "queue")),
    Layer::trigger("functions/topic", "topic").once(HANDLER_AND_EVENT),
    Layer::project("functions/topics", |project| has_trigger(project, "topic")),
    Layer::trigger("functions/bucket", "bucket").once(HANDLER_AND_EVENT),
    Layer::project("functions/buckets", |project| has_trigger(project, "bucket")),
    Layer::project("functions/senders", Project::sends_to_functions),
    Layer::trigger("functions/stream", "stream").once(HANDLER_AND_EVENT),
    Layer::functions("functions/cognito/any", |function| {
        function.trigger.key() == "cognito" && !is_custom_sender(function)
    }),
    Layer::functions("functions/cognito/custom-sender", is_custom_sender),
    Layer::cognito("functions/cognito/create-auth-challenge").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/custom-email-sender").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/custom-message").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/custom-sms-sender").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/define-auth-challenge").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/inbound-federation").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/post-authentication").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/pre-authentication").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/pre-sign-up").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/pre-token-generation").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/user-migration").once(HANDLER_AND_EVENT),
    Layer::cognito("functions/cognito/verify-auth-challenge").once(HANDLER_AND_EVENT),
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
