//! Who may call an http function.

use std::fmt;

use super::{Violation, shown};

/// Who may call an http function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Anyone, without a token.
    Public,
    /// Anyone with a valid token.
    SignedIn,
    /// Users to whom the users table gives this role.
    Role(String),
    /// Members of the team in the path, with at least this role.
    Team(TeamRole),
}

/// The roles of a team, in rising order; the generated `internal/users` has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamRole {
    Member,
    Admin,
    Owner,
}

const FIX: &str = "use `public`, `signed-in`, `role:NAME`, or `team:member`, `team:admin`, `team:owner`";

impl Access {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        match text.split_once(':') {
            None if text == "public" => Ok(Self::Public),
            None if text == "signed-in" => Ok(Self::SignedIn),
            Some(("role", name)) if is_role_name(name) => Ok(Self::Role(name.to_owned())),
            Some(("team", "member")) => Ok(Self::Team(TeamRole::Member)),
            Some(("team", "admin")) => Ok(Self::Team(TeamRole::Admin)),
            Some(("team", "owner")) => Ok(Self::Team(TeamRole::Owner)),
            _ => Err(Violation::new(format!("`{}` is not an access level", shown(text)), FIX)),
        }
    }
}

/// As in the manifest.
impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::SignedIn => f.write_str("signed-in"),
            Self::Role(name) => write!(f, "role:{name}"),
            Self::Team(TeamRole::Member) => f.write_str("team:member"),
            Self::Team(TeamRole::Admin) => f.write_str("team:admin"),
            Self::Team(TeamRole::Owner) => f.write_str("team:owner"),
        }
    }
}

pub(super) fn is_role_name(name: &str) -> bool {
    let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(legal) && name.len() <= 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_the_four_forms_and_nothing_else() {
        assert_eq!(Access::parse("public"), Ok(Access::Public));
        assert_eq!(Access::parse("signed-in"), Ok(Access::SignedIn));
        assert_eq!(Access::parse("role:billing-admin"), Ok(Access::Role("billing-admin".to_owned())));
        assert_eq!(Access::parse("team:admin"), Ok(Access::Team(TeamRole::Admin)));
        for bad in
            ["", "Public", "role:", "role:A", "role:a\"b", "team:boss", "team", "signed_in", "public:x"]
        {
            assert!(Access::parse(bad).is_err(), "{bad}");
        }
    }
}
