//! Access never fails open: an edit of a file that decides who may call is said, and ends the run with 3.

use crate::support::Sandbox;

const ACCESS: &str = "acme/functions/world/access.go";
const WORLD: &str = "http: GET /world";
const MAIN: &str = "acme/functions/world/lambda/main.go";

/// The minimal project, whose `world` is public.
fn project() -> Sandbox {
    Sandbox::with_project()
}

/// Says in the manifest who may call the function with this route, the last one there.
fn set_access(sandbox: &Sandbox, route: &str, access: &str) {
    let manifest = sandbox.read("acme/venture.yaml");
    let (before, _) = manifest.split_once(route).unwrap();
    sandbox.write("acme/venture.yaml", format!("{before}{route}\n    access: '{access}'\n"));
}

/// What every later command says of a project whose `world` does not enforce what the manifest says.
fn assert_unenforced(sandbox: &Sandbox, file: &str) {
    let check = sandbox.acme(["status", "--check"]);
    assert!(
        check.code == 1 && check.stdout.contains("unenforced:") && check.stdout.contains(file),
        "{check}"
    );
    let list = sandbox.acme(["list"]);
    assert!(list.code == 0 && list.stderr.contains("not enforced:") && list.stderr.contains(file), "{list}");
    let again = sandbox.acme(["regenerate"]);
    assert!(again.code == 3 && again.stderr.contains("nothing was written"), "{again}");
    let kept = sandbox.acme(["regenerate", "--on-conflict", "keep"]);
    assert!(kept.code == 3 && kept.stderr.contains("not enforced:"), "{kept}");
}

fn assert_enforced(sandbox: &Sandbox) {
    assert_eq!(sandbox.acme(["status", "--check"]).code, 0);
    let list = sandbox.acme(["list"]);
    assert!(list.code == 0 && list.stderr.is_empty(), "{list}");
    assert_eq!(sandbox.acme(["regenerate"]).code, 0);
}

#[test]
fn a_conflict_that_is_kept_says_what_is_not_enforced() {
    let sandbox = project();
    sandbox.edit(ACCESS, "return api.Public", "return api.Public // everybody");
    set_access(&sandbox, WORLD, "role:support");
    insta::assert_snapshot!(sandbox.acme(["regenerate", "--on-conflict", "keep"]), @"
    exit 3
    --- stdout
       update e2e/access_test.go
       update e2e/project_test.go
       update functions/access_test.go
         kept functions/world/access.go (conflict, your side kept)
       update functions/world/function.yml
       update functions/world/lambda/main.go
       update functions/world/resources.yml
       update openapi.yaml
    written: 7 update, 1 kept, [N] unchanged
    --- stderr
    warning: not enforced: `access: role:support` of `world`, for `functions/world/access.go` is not as generated
    take the generated files: `venture regenerate --on-conflict take`; a rule of your own belongs into the handler, and who may call at all into `access` in venture.yaml
    ");
    assert_unenforced(&sandbox, "functions/world/access.go");
    let taken = sandbox.acme(["regenerate", "--on-conflict", "take"]);
    assert_eq!(taken.code, 0, "{taken}");
    assert_enforced(&sandbox);
}

#[test]
fn every_access_level_both_ways() {
    let levels = ["public", "signed-in", "role:support"];
    for from in levels {
        for to in levels.iter().filter(|to| **to != from) {
            let sandbox = project();
            set_access(&sandbox, WORLD, from);
            sandbox.acme(["regenerate"]).ok();
            let generated = sandbox.read(ACCESS);
            set_access(&sandbox, WORLD, to);
            sandbox.acme(["regenerate"]).ok();
            assert_enforced(&sandbox);
            sandbox.write(ACCESS, &generated); // as it was before
            assert_unenforced(&sandbox, "functions/world/access.go");
        }
    }
}

#[test]
fn team_roles_both_ways() {
    const BILLS: &str = "acme/functions/bills/access.go";
    let sandbox = project();
    let route = "GET /teams/{teamId}/bills";
    sandbox.edit("acme/venture.yaml", "GET /world", route);
    sandbox.edit("acme/venture.yaml", "  world:", "  bills:");
    let generate = |access| {
        set_access(&sandbox, route, access);
        sandbox.acme(["regenerate", "--on-conflict", "take"]).ok();
        assert_enforced(&sandbox);
        sandbox.read(BILLS)
    };
    for level in ["team:member", "team:admin", "signed-in", "public"] {
        let owner = generate("team:owner");
        let other = generate(level);
        sandbox.write(BILLS, owner);
        assert_unenforced(&sandbox, "functions/bills/access.go");
        generate("team:owner");
        sandbox.write(BILLS, other);
        assert_unenforced(&sandbox, "functions/bills/access.go");
    }
}

#[test]
fn a_program_that_does_more_than_it_should() {
    let sandbox = project();
    sandbox.edit(MAIN, "handler.Access", "handler.Access /* for now */");
    assert_unenforced(&sandbox, "functions/world/lambda/main.go");
    for file in [MAIN, ACCESS, "acme/functions/access_test.go", "acme/e2e/access_test.go"] {
        let sandbox = project();
        sandbox.remove(file);
        assert_unenforced(&sandbox, file.strip_prefix("acme/").unwrap());
        sandbox.acme(["regenerate", "--on-conflict", "take"]).ok();
        assert_enforced(&sandbox);
    }
}

#[test]
fn a_licence_and_other_line_endings_are_no_matter() {
    let sandbox = project();
    let text = sandbox.read(ACCESS);
    sandbox.write(ACCESS, format!("// Copyright of somebody.\n\n{text}").replace('\n', "\r\n"));
    assert_enforced(&sandbox);
}

#[test]
fn markers_are_left_for_their_user_and_said_until_they_are_gone() {
    let sandbox = project();
    sandbox.edit(ACCESS, "api.Public", "api.SignedIn");
    let run = sandbox.acme(["regenerate", "--on-conflict", "markers"]);
    assert!(run.code == 3 && run.stderr.contains("conflict markers were written"), "{run}");
    let marked = sandbox.read(ACCESS);
    let again = sandbox.acme(["regenerate", "--on-conflict", "markers"]);
    assert!(again.code == 3 && again.stderr.contains("not enforced:"), "{again}");
    assert_eq!(sandbox.read(ACCESS), marked);
    assert_eq!(sandbox.acme(["status", "--check"]).code, 1);
}
