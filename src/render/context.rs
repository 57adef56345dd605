//! What templates see. Names arrive converted, so that no template does it.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Context;

use crate::model::{Access, Function, Method, Mfa, Project, Route, TeamRole, Trigger};

#[derive(Serialize)]
struct ProjectView<'a> {
    name: &'a str,
    module: &'a str,
    owner: &'a str,
    region: &'a str,
}

#[derive(Serialize)]
struct AuthView<'a> {
    mode: &'a str,
    sign_in: &'a str,
    /// `off`, `optional`, `required`, as in the manifest.
    mfa: &'static str,
    /// Cognito's word: `OFF`, `OPTIONAL`, `ON`.
    cognito_mfa: &'static str,
    password_length: u32,
    self_sign_up: bool,
    /// Sign-in flows that Cognito triggers need.
    extra_flows: Vec<&'static str>,
    /// Whether one of them is for challenges of the project's own.
    custom_auth: bool,
}

#[derive(Serialize)]
struct LogsView<'a> {
    destination: &'a str,
    subscription: &'a str,
    retention_days: u32,
}

/// What the end-to-end tests call: routes without parameters, empty for none.
#[derive(Serialize)]
struct E2eView {
    signed_in_route: String,
    public_route: String,
}

#[derive(Serialize)]
struct FunctionView<'a> {
    /// `list-invoices`: folder, part of AWS names.
    name: &'a str,
    /// `listinvoices`
    go_package: String,
    /// `listInvoices`: key in `serverless.yml`.
    camel: String,
    /// `ListInvoices`: start of CloudFormation logical ids.
    pascal: String,
    /// Key and value of the trigger, as in the manifest.
    trigger: &'static str,
    trigger_value: String,
    memory: u32,
    timeout: u32,
    /// The timeout, where it is not the trigger's default.
    own_timeout: Option<u32>,
    http: Option<HttpView>,
    /// Pascal form of the queue's, topic's or bucket's name.
    resource: Option<String>,
    cognito: Option<CognitoView>,
}

#[derive(Serialize)]
struct HttpView {
    /// As in the manifest.
    access: String,
    method: &'static str,
    path: String,
    public: bool,
    /// Access is decided by what the users table says.
    reads_users: bool,
    /// Access is decided by a role in a team.
    by_team: bool,
    /// The Go expression of the handler behind its access check.
    guarded_handler: String,
    /// `/teams/teamId-1`: a path that the route matches, and its parameters as JSON (`null` for none).
    sample_path: String,
    sample_parameters: String,
}

#[derive(Serialize)]
struct CognitoView {
    /// Property of the pool's `LambdaConfig`, and the version of the event where Cognito has several.
    property: &'static str,
    version: Option<&'static str>,
}

