//! [`Rename`]: a generated file that moved from one version of venture to the next.

/// A generated file that moved. `__function__` as a part of both paths stands for every function's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    pub from: String,
    pub to: String,
}

const FUNCTION: &str = "__function__";

impl Rename {
    /// Where the file at `path` stands now, if this is the one.
    pub fn of(&self, path: &str) -> Option<String> {
        let (mut path_parts, mut pattern) = (path.split('/'), self.from.split('/'));
        let mut function = FUNCTION;
        loop {
            match (path_parts.next(), pattern.next()) {
                (None, None) => return Some(self.to.replace(FUNCTION, function)),
                (Some(name), Some(FUNCTION)) => function = name,
                (Some(name), Some(same)) if name == same => {}
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(from: &str, to: &str) -> Rename {
        Rename { from: from.to_owned(), to: to.to_owned() }
    }

    #[test]
    fn a_pattern_matches_whole_parts() {
        let one = rename("functions/__function__/role.yml", "functions/__function__/iam/__function__.yml");
        assert_eq!(one.of("functions/hello/role.yml").unwrap(), "functions/hello/iam/hello.yml");
        for other in ["functions/role.yml", "functions/a/b/role.yml", "functions/a/role.yml/x", "x"] {
            assert_eq!(one.of(other), None, "{other}");
        }
    }
}
