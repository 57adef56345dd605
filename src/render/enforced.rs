//! Which generated files decide who may call a function, and what each of them enforces.

use std::collections::BTreeMap;

use crate::model::Project;

/// What holds only while the file at a path is as generated.
pub(super) type Enforced = BTreeMap<String, String>;

/// The tests of every function's access, in Go and end to end.
const TESTS: [&str; 2] = ["functions/access_test.go", "e2e/access_test.go"];

/// The files of a project that decide who may call its functions. None of them has any other purpose, so nobody
/// needs to edit one.
pub(super) fn paths(project: &Project) -> Enforced {
    let mut enforced = Enforced::new();
    for (name, _, access) in project.api_functions() {
        let name = name.as_str();
        let what = format!("`access: {access}` of `{name}`");
        enforced.insert(format!("functions/{name}/access.go"), what.clone());
        enforced.insert(format!("functions/{name}/lambda/main.go"), what);
    }
    enforced.insert("internal/api/access.go".to_owned(), "the rules that `access` names".to_owned());
    for test in TESTS {
        enforced.insert(test.to_owned(), "the test of who may call the functions".to_owned());
    }
    if project.has_team_rpc() {
        enforced.insert("internal/rpc/team.go".to_owned(), "access by the team in a message".to_owned());
    }
    if project.auth.mode == "authorizer" {
        let what = "which tokens the authorizer accepts".to_owned();
        enforced.insert("functions/authorizer/lambda/main.go".to_owned(), what);
    }
    if !project.auth.issuers.is_empty() {
        let what = "which issuers there are, and what each may say".to_owned();
        enforced.insert("functions/authorizer/issuers.go".to_owned(), what);
    }
    enforced
}
