//! What templates see of a project and its functions.

use heck::ToShoutySnakeCase;
use serde::Serialize;

use crate::model::{
    Access, Function, FunctionName, Medium, Project, Redact, ResourceName, Route, Rpc, TeamRole, Trigger,
};

#[derive(Serialize)]
pub(super) struct ProjectView<'a> {
    pub(super) name: &'a str,
    pub(super) module: &'a str,
    pub(super) owner: &'a str,
    pub(super) region: &'a str,
    /// As in an ARN.
    pub(super) partition: &'static str,
    pub(super) branch: &'a str,
}

#[derive(Serialize)]
pub(super) struct LogsView<'a> {
    pub(super) destination: &'a str,
    pub(super) subscription: &'a str,
    pub(super) filter_pattern: &'a str,
    pub(super) stages: &'a [String],
    pub(super) access: bool,
    pub(super) retention_days: u32,
    pub(super) redact: RedactView<'a>,
}

/// What is taken out of log lines.
#[derive(Serialize)]
pub(super) struct RedactView<'a> {
    /// Whether any of this is not as in most projects.
    pub(super) is_set: bool,
    /// Whether one of the kinds on which most tests rest is not taken out.
    pub(super) has_gaps: bool,
    pub(super) except: &'a [String],
    pub(super) names: Vec<RedactedName<'a>>,
    pub(super) patterns: &'a [String],
    /// All patterns in one, as Go writes it: raw, or else every backslash stands twice.
    pub(super) pattern: String,
}

#[derive(Serialize)]
pub(super) struct RedactedName<'a> {
    pub(super) name: &'a str,
    /// In lower case, without what separates words.
    pub(super) plain: String,
}

fn raw(text: &str) -> String {
    if text.contains('`') { serde_json::Value::from(text).to_string() } else { format!("`{text}`") }
}

pub(super) fn view_redact(redact: &Redact) -> RedactView<'_> {
    let plain = |name: &str| {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let groups: Vec<String> = redact.patterns.iter().map(|pattern| format!("(?:{pattern})")).collect();
    RedactView {
        is_set: !redact.is_default(),
        has_gaps: ["logins", "tokens"].iter().any(|kind| redact.except.iter().any(|except| except == kind)),
        except: &redact.except,
        names: redact.names.iter().map(|name| RedactedName { name, plain: plain(name) }).collect(),
        patterns: &redact.patterns,
        pattern: raw(&groups.join("|")),
    }
}

/// What the end-to-end tests call: routes without parameters, empty for none.
#[derive(Serialize)]
pub(super) struct E2eView {
    pub(super) signed_in_route: String,
    pub(super) public_route: String,
    /// The first function of each, and what tells them where to send to.
    pub(super) queue: Option<EntryView>,
    pub(super) topic: Option<EntryView>,
    pub(super) bucket: Option<EntryView>,
    /// Whether there is one of these.
    pub(super) sends: bool,
}

/// A function that a queue, a topic or a bucket calls, and the output of the stack that says which.
#[derive(Serialize)]
pub(super) struct EntryView {
    pub(super) function: String,
    pub(super) output: String,
}

#[derive(Serialize)]
pub(super) struct FunctionView<'a> {
    /// `list-invoices`: folder, part of AWS names.
    pub(super) name: &'a str,
    /// `listinvoices`
    pub(super) go_package: String,
    /// `listInvoices`: key in `serverless.yml`.
    pub(super) camel: String,
    /// `ListInvoices`: start of CloudFormation logical ids.
    pub(super) pascal: String,
    /// Key and value of the trigger, as in the manifest.
    pub(super) trigger: &'static str,
    pub(super) trigger_value: String,
    pub(super) memory: u32,
    pub(super) timeout: u32,
    /// It is one that a server can run, and that no request calls.
    pub(super) job: bool,
    /// How long a queue keeps from others what the function works on; AWS recommends six timeouts.
    pub(super) visibility_timeout: u32,
    /// The logical id of the queue that its events wait in where it runs on Kubernetes.
    pub(super) queue: Option<String>,
    /// Until when the pod of a job has to be done with three tries, and the time between them.
    pub(super) job_deadline: u32,
    /// MB that the batches of a worker may need together: it works on five at a time.
    pub(super) worker_memory: u32,
    /// How long a worker that is told to end may take for the batches it is at.
    pub(super) worker_grace: u32,
    /// The timeout, where it is not the trigger's default.
    pub(super) own_timeout: Option<u32>,
    pub(super) http: Option<HttpView>,
    pub(super) rpc: Option<RpcView<'a>>,
    /// Pascal form of the queue's, topic's or bucket's name.
    pub(super) resource: Option<String>,
    pub(super) cognito: Option<CognitoView>,
    /// `LIST_INVOICES`: end of the names of environment variables.
    pub(super) variable: String,
    /// When it runs, as cron says it, where it can.
    pub(super) crontab: Option<String>,
}

