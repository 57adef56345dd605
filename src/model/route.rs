//! `GET /teams/{teamId}/invoices`: the http trigger.

use super::segment::Segment;
use super::{Method, Violation, shown};

/// Method and path of an http function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    segments: Vec<Segment>,
}

/// Paths API Gateway keeps for its own health checks.
const RESERVED: [&str; 2] = ["/ping", "/sping"];
const FIX: &str = "write a method and a path, such as `GET /teams/{teamId}/invoices`";

impl Route {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let fail =
            |reason: String| Err(Violation::new(format!("`{}` is not a route: {reason}", shown(text)), FIX));
        let Some((method, path)) = text.split_once(' ') else {
            return fail("it needs a method, one space and a path".to_owned());
        };
        let Some(method) = Method::parse(method) else {
            let method = shown(method);
            return fail(format!("`{method}` is not GET, POST, PUT, PATCH or DELETE"));
        };
        if RESERVED.contains(&path) {
            return fail(format!("API Gateway keeps `{path}` for itself"));
        }
        let Some(rest) = path.strip_prefix('/') else {
            return fail("the path does not start with `/`".to_owned());
        };
        let mut segments = Vec::new();
        for part in rest.split('/').filter(|_| !rest.is_empty()) {
            match Segment::parse(part) {
                Some(segment) => segments.push(segment),
                None => return fail(format!("`{}` cannot be a part of the path", shown(part))),
            }
        }
        let route = Self { method, segments };
        match route.repeated_parameter() {
            Some(name) => fail(format!("`{{{name}}}` stands in it twice")),
            None => Ok(route),
        }
    }

    /// A route of these parts, which have nothing that a path cannot have.
    pub(super) fn of_fixed<const N: usize>(method: Method, parts: [String; N]) -> Self {
        Self { method, segments: parts.into_iter().map(Segment::Fixed).collect() }
    }

    /// `/teams/{teamId}`, as API Gateway and `ServeMux` write it.
    pub fn path(&self) -> String {
        let parts: Vec<String> = self.segments.iter().map(Segment::to_text).collect();
        format!("/{}", parts.join("/"))
    }

    /// `GET/teams/*/invoices`: the end of the ARN by which a policy names it.
    pub fn in_policies(&self) -> String {
        let part = |segment: &Segment| match segment {
            Segment::Parameter(_) => "*".to_owned(),
            Segment::Fixed(_) => segment.to_text(),
        };
        let parts: Vec<String> = self.segments.iter().map(part).collect();
        format!("{}/{}", self.method.as_str(), parts.join("/"))
    }

    /// The names in braces, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Parameter(name) => Some(name.as_str()),
            Segment::Fixed(_) => None,
        })
    }

    /// Its requests hold more than who calls: values in the path, a body, or the wish to change something.
    pub fn has_form(&self) -> bool {
        self.method != Method::Get || self.parameters().next().is_some()
    }

    /// The paths of this route's API Gateway resources: one for each segment, from the root down.
    pub fn resource_paths(&self) -> impl Iterator<Item = String> {
        let parts: Vec<String> = self.segments.iter().map(Segment::to_text).collect();
        (1..=parts.len()).map(move |count| parts[..count].join("/"))
    }

    /// Why API Gateway refuses both routes in one API, if it does.
    pub fn clash(&self, other: &Self) -> Option<String> {
        for (mine, theirs) in self.segments.iter().zip(&other.segments) {
            match (mine, theirs) {
                (Segment::Parameter(mine), Segment::Parameter(theirs)) if mine != theirs => {
                    return Some(format!(
                        "API Gateway wants one name for the same place: `{{{mine}}}` here, `{{{theirs}}}` there"
                    ));
                }
                _ if mine != theirs => return self.same_logical_id(other),
                _ => {}
            }
        }
        (self == other).then(|| "method and path are the same".to_owned())
    }

    /// CloudFormation's names of paths hold letters and digits only, and the one of two paths would be lost.
    fn same_logical_id(&self, other: &Self) -> Option<String> {
        let (mine, theirs) = (self.logical_ids(), other.logical_ids());
        let same = |(path, id): &(String, String)| {
            let (theirs, _) = theirs.iter().find(|(other, name)| name == id && other != path)?;
            Some(format!("`/{path}` here and `/{theirs}` there are the same name in CloudFormation"))
        };
        mine.iter().find_map(same)
    }

    /// Each of the resource paths with its name in CloudFormation.
    fn logical_ids(&self) -> Vec<(String, String)> {
        let id = |count: usize| self.segments[..count].iter().map(Segment::logical_id).collect();
        self.resource_paths().zip((1..).map(id)).collect()
    }

    /// Each parameter's name, with the path above it.
    pub(super) fn places(&self) -> impl Iterator<Item = (String, &str)> {
        let above = |at: usize| {
            let parts: Vec<String> = self.segments[..at].iter().map(Segment::to_text).collect();
            parts.iter().flat_map(|part| ["/", part]).collect::<String>()
        };
        self.segments.iter().enumerate().filter_map(move |(at, segment)| match segment {
            Segment::Parameter(name) => Some((above(at), name.as_str())),
            Segment::Fixed(_) => None,
        })
    }

    fn repeated_parameter(&self) -> Option<&str> {
        let names: Vec<&str> = self.parameters().collect();
        names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)).map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(text: &str) -> Route {
        Route::parse(text).unwrap()
    }

    #[test]
    fn parses_what_api_gateway_and_go_route() {
        let route = route("POST /teams/{teamId}/invoices");
        assert_eq!((route.method, route.path().as_str()), (Method::Post, "/teams/{teamId}/invoices"));
        assert_eq!(route.parameters().collect::<Vec<_>>(), ["teamId"]);
        assert_eq!(
            route.resource_paths().collect::<Vec<_>>(),
            ["teams", "teams/{teamId}", "teams/{teamId}/invoices"]
        );
        for bad in [
            "",
            "GET",
            "GET /a ",
            "get /a",
            "GET a",
            "GET  /a",
            "OPTIONS /a",
            "GET /a/",
            "GET /a//b",
            "GET /a/{x+}",
            "GET /a/{}",
            "GET /a/{x}/{x}",
            "GET /a?b",
            "GET /..",
            "GET /a b",
            "GET /ping",
            "GET /${x}",
            "GET /a\n",
            "GET /a~b",
            "GET /a/_",
        ] {
            assert!(Route::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_policy_has_a_star_for_each_parameter() {
        assert_eq!(route("POST /teams/{teamId}/invoices").in_policies(), "POST/teams/*/invoices");
        assert_eq!(route("GET /").in_policies(), "GET/");
    }

    #[test]
    fn the_root_path_has_no_segment() {
        assert_eq!(route("GET /").resource_paths().count(), 0);
    }

    #[test]
    fn finds_routes_that_cannot_stand_together() {
        let clash = |a: &str, b: &str| route(a).clash(&route(b)).is_some();
        assert!(clash("GET /a/{x}", "GET /a/{y}/b"));
        assert!(clash("GET /a", "GET /a"));
        assert!(!clash("GET /a", "POST /a"));
        assert!(!clash("GET /a/{x}", "GET /a/b"));
        assert!(!clash("GET /a/{x}", "GET /b/{y}"));
        assert!(!clash("GET /a/{x}", "DELETE /a/{x}"));
        assert!(!clash("GET /ab", "GET /a/b"));
    }

    #[test]
    fn finds_paths_that_are_one_name_in_cloudformation() {
        let clash = |a: &str, b: &str| route(a).clash(&route(b));
        let reason = "`/a.b` here and `/A_b` there are the same name in CloudFormation";
        assert_eq!(clash("GET /a.b/{x}", "POST /A_b/c").as_deref(), Some(reason));
        assert!(clash("GET /a-b", "GET /a/dashb/c").is_some());
        assert!(clash("GET /a-b", "GET /adashb").is_none());
    }
}
