//! A plan for programs.

use serde_json::{Value, json};

use crate::plan::{Plan, Step, unified_diff};

/// `{"version": 1, "applied": bool, "files": [{"path", "action", "from"?, "remark"?, "diff"?}], "counts": {…}, "warnings":
/// [text]}`; `unchanged` files are counted, not listed.
pub fn plan(plan: &Plan, applied: bool, with_diff: bool) -> String {
    let listed = plan.all_steps().filter(|step| step.word() != "unchanged");
    let files: Vec<Value> = listed.map(|step| file(step, with_diff)).collect();
    let mut counts = serde_json::Map::new();
    for step in plan.all_steps() {
        let count = counts.entry(step.word()).or_insert_with(|| json!(0));
        *count = json!(count.as_u64().unwrap_or(0) + 1);
    }
    let warnings = &plan.warnings;
    let plan =
        json!({ "version": 1, "applied": applied, "files": files, "counts": counts, "warnings": warnings });
    format!("{plan:#}\n")
}

fn file(step: &Step, with_diff: bool) -> Value {
    let mut file = json!({ "path": step.path.as_str(), "action": step.word() });
    if let Some(from) = step.leaves() {
        file["from"] = json!(from.as_str());
    }
    if let Some(remark) = step.remark() {
        file["remark"] = json!(remark);
    }
    if with_diff {
        file["diff"] = json!(unified_diff(step));
    }
    file
}