/// The context of the whole project.
pub(super) fn shared(project: &Project) -> Context {
    let (mfa, cognito_mfa) = match project.auth.mfa {
        Mfa::Off => ("off", "OFF"),
        Mfa::Optional => ("optional", "OPTIONAL"),
        Mfa::Required => ("required", "ON"),
    };
    let mut context = Context::new();
    let view = ProjectView {
        name: project.name.as_str(),
        module: project.module.as_str(),
        owner: project.owner.as_str(),
        region: project.region.as_str(),
    };
    context.insert("project", &view);
    let auth = AuthView {
        mode: &project.auth.mode,
        sign_in: &project.auth.sign_in,
        mfa,
        cognito_mfa,
        password_length: project.auth.password_length,
        self_sign_up: project.auth.self_sign_up,
        extra_flows: extra_flows(project),
        custom_auth: extra_flows(project).contains(&"ALLOW_CUSTOM_AUTH"),
    };
    context.insert("auth", &auth);
    let logs = LogsView {
        destination: &project.logs.destination,
        subscription: &project.logs.subscription,
        retention_days: project.logs.retention_days,
    };
    context.insert("logs", &logs);
    let e2e = E2eView {
        signed_in_route: plain_route(project, &Access::SignedIn),
        public_route: plain_route(project, &Access::Public),
    };
    context.insert("e2e", &e2e);
    context.insert("dead_letters", &has_dead_letters(project));
    let stream = |function: &Function| function.trigger == Trigger::Stream;
    context.insert("users_stream", &project.functions.iter().any(stream));
    context.insert("extras", &project.extras);
    context.insert("function_names", &function_names(project));
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

/// The same with `function` for a function's layer.
pub(super) fn with_function(shared: &Context, function: Option<&Function>) -> Context {
    let mut context = shared.clone();
    if let Some(function) = function {
        context.insert("function", &view_function(function));
    }
    context
}

fn view_function(function: &Function) -> FunctionView<'_> {
    let trigger = &function.trigger;
    FunctionView {
        name: function.name.as_str(),
        go_package: function.name.go_package(),
        camel: function.name.camel(),
        pascal: function.name.pascal(),
        trigger: trigger.key(),
        trigger_value: trigger.value(),
        memory: function.memory,
        timeout: function.timeout,
        own_timeout: (function.timeout != trigger.default_timeout()).then_some(function.timeout),
        http: function.http().map(|(route, access)| view_http(route, access)),
        resource: match trigger {
            Trigger::Queue(name) | Trigger::Topic(name) | Trigger::Bucket(name) => Some(name.pascal()),
            _ => None,
        },
        cognito: match trigger {
            Trigger::Cognito(trigger) => {
                Some(CognitoView { property: trigger.property, version: trigger.version })
            }
            _ => None,
        },
    }
}

fn view_http(route: &Route, access: &Access) -> HttpView {
    HttpView {
        access: access.to_string(),
        method: route.method.as_str(),
        path: route.path(),
        public: *access == Access::Public,
        reads_users: matches!(access, Access::Role(_) | Access::Team(_)),
        by_team: matches!(access, Access::Team(_)),
        guarded_handler: guarded_handler(access),
        sample_path: sample_path(route),
        sample_parameters: sample_parameters(route),
    }
}

/// Whether some function's failed events wait in a queue.
fn has_dead_letters(project: &Project) -> bool {
    let without = |trigger: &Trigger| matches!(trigger, Trigger::Http { .. } | Trigger::Cognito(_));
    project.functions.iter().any(|function| !without(&function.trigger))
}

/// The sign-in flows that the project's Cognito triggers need, sorted.
fn extra_flows(project: &Project) -> Vec<&'static str> {
    let flow = |function: &Function| match function.trigger {
        Trigger::Cognito(trigger) => trigger.auth_flow(),
        _ => None,
    };
    let flows: BTreeSet<&str> = project.functions.iter().filter_map(flow).collect();
    flows.into_iter().collect()
}

/// Every function of the project, the built-in ones too, sorted.
fn function_names(project: &Project) -> Vec<&str> {
    let own = project.functions.iter().map(|function| function.name.as_str());
    let mut names: Vec<&str> = own.chain(["authorizer", "me", "post-confirmation"]).collect();
    names.sort_unstable();
    names
}

fn guarded_handler(access: &Access) -> String {
    let team = |role: &str| format!("api.HasTeamRole(store, users.{role}, handler.New())");
    match access {
        Access::Public => "handler.New()".to_owned(),
        Access::SignedIn => "api.SignedIn(handler.New())".to_owned(),
        Access::Role(role) => format!("api.HasRole(store, \"{role}\", handler.New())"),
        Access::Team(TeamRole::Member) => team("Member"),
        Access::Team(TeamRole::Admin) => team("Admin"),
        Access::Team(TeamRole::Owner) => team("Owner"),
    }
}

fn sample_path(route: &Route) -> String {
    route
        .parameters()
        .fold(route.path(), |path, name| path.replace(&format!("{{{name}}}"), &format!("{name}-1")))
}

fn sample_parameters(route: &Route) -> String {
    let samples: Vec<String> = route.parameters().map(|name| format!("\"{name}\": \"{name}-1\"")).collect();
    if samples.is_empty() { "null".to_owned() } else { format!("{{ {} }}", samples.join(", ")) }
}
