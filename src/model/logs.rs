//! How logs leave, and what of it does not go together with functions.

use super::{Function, Problem, Redact, Violation, shown};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logs {
    pub destination: String,
    pub subscription: String,
    /// Which log events reach the forwarder; all where it is empty.
    pub filter_pattern: String,
    /// The stages whose logs reach the forwarder; all where it is empty.
    pub stages: Vec<String>,
    /// Whether API Gateway logs each request.
    pub access: bool,
    /// One of the values CloudWatch Logs accepts.
    pub retention_days: u32,
    pub redact: Redact,
}

/// What CloudWatch Logs accepts as `FilterPattern` (`AWS::Logs::SubscriptionFilter`).
const MAX_PATTERN: usize = 1024;

/// The plugin makes all subscription filters at once, and CloudWatch Logs refuses some of 70.
const MAX_OF_PLUGIN: usize = 50;

/// Each pattern of `logs.redact` is a look at every text.
const MAX_REDACTED: usize = 16;

pub fn check_filter_pattern(text: &str) -> Result<(), Violation> {
    let problem = if text.chars().count() > MAX_PATTERN {
        Some(format!("a filter pattern has {MAX_PATTERN} characters at most"))
    } else if text.chars().any(char::is_control) {
        Some("a filter pattern has no line breaks or other control characters".to_owned())
    } else if text.contains("${") {
        Some(format!("`{}` holds `${{`, which osls takes for a variable", shown(text)))
    } else {
        None
    };
    problem.map_or(Ok(()), |problem| {
        Err(Violation::new(problem, "write one such as `{ $.level != \"DEBUG\" }`"))
    })
}

pub fn check_logs(logs: &Logs, functions: &[Function]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if logs.subscription == "plugin" && functions.len() > MAX_OF_PLUGIN {
        let message = format!(
            "serverless-log-forwarding makes all subscription filters at once, too many with {} functions",
            functions.len()
        );
        let fix =
            format!("set it to `native`, which makes five at a time, or keep to {MAX_OF_PLUGIN} functions");
        problems.push(Violation::new(message, fix).at("logs.subscription"));
    }
    // osls names a function's log group in this way too.
    if logs.access && functions.iter().any(|function| function.name.as_str() == "api-gateway") {
        let message = "the log group of `api-gateway` has the name of API Gateway's own in the stack";
        let fix = "give the function another name, or set `logs.access` to `false`";
        problems.push(Problem { on_key: true, ..Violation::new(message, fix).at("functions.api-gateway") });
    }
    for (key, list) in [("names", &logs.redact.names), ("patterns", &logs.redact.patterns)] {
        if list.len() > MAX_REDACTED {
            let message = format!("{} {key} are more than the {MAX_REDACTED} that may be given", list.len());
            let fix = format!("keep {MAX_REDACTED}, and join what belongs together");
            problems.push(Violation::new(message, fix).at(format!("logs.redact.{key}")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_pattern_is_one_line_that_osls_leaves_alone() {
        for good in
            ["", "{ $.level != \"DEBUG\" }", "-\"RequestId: \"", "%ERROR|WARN%", &"x".repeat(MAX_PATTERN)]
        {
            assert!(check_filter_pattern(good).is_ok(), "{good}");
        }
        for bad in ["a\nb", "\u{1b}[2J", "${env:HOME}", &"x".repeat(MAX_PATTERN + 1)] {
            assert!(check_filter_pattern(bad).is_err(), "{bad}");
        }
    }
}
