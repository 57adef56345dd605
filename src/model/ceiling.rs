//! CloudFormation allows 500 resources a stack. The model counts them before AWS does.

use std::collections::BTreeSet;

use super::pool::{Auth, Plan, Pool, SignIn};
use super::{
    Access, Function, FunctionName, Problem, Project, Route, Trigger, Violation,
    built_in::{built_in_functions, built_in_routes},
};

/// CloudFormation quota "resources in a template".
pub const MAX_RESOURCES: usize = 500;

/// What the API stack holds without the manifest's functions: the pool as far as every project has it, its
/// client, the table, gateway responses, the API, its deployment and its alarm, the deployment bucket, the
/// built-in functions and `GET /me`.
/// A test compares the whole count with a packaged template.
const BASE: usize = 23;

/// What tells the API its callers.
fn of_mode(auth: &Auth) -> usize {
    if auth.mode == "authorizer" {
        // the function, its group, role, filter and permission, the authorizer, the answer to who has no token
        7
    } else {
        // the pool, its role, and that the one gives out the other
        3
    }
}

/// What a project with an existing pool lacks of these: the pool; and the function that stores who signs up, its
/// group, role, filter and Cognito's permission.
const OF_OWN_POOL: usize = 6;

/// What a project without any pool lacks besides: the client.
const CLIENT: usize = 1;

/// What settings of the pool add.
fn of_pool(auth: &Auth) -> usize {
    // the role in which Cognito sends SMS
    let phone = usize::from(auth.sign_in == SignIn::Phone && auth.pool == Pool::Own);
    // the domain; the style of the pages, which the classic ones of the plan `lite` do without
    let login = auth.login.as_ref().map_or(0, |_| 1 + usize::from(auth.plan != Plan::Lite));
    auth.groups.len() + auth.providers.len() + phone + login
}

/// What a function adds besides paths: function, log group, role and subscription filter, and what its
/// trigger needs.
fn of_function(project: &Project, function: &Function) -> usize {
    4 + match function.trigger {
        // API Gateway's permission, the method
        Trigger::Http { .. } | Trigger::Rpc { .. } => 2,
        // schedule, its role, dead letters, their alarm, the destination of failed events
        Trigger::Schedule(_) => 5,
        // queue, dead letters, their alarm, event source mapping
        Trigger::Queue(_) => 4,
        // topic, its policy, subscription, permission, dead letters, their policy and alarm, destination; or
        // bucket, its policy, permission, the function's policy, dead letters and their alarm, destination
        Trigger::Topic(_) | Trigger::Bucket(_) if !project.has_queue(function) => 7,
        // and a queue, its policy, event source mapping
        Trigger::Topic(_) | Trigger::Bucket(_) => 10,
        // event source mapping, dead letters, their alarm
        Trigger::Stream => 3,
        // Cognito's permission; dead letters, their alarm, the destination of failed events
        Trigger::Cognito(_) if function.trigger.custom_sender().is_some() => 4,
        Trigger::Cognito(_) => 1,
    }
}

/// What a function of an extra adds besides paths and methods: the same four, and API Gateway's permission.
const OF_AN_EXTRA: usize = 5;

/// How many resources the API stack of this project has. Each path has a method that answers preflight
/// requests, and API Gateway has a resource for each segment of a path.
pub fn resources(project: &Project) -> usize {
    let every = built_in_routes(&[]);
    let in_base = segments_of(&every).len() + paths_of(&every).len();
    let built_in = built_in_routes(&project.extras);
    let mut segments = segments_of(&built_in);
    let mut paths = paths_of(&built_in);
    let extra_functions = built_in_functions(&project.extras).len() - built_in_functions(&[]).len();
    let of_extras = extra_functions * OF_AN_EXTRA + built_in.len() - every.len();
    for function in &project.functions {
        if let Some((route, _)) = function.http() {
            segments.extend(route.resource_paths());
            paths.insert(route.path());
        }
    }
    let functions: usize = project.functions.iter().map(|function| of_function(project, function)).sum();
    let code_key = usize::from(!project.custom_senders().is_empty());
    // their group and its subscription filter
    let access_logs = if project.logs.access { 2 } else { 0 };
    let kubernetes_role = usize::from(project.has_extra("kubernetes"));
    let not_there = match project.auth.pool {
        Pool::Own => 0,
        Pool::Existing => OF_OWN_POOL,
        Pool::None => OF_OWN_POOL + CLIENT,
    };
    BASE - not_there
        + of_mode(&project.auth)
        + kubernetes_role
        + of_pool(&project.auth)
        + code_key
        + access_logs
        + of_extras
        + functions
        + segments.len()
        + paths.len()
        - in_base
}

fn segments_of(routes: &[(FunctionName, Route)]) -> BTreeSet<String> {
    routes.iter().flat_map(|(_, route)| route.resource_paths()).collect()
}

fn paths_of(routes: &[(FunctionName, Route)]) -> BTreeSet<String> {
    routes.iter().map(|(_, route)| route.path()).collect()
}

/// The problem of a project that does not fit into one stack.
pub fn check(project: &Project) -> Option<Problem> {
    check_resources(project).or_else(|| check_policy(project))
}

fn check_resources(project: &Project) -> Option<Problem> {
    let count = resources(project);
    (count > MAX_RESOURCES).then(|| Problem {
        on_key: true,
        ..Violation::new(
            format!("the API stack would have {count} resources, and CloudFormation allows {MAX_RESOURCES}"),
            "move functions that belong together into a venture of their own, with its own stack",
        )
        .at("functions")
    })
}

/// Characters that IAM takes of all policies in a role.
const MAX_POLICY: usize = 10_240;
/// Those of the policy without its resources.
const POLICY_FRAME: usize = 110;
/// Those of a stage's name, as long as most are at most.
const STAGE: usize = 16;

/// The role of the identity pool's callers names every route that is not public, in one policy.
fn check_policy(project: &Project) -> Option<Problem> {
    if project.auth.mode != "identity-pool" {
        return None;
    }
    let region = project.region.as_str().len();
    let arn = "\"arn:aws:execute-api::123456789012:a1b2c3d4e5//\",".len() + region + STAGE;
    let callers = project.api_functions().into_iter().filter(|(_, _, access)| *access != Access::Public);
    let routes: usize = callers.map(|(_, route, _)| arn + route.in_policies().len()).sum();
    let size = POLICY_FRAME + routes;
    (size > MAX_POLICY).then(|| Problem {
        on_key: true,
        ..Violation::new(
            format!(
                "the role of callers would name its routes in {size} characters, and IAM allows {MAX_POLICY}"
            ),
            "shorten paths, or set `auth.mode` to `authorizer`",
        )
        .at("functions")
    })
}
