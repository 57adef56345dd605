//! One part of a route's path.

/// A part of a path: `teams`, or `{teamId}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    Fixed(String),
    Parameter(String),
}

impl Segment {
    /// What API Gateway takes as a `PathPart`, if osls can make a name of it.
    pub(super) fn parse(part: &str) -> Option<Self> {
        if let Some(name) = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let shaped = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric());
            return shaped.then(|| Self::Parameter(name.to_owned()));
        }
        let legal = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let fixed = part.chars().all(legal).then(|| Self::Fixed(part.to_owned()))?;
        (!fixed.logical_id().is_empty()).then_some(fixed)
    }

    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Fixed(text) => text.clone(),
            Self::Parameter(name) => format!("{{{name}}}"),
        }
    }

    /// What osls makes of it in logical ids (`normalizePathPart` of its `naming.js`).
    pub(super) fn logical_id(&self) -> String {
        let name = match self {
            Self::Fixed(text) => text.to_ascii_lowercase().replace('-', "Dash"),
            Self::Parameter(name) => format!("{}Var", name.to_ascii_lowercase()),
        };
        let mut letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_ids_are_those_of_osls() {
        let id = |part: &str| Segment::parse(part).map(|segment| segment.logical_id());
        for (part, expected) in [
            ("teams", "Teams"),
            ("{teamId}", "TeamidVar"),
            ("cart-items", "CartDashitems"),
            ("v1.2_x", "V12x"),
            ("-", "Dash"),
        ] {
            assert_eq!(id(part).as_deref(), Some(expected), "{part}");
        }
        assert_eq!(id("_."), None);
    }
}
