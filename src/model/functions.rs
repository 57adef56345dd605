//! The functions of a project.

use super::{Access, FunctionName, Problem, Route, Violation, project::built_in_routes};

/// What makes AWS call a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    Http { route: Route, access: Access },
}

/// One function of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub name: FunctionName,
    pub trigger: Trigger,
    /// MB, 128 to 10240 (AWS Lambda quota).
    pub memory: u32,
    /// Seconds, 1 to 29: API Gateway waits no longer for an answer.
    pub timeout: u32,
}

impl Function {
    pub fn route(&self) -> &Route {
        let Trigger::Http { route, .. } = &self.trigger;
        route
    }

    pub fn access(&self) -> &Access {
        let Trigger::Http { access, .. } = &self.trigger;
        access
    }
}

/// What is wrong between functions: names that become one after conversion, routes that clash.
pub fn check_functions(functions: &[Function]) -> Vec<Problem> {
    let taken = built_in_routes();
    let mut problems = Vec::new();
    for (at, function) in functions.iter().enumerate() {
        let key = format!("functions.{}", function.name.as_str());
        let earlier = &functions[..at];
        if let Some(other) = earlier.iter().find(|other| same_when_converted(&other.name, &function.name)) {
            problems.push(Problem { on_key: true, ..name_collision(&function.name, &other.name).at(&key) });
        }
        let earlier_routes = earlier.iter().map(|other| (&other.name, other.route()));
        let built_in_routes = taken.iter().map(|(name, route)| (name, route));
        for (name, route) in built_in_routes.chain(earlier_routes) {
            if let Some(reason) = function.route().clash(route) {
                let message = format!("the route clashes with that of `{}`: {reason}", name.as_str());
                let fix = format!(
                    "change one of them; `{}` has `{} {}`",
                    name.as_str(),
                    route.method.as_str(),
                    route.path()
                );
                problems.push(Violation::new(message, fix).at(format!("{key}.http")));
            }
        }
        problems
            .extend(team_without_parameter(function).map(|violation| violation.at(format!("{key}.access"))));
    }
    problems
}

fn same_when_converted(a: &FunctionName, b: &FunctionName) -> bool {
    a.go_package() == b.go_package()
}

fn name_collision(name: &FunctionName, other: &FunctionName) -> Violation {
    Violation::new(
        format!("`{}` and `{}` are the same name in Go and CloudFormation", name.as_str(), other.as_str()),
        "rename one of them",
    )
}

/// `team:ROLE` asks for the membership in the team that the path names.
fn team_without_parameter(function: &Function) -> Option<Violation> {
    let needs = matches!(function.access(), Access::Team(_));
    (needs && !function.route().parameters().any(|name| name == "teamId")).then(|| {
        Violation::new(
            "`team:…` needs the team in the path",
            "add `{teamId}` to the route, such as `GET /teams/{teamId}`",
        )
    })
}
