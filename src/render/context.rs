//! What templates see. Names arrive converted, so that no template does it.

use std::collections::BTreeSet;

use tera::Context;

use super::views::{
    E2eView, EntryView, LogsView, ProjectView, medium, view_function, view_redact, view_routes,
};
use super::{operations, pool, server, subscriptions};
use crate::model::{Access, Function, FunctionName, Method, Project, Rpc, Trigger};

/// The context of the whole project.
pub(super) fn shared(project: &Project) -> Context {
    let mut context = Context::new();
    let view = ProjectView {
        name: project.name.as_str(),
        module: project.module.as_str(),
        owner: project.owner.as_str(),
        region: project.region.as_str(),
        partition: project.region.partition().as_str(),
        branch: project.branch.as_str(),
    };
    context.insert("project", &view);
    context.insert("auth", &pool::view(project, &extra_flows(project)));
    let logs = LogsView {
        destination: &project.logs.destination,
        subscription: &project.logs.subscription,
        filter_pattern: &project.logs.filter_pattern,
        stages: &project.logs.stages,
        access: project.logs.access,
        retention_days: project.logs.retention_days,
        redact: view_redact(&project.logs.redact),
    };
    context.insert("logs", &logs);
    let e2e = E2eView {
        signed_in_route: plain_route(project, &Access::SignedIn),
        public_route: plain_route(project, &Access::Public),
        queue: entry(project, "queue", "QueueUrl"),
        topic: entry(project, "topic", "TopicArn"),
        bucket: entry(project, "bucket", "BucketName"),
        sends: project.sends_to_functions(),
    };
    context.insert("e2e", &e2e);
    let dead_letters = project.functions.iter().any(|function| function.trigger.has_dead_letters());
    context.insert("dead_letters", &dead_letters);
    let triggers: BTreeSet<&str> = project.functions.iter().map(|function| function.trigger.key()).collect();
    context.insert("triggers", &triggers);
    context.insert(
        "rpc_package",
        &project.functions.iter().find_map(|function| function.rpc().map(Rpc::package)),
    );
    context.insert("rpc_teams", &project.has_team_rpc());
    let custom_senders: Vec<&str> = project.custom_senders().into_iter().map(medium).collect();
    context.insert("custom_senders", &custom_senders);
    context.insert("sends_mail", &project.sends_mail());
    let stream = |function: &Function| function.trigger == Trigger::Stream;
    context.insert("users_stream", &project.functions.iter().any(stream));
    context.insert("extras", &project.extras);
    let routes = view_routes(project);
    let mut functions = routes.clone();
    functions.dedup_by(|later, earlier| later.name == earlier.name);
    context.insert("http_functions", &functions);
    context.insert("http_routes", &routes);
    context.insert("server", &server::view(project));
    context.insert("operations", &operations::operations(project));
    let names = project.all_functions();
    context.insert("subscription_filters", &subscriptions::filters(&names));
    context.insert("filters_wait", &subscriptions::wait(&names));
    context.insert("function_names", &names.iter().map(FunctionName::as_str).collect::<Vec<_>>());
    context.insert("functions", &project.functions.iter().map(view_function).collect::<Vec<_>>());
    context
}

/// The path of the first `GET` function of this access whose path has no parameters.
fn plain_route(project: &Project, wanted: &Access) -> String {
    let plain = |function: &Function| {
        let (route, access) = function.http()?;
        let plain = access == wanted && route.method == Method::Get && route.parameters().next().is_none();
        plain.then(|| route.path())
    };
    project.functions.iter().find_map(plain).unwrap_or_default()
}

/// The first function with this trigger, and the output of its resource.
fn entry(project: &Project, key: &str, output: &str) -> Option<EntryView> {
    let (function, resource) = project.first_with(key)?;
    Some(EntryView {
        function: function.as_str().to_owned(),
        output: format!("{}{output}", resource.pascal()),
    })
}

/// The same with `function` for a function's layer.
pub(super) fn with_function(shared: &Context, function: &Function) -> Context {
    let mut context = shared.clone();
    context.insert("function", &view_function(function));
    context
}

/// The sign-in flows that the project's Cognito triggers and passkeys need, sorted.
fn extra_flows(project: &Project) -> Vec<&'static str> {
    let flow = |function: &Function| match function.trigger {
        Trigger::Cognito(trigger) => trigger.auth_flow(),
        _ => None,
    };
    let passkeys = project.auth.passkeys.as_ref().map(|_| "ALLOW_USER_AUTH");
    let flows: BTreeSet<&str> = project.functions.iter().filter_map(flow).chain(passkeys).collect();
    flows.into_iter().collect()
}
