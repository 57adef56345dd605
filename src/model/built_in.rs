//! The functions that venture brings: those of every project, and those of its extras.

use super::{FunctionName, Route};

/// A function of venture's own, and what it serves.
struct BuiltIn {
    name: &'static str,
    /// The extra that it belongs to; none for every project.
    extra: Option<&'static str>,
    routes: &'static [&'static str],
}

const BUILT_IN: [BuiltIn; 5] = [
    BuiltIn { name: "account", extra: Some("teams"), routes: &["DELETE /me"] },
    BuiltIn { name: "authorizer", extra: None, routes: &[] },
    BuiltIn { name: "me", extra: None, routes: &["GET /me"] },
    BuiltIn { name: "post-confirmation", extra: None, routes: &[] },
    BuiltIn {
        name: "teams",
        extra: Some("teams"),
        routes: &[
            "GET /teams",
            "POST /teams",
            "GET /teams/{teamId}",
            "PATCH /teams/{teamId}",
            "DELETE /teams/{teamId}",
            "GET /teams/{teamId}/invitations",
            "POST /teams/{teamId}/invitations",
            "DELETE /teams/{teamId}/invitations/{invitationId}",
            "PUT /teams/{teamId}/members/{subject}",
            "DELETE /teams/{teamId}/members/{subject}",
            "PUT /teams/{teamId}/owner",
            "POST /invitations/accept",
        ],
    },
];

fn of(extras: &[String]) -> impl Iterator<Item = &'static BuiltIn> {
    BUILT_IN
        .iter()
        .filter(|built_in| built_in.extra.is_none_or(|wanted| extras.iter().any(|extra| extra == wanted)))
}

/// The built-in functions of a project with these extras.
pub(super) fn built_in_functions(extras: &[String]) -> Vec<FunctionName> {
    of(extras).map(|built_in| FunctionName::built_in(built_in.name)).collect()
}

/// The extra that brings the function.
pub(super) fn extra_of(name: &FunctionName, extras: &[String]) -> Option<&'static str> {
    of(extras).find(|built_in| FunctionName::built_in(built_in.name).is_same_as(name))?.extra
}

/// The routes of the built-in functions, for whoever is signed in.
pub(super) fn built_in_routes(extras: &[String]) -> Vec<(FunctionName, Route)> {
    let named = |built_in: &'static BuiltIn| built_in.routes.iter().map(|route| (built_in.name, *route));
    let parsed = |(name, route)| Some((FunctionName::built_in(name), Route::parse(route).ok()?));
    of(extras).flat_map(named).filter_map(parsed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_one_and_clashes_with_no_other() {
        let routes = built_in_routes(&["teams".to_owned()]);
        assert_eq!(routes.len(), BUILT_IN.iter().map(|built_in| built_in.routes.len()).sum::<usize>());
        for (at, (name, route)) in routes.iter().enumerate() {
            assert!(routes[..at].iter().all(|(_, other)| route.clash(other).is_none()), "{name:?} {route:?}");
        }
    }
}
