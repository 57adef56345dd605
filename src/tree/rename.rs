//! [`Rename`]: a generated file that moved from one version of venture to the next.

/// A generated file that moved. `__function__` in both paths stands for every function's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    pub from: String,
    pub to: String,
}

const FUNCTION: &str = "__function__";

impl Rename {
    /// Where the file at `path` stands now, if this is the one.
    pub fn of(&self, path: &str) -> Option<String> {
        let (mut names, mut patterns) = (path.split('/'), self.from.split('/'));
        let mut function = None;
        loop {
            match (names.next(), patterns.next()) {
                (None, None) => return Some(self.to.replace(FUNCTION, function.unwrap_or(FUNCTION))),
                (Some(name), Some(pattern)) => match pattern.split_once(FUNCTION) {
                    Some((before, after)) => {
                        let found = name.strip_prefix(before)?.strip_suffix(after)?;
                        if found.is_empty() || *function.get_or_insert(found) != found {
                            return None;
                        }
                    }
                    None if name == pattern => {}
                    None => return None,
                },
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

    #[test]
    fn a_name_within_a_part_is_that_of_the_folder() {
        let back = rename("functions/__function__/iam/__function__.yml", "functions/__function__/role.yml");
        assert_eq!(back.of("functions/hello/iam/hello.yml").unwrap(), "functions/hello/role.yml");
        for other in
            ["functions/hello/iam/world.yml", "functions/hello/iam/.yml", "functions/hello/iam/hello"]
        {
            assert_eq!(back.of(other), None, "{other}");
        }
    }
}
