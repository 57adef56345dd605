//! What templates see. Names arrive converted, so that no template does it.

use serde::Serialize;
use tera::Context;

use crate::model::{Access, Function, Method, Mfa, Project, Route, TeamRole};

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
    /// `GET /invoices`, as in the manifest.
    http: String,
    method: &'static str,
    path: String,
    /// As in the manifest.
    access: String,
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
    memory: u32,
    timeout: u32,
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
    context.insert("extras", &project.extras);
    context.insert("function_names", &function_names(project));
    context.insert("functions", &project.functions.iter().map(view_function).collect::<Vec<_>>());
    context
}

/// The path of the first `GET` function of this access whose path has no parameters.
fn plain_route(project: &Project, access: &Access) -> String {
    let plain = |function: &&Function| {
        let route = function.route();
        function.access() == access && route.method == Method::Get && route.parameters().next().is_none()
    };
    project.functions.iter().find(plain).map_or(String::new(), |function| function.route().path())
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
    let route = function.route();
    FunctionView {
        name: function.name.as_str(),
        go_package: function.name.go_package(),
        camel: function.name.camel(),
        pascal: function.name.pascal(),
        http: format!("{} {}", route.method.as_str(), route.path()),
        method: route.method.as_str(),
        path: route.path(),
        access: function.access().to_string(),
        public: *function.access() == Access::Public,
        reads_users: matches!(function.access(), Access::Role(_) | Access::Team(_)),
        by_team: matches!(function.access(), Access::Team(_)),
        guarded_handler: guarded_handler(function.access()),
        sample_path: sample_path(route),
        sample_parameters: sample_parameters(route),
        memory: function.memory,
        timeout: function.timeout,
    }
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
