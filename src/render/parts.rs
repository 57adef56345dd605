//! The parts of a project that `venture regenerate PART…` names.

use crate::model::{Violation, near, shown};
use crate::tree::RelPath;

/// A named set of paths.
pub struct Part {
    pub name: &'static str,
    paths: &'static [&'static str],
    pub doc: &'static str,
}

pub const PARTS: &[Part] = &[
    Part {
        name: "cognito",
        paths: &[
            "resources/cognito-identity-pool.yml",
            "resources/cognito-user-pool.yml",
            "resources/login-pages.yml",
            "functions/authorizer",
            "functions/post-confirmation",
        ],
        doc: "user pool, login pages, authorizer or identity pool, PostConfirmation trigger",
    },
    Part {
        name: "functions",
        paths: &["functions", "serverless.yml"],
        doc: "every function and its resources",
    },
    Part { name: "forwarder", paths: &["forwarder"], doc: "the log forwarder" },
    Part { name: "resources", paths: &["resources"], doc: "CloudFormation that belongs to no function" },
    Part { name: "internal", paths: &["internal"], doc: "the Go packages below internal/" },
    Part { name: "workflows", paths: &[".github"], doc: "GitHub workflows" },
];

/// The parts, for the help of the command.
pub fn help() -> String {
    PARTS.iter().fold("Parts:".to_owned(), |text, part| format!("{text}\n  {:<10} {}", part.name, part.doc))
}

/// Finds a part by name.
pub fn find(name: &str) -> Result<&'static Part, Violation> {
    PARTS.iter().find(|part| part.name == name).ok_or_else(|| {
        let names = || PARTS.iter().map(|part| part.name);
        let fix = match near(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the parts are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Violation::new(format!("`{}` is not a part of a project", shown(name)), fix)
    })
}

impl Part {
    pub fn holds(&self, path: &RelPath) -> bool {
        self.paths.iter().any(|folder| path.is_within(folder))
    }
}
