//! The upgrade of a project that nobody edited ends where a new project would start, once files aside.

use super::upgrade::{Plan, Recorded, Templates, Upgraded, assert_settled, assert_undone, recorded};

#[test]
fn a_project_that_nobody_edited_becomes_what_is_generated_today() {
    for project in recorded() {
        upgrade(&project, &Templates::new());
    }
}

pub fn upgrade(project: &Recorded, templates: &Templates) {
    let sandbox = project.unpack(templates);
    let before = sandbox.acme_files();
    let plan = Plan::of(&sandbox);
    assert!(plan.conflicts.is_empty(), "{project}: nobody edited {:?}", plan.conflicts);
    sandbox.acme(["regenerate", "--no-input"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    let (upgraded, fresh) = (Upgraded::read(&sandbox), project.fresh(templates));
    let wrong = differing(project, &plan, &upgraded, &fresh);
    assert!(wrong.is_empty(), "{project}: not as a new project: {wrong:?}");
    assert_eq!(
        upgraded.managed, fresh.managed,
        "{project}: what is generated next is merged from another base"
    );
    assert_settled(&sandbox);
    assert_undone(&sandbox, &before);
}

/// The paths that do not hold what they should. The manifest is no generated file.
fn differing(project: &Recorded, plan: &Plan, upgraded: &Upgraded, fresh: &Upgraded) -> Vec<String> {
    let mut expected = fresh.files.clone();
    expected.insert("venture.yaml".to_owned(), upgraded.files["venture.yaml"].clone());
    for (path, content) in project.files {
        let place = plan.place(path);
        if fresh.once.contains(place) {
            expected.insert(place.to_owned(), content.clone());
        }
    }
    let paths = expected.keys().chain(upgraded.files.keys());
    let wrong = paths.filter(|path| expected.get(*path) != upgraded.files.get(*path));
    wrong.cloned().collect()
}
