//! The checks for programs.

use serde_json::json;

use super::{Check, State};

/// `{"version": 1, "healthy": bool, "checks": [{"group", "name", "state", "found", "needed", "message", "fix"}]}`; `state`
/// is `ok`, `note`, `warning` or `failed`, and what is not known is `null`.
pub fn text(checks: &[Check]) -> String {
    let healthy = checks.iter().all(|check| check.state != State::Failed);
    let row = |check: &Check| {
        json!({
            "group": check.group,
            "name": check.name,
            "state": check.state.word(),
            "found": check.found,
            "needed": check.needed,
            "message": check.message,
            "fix": check.fix,
        })
    };
    let checks: Vec<_> = checks.iter().map(row).collect();
    format!("{:#}\n", json!({ "version": 1, "healthy": healthy, "checks": checks }))
}
