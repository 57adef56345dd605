//! What templates see of routes, and of who may call them.

use serde::Serialize;

use crate::model::{Access, FunctionName, Project, Route, TeamRole};

#[expect(clippy::struct_excessive_bools, reason = "each is a question of a template")]
#[derive(Serialize)]
pub(in crate::render) struct HttpView {
    /// As in the manifest.
    access: String,
    method: &'static str,
    path: String,
    /// The names in braces, in order; the last of them is what the function is about.
    parameters: Vec<String>,
    about: Option<String>,
    /// Requests hold a body.
    body: bool,
    public: bool,
    /// Access is decided by what the users table says.
    reads_users: bool,
    /// Access is decided by a role in a team.
    by_team: bool,
    /// The Go expression of the guard that lets in who may call.
    guard: String,
    /// `/teams/teamId-1`: a path that the route matches, and its parameters as JSON (`null` for none).
    sample_path: String,
    sample_parameters: String,
}

/// A route that the API serves, and its function; those of `me` too.
#[derive(Clone, Serialize)]
pub(in crate::render) struct RouteView {
    pub(in crate::render) name: String,
    /// What its Go package is called where it is imported.
    package: String,
    /// The same where the import has to say so.
    alias: Option<String>,
    method: &'static str,
    path: String,
    /// As in the manifest.
    access: String,
    public: bool,
    /// `CreateInvoice`: the method whose message names the team that access asks for.
    in_message: Option<String>,
    /// `GET/teams/*/invoices`: the end of the method's ARN in a policy.
    invoked: String,
}

/// The routes that the API serves as templates see them.
pub(in crate::render) fn view_routes(project: &Project) -> Vec<RouteView> {
    let in_message = |name: &FunctionName| {
        let function = project.functions.iter().find(|function| function.name == *name)?;
        function.team_rpc().map(|rpc| rpc.method().to_owned())
    };
    let view = |(name, route, access): (FunctionName, Route, Access)| {
        let package = match name.go_package() {
            // What the importing files have under that name already.
            taken if ["servicetest", "t", "testing"].contains(&taken.as_str()) => taken + "function",
            free => free,
        };
        let alias = (package != name.as_str()).then(|| package.clone());
        RouteView {
            name: name.as_str().to_owned(),
            package,
            alias,
            method: route.method.as_str(),
            path: route.path(),
            access: access.to_string(),
            public: access == Access::Public,
            in_message: in_message(&name),
            invoked: route.in_policies(),
        }
    };
    project.api_functions().into_iter().map(view).collect()
}

pub(in crate::render) fn view_http(route: &Route, access: &Access, in_message: bool) -> HttpView {
    HttpView {
        access: access.to_string(),
        method: route.method.as_str(),
        path: route.path(),
        parameters: route.parameters().map(str::to_owned).collect(),
        about: route.parameters().last().map(str::to_owned),
        body: route.method.has_body(),
        public: *access == Access::Public,
        reads_users: matches!(access, Access::Role(_) | Access::Team(_)),
        by_team: matches!(access, Access::Team(_)),
        guard: guard(access, in_message),
        sample_path: sample_path(route),
        sample_parameters: sample_parameters(route),
    }
}

fn guard(access: &Access, in_message: bool) -> String {
    let named = if in_message { "rpc.InTeam" } else { "api.HasTeamRole" };
    let team = |role: &str| format!("{named}(store, users.{role})");
    match access {
        Access::Public => "api.Public".to_owned(),
        Access::SignedIn => "api.SignedIn".to_owned(),
        Access::Role(role) => format!("api.HasRole(store, \"{role}\")"),
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