/// A method of a service of the `.proto` files.
#[derive(Serialize)]
pub(super) struct RpcView<'a> {
    /// `myshop`: the first part of the package.
    pub(super) package: &'a str,
    pub(super) service: &'a str,
    pub(super) method: &'a str,
    /// `shop/v1/invoice_service`: the file of its service below `proto/`, without its ending.
    pub(super) service_file: String,
    /// `create_invoice`: the file of its messages, without what all such names end with.
    pub(super) file: String,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a question of a template")]
#[derive(Serialize)]
pub(super) struct HttpView {
    /// As in the manifest.
    pub(super) access: String,
    pub(super) method: &'static str,
    pub(super) path: String,
    /// The names in braces, in order; the last of them is what the function is about.
    pub(super) parameters: Vec<String>,
    pub(super) about: Option<String>,
    /// Requests hold a body.
    pub(super) body: bool,
    pub(super) public: bool,
    /// Access is decided by what the users table says.
    pub(super) reads_users: bool,
    /// Access is decided by a role in a team.
    pub(super) by_team: bool,
    /// The Go expression of the guard that lets in who may call.
    pub(super) guard: String,
    /// `/teams/teamId-1`: a path that the route matches, and its parameters as JSON (`null` for none).
    pub(super) sample_path: String,
    pub(super) sample_parameters: String,
}

/// A route that the API serves, and its function; those of `me` too.
#[derive(Clone, Serialize)]
pub(super) struct RouteView {
    pub(super) name: String,
    /// What its Go package is called where it is imported.
    pub(super) package: String,
    /// The same where the import has to say so.
    pub(super) alias: Option<String>,
    pub(super) method: &'static str,
    pub(super) path: String,
    /// As in the manifest.
    pub(super) access: String,
    pub(super) public: bool,
    /// `CreateInvoice`: the method whose message names the team that access asks for.
    pub(super) in_message: Option<String>,
    /// `GET/teams/*/invoices`: the end of the method's ARN in a policy.
    pub(super) invoked: String,
}

#[derive(Serialize)]
pub(super) struct CognitoView {
    /// Property of the pool's `LambdaConfig`, and the version of the event where Cognito has several.
    pub(super) property: &'static str,
    pub(super) version: Option<&'static str>,
    /// What a custom sender sends: `email`, `sms`.
    pub(super) sends: Option<&'static str>,
}

/// A function as templates see it.
pub(super) fn view_function(function: &Function) -> FunctionView<'_> {
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
        job: function.is_job(),
        queue: function.queue(),
        visibility_timeout: function.timeout * 6,
        job_deadline: function.timeout * 3 + 300,
        worker_memory: function.memory * 5,
        worker_grace: function.timeout + 45,
        own_timeout: (function.timeout != trigger.default_timeout()).then_some(function.timeout),
        http: function.http().map(|(route, access)| view_http(route, access, function.rpc().is_some())),
        rpc: function.rpc().map(view_rpc),
        resource: trigger.resource().map(ResourceName::pascal),
        cognito: match trigger {
            Trigger::Cognito(cognito) => Some(CognitoView {
                property: cognito.property,
                version: cognito.version,
                sends: trigger.custom_sender().map(medium),
            }),
            _ => None,
        },
        variable: function.name.as_str().to_shouty_snake_case(),
        crontab: function.crontab().and_then(Result::ok),
    }
}

/// The routes that the API serves as templates see them.
pub(super) fn view_routes(project: &Project) -> Vec<RouteView> {
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

/// A medium as templates name it.
pub(super) fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Email => "email",
        Medium::Sms => "sms",
    }
}

fn view_http(route: &Route, access: &Access, in_message: bool) -> HttpView {
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

fn view_rpc(rpc: &Rpc) -> RpcView<'_> {
    RpcView {
        package: rpc.package(),
        service: rpc.service(),
        method: rpc.method(),
        service_file: format!("{}/v1/{}", rpc.package(), rpc.service_file()),
        file: rpc.method_file(),
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
