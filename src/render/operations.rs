//! What `openapi.yaml` says of each route: the operations of the API, those of one path together.

use serde::Serialize;

use crate::model::{Access, Function, FunctionName, Method, Project, Route};

/// One method of one path.
#[derive(Serialize)]
pub(super) struct OperationView {
    path: String,
    /// It is the first of its path: what the path's operations share stands in front of it.
    opens: bool,
    parameters: Vec<String>,
    /// In lower case.
    method: String,
    id: String,
    function: String,
    summary: &'static str,
    public: bool,
    /// `role:billing`, where the caller needs one.
    role: Option<String>,
    /// Names of schemas: of the body that is sent, and of the answer's.
    input: Option<String>,
    answer: Option<String>,
    /// `acme.v1.Create`: what its messages are called before `Request` and `Response`, where it is an rpc.
    rpc: Option<String>,
    status: u16,
    /// Statuses besides those that every operation of its access has.
    refusals: Vec<u16>,
}

/// What a function of venture's own does on a route.
struct BuiltIn {
    route: &'static str,
    id: &'static str,
    summary: &'static str,
    input: Option<&'static str>,
    answer: Option<&'static str>,
    refusals: &'static [u16],
}

const fn built_in(
    route: &'static str,
    id: &'static str,
    summary: &'static str,
    bodies: [Option<&'static str>; 2],
    refusals: &'static [u16],
) -> BuiltIn {
    let [input, answer] = bodies;
    BuiltIn { route, id, summary, input, answer, refusals }
}

/// A dot keeps the ids apart from those of the manifest's functions, whose names have none.
const BUILT_IN: [BuiltIn; 14] = [
    built_in("GET /me", "me", "Read one's own profile", [None, Some("Profile")], &[404]),
    built_in("DELETE /me", "account", "Delete one's own account", [None, None], &[409]),
    built_in("GET /teams", "teams.list", "List one's own teams", [None, Some("Teams")], &[]),
    built_in("POST /teams", "teams.create", "Make a team", [Some("TeamName"), Some("Team")], &[409]),
    built_in("GET /teams/{teamId}", "teams.view", "Read a team", [None, Some("Team")], &[404]),
    built_in("PATCH /teams/{teamId}", "teams.rename", "Rename a team", [Some("TeamName"), None], &[404, 409]),
    built_in("DELETE /teams/{teamId}", "teams.delete", "Delete a team", [None, None], &[404, 409]),
    built_in(
        "GET /teams/{teamId}/invitations",
        "teams.list-invitations",
        "List a team's open invitations",
        [None, Some("Invitations")],
        &[404],
    ),
    built_in(
        "POST /teams/{teamId}/invitations",
        "teams.invite",
        "Invite somebody by e-mail",
        [Some("Invitee"), Some("Invitation")],
        &[404, 409],
    ),
    built_in(
        "DELETE /teams/{teamId}/invitations/{invitationId}",
        "teams.revoke",
        "Revoke an invitation",
        [None, None],
        &[404, 409],
    ),
    built_in(
        "PUT /teams/{teamId}/members/{subject}",
        "teams.set-role",
        "Give a member another role",
        [Some("MemberRole"), None],
        &[404, 409],
    ),
    built_in(
        "DELETE /teams/{teamId}/members/{subject}",
        "teams.remove",
        "Remove a member, or leave",
        [None, None],
        &[404, 409],
    ),
    built_in(
        "PUT /teams/{teamId}/owner",
        "teams.set-owner",
        "Hand a team over, or claim one without an owner",
        [Some("Owner"), None],
        &[404, 409],
    ),
    built_in(
        "POST /invitations/accept",
        "teams.accept",
        "Accept an invitation",
        [Some("Acceptance"), Some("Joined")],
        &[404, 409],
    ),
];

/// The operations of the API, ordered by path and then by method.
pub(super) fn operations(project: &Project) -> Vec<OperationView> {
    let mut routes = project.api_functions();
    routes.sort_by_cached_key(|(_, route, _)| (route.path(), route.method));
    let mut views: Vec<OperationView> = Vec::new();
    for (name, route, access) in &routes {
        let mut view = view(project, name, route, access);
        view.opens = views.last().is_none_or(|last| last.path != view.path);
        views.push(view);
    }
    views
}

fn view(project: &Project, name: &FunctionName, route: &Route, access: &Access) -> OperationView {
    let text = format!("{} {}", route.method.as_str(), route.path());
    let own = project.functions.iter().find(|function| function.name == *name);
    // A function of the manifest is no built-in one, though it may have the route of one that is not there.
    let known = BUILT_IN.iter().find(|known| own.is_none() && known.route == text);
    let has_answer = route.method != Method::Delete;
    let owned = |text: &str| text.to_owned();
    let rpc = own.and_then(Function::rpc);
    let (id, summary, input, answer) = match known {
        Some(known) => (known.id, known.summary, known.input.map(owned), known.answer.map(owned)),
        None if rpc.is_some() => (name.as_str(), "Call by Connect", None, None),
        None => (
            name.as_str(),
            summary(route),
            route.method.has_body().then(|| name.pascal() + "Input"),
            has_answer.then(|| name.pascal() + "Answer"),
        ),
    };
    let refusals = match known {
        Some(known) => known.refusals,
        None if rpc.is_none() && matches!(access, Access::Team(_)) => &[404],
        None => &[],
    };
    OperationView {
        path: route.path(),
        opens: false,
        parameters: route.parameters().map(owned).collect(),
        method: route.method.as_str().to_ascii_lowercase(),
        id: id.to_owned(),
        function: name.as_str().to_owned(),
        summary,
        public: *access == Access::Public,
        role: matches!(access, Access::Role(_) | Access::Team(_)).then(|| access.to_string()),
        status: match route.method {
            _ if rpc.is_some() => 200,
            _ if answer.is_none() => 204,
            Method::Post if id != "teams.accept" => 201,
            _ => 200,
        },
        input,
        answer,
        rpc: rpc.map(|rpc| format!("{}.v1.{}", rpc.package(), rpc.method())),
        refusals: refusals.to_vec(),
    }
}

/// What the generated handler of a route does.
fn summary(route: &Route) -> &'static str {
    match route.method {
        Method::Get if route.has_form() => "Read one",
        Method::Get => "Get a greeting",
        Method::Post => "Create one",
        Method::Put => "Replace one",
        Method::Patch => "Change one",
        Method::Delete => "Delete one",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_operation_is_a_route_with_an_id_of_its_own() {
        for known in &BUILT_IN {
            let route = Route::parse(known.route).unwrap();
            assert!(route.method.has_body() || known.input.is_none(), "{}", known.route);
            assert_eq!(BUILT_IN.iter().filter(|other| other.id == known.id).count(), 1, "{}", known.id);
        }
    }
}
