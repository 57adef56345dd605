//! What API Gateway cannot do to routes that are deployed.

use crate::support::Sandbox;

#[test]
fn a_renamed_parameter_is_said_in_the_plan() {
    let sandbox = Sandbox::with_project();
    let add = ["add", "function", "team", "--http", "GET /teams/{teamId}", "--access", "public"];
    assert!(!sandbox.acme(add).ok().stderr.contains("warning"));
    sandbox.edit("acme/venture.yaml", "/teams/{teamId}", "/teams/{id}");
    let said = "warning: `/teams/{teamId}` becomes `/teams/{id}`, and API Gateway has one name at a place: where this \
                is deployed, deploy it without the functions below that path first, or keep the name\n";
    for command in [&["status"][..], &["regenerate", "--dry-run"], &["regenerate", "--on-conflict", "take"]] {
        let run = sandbox.acme(command.iter().copied()).ok();
        assert!(run.stderr.contains(said), "{run}");
    }
    let run = sandbox.acme(["status"]).ok();
    assert!(!run.stderr.contains("warning"), "it was generated since: {run}");
}
