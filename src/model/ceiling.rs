//! CloudFormation allows 500 resources a stack. The model counts them before AWS does.

use std::collections::BTreeSet;

use super::{Problem, Project, Violation, project::built_in_routes};

/// CloudFormation quota "resources in a template".
pub const MAX_RESOURCES: usize = 500;

/// What the API stack holds without the manifest's functions: the pool, its client, the table, gateway
/// responses, the API and its deployment, the deployment bucket, the built-in functions and `GET /me`.
/// A test compares the whole count with a packaged template.
const BASE: usize = 29;
/// Function, log group, role, subscription filter, API Gateway's permission, and the route's method.
const A_FUNCTION: usize = 6;

/// How many resources the API stack of this project has. Each path has a method that answers preflight
/// requests, and API Gateway has a resource for each segment of a path.
pub fn resources(project: &Project) -> usize {
    let built_in = built_in_routes();
    let mut segments: BTreeSet<String> =
        built_in.iter().flat_map(|(_, route)| route.resource_paths()).collect();
    let mut paths: BTreeSet<String> = built_in.iter().map(|(_, route)| route.path()).collect();
    let of_built_in = segments.len() + paths.len();
    for function in &project.functions {
        segments.extend(function.route().resource_paths());
        paths.insert(function.route().path());
    }
    BASE + project.functions.len() * A_FUNCTION + segments.len() + paths.len() - of_built_in
}

/// The problem of a project that does not fit into one stack.
pub fn check(project: &Project) -> Option<Problem> {
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
