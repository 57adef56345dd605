//! What logs cost in `venture cost`.

use serde_json::Value;

use crate::support::Sandbox;

/// What API Gateway writes for what the format names, of a request by a signed-in user that a function answers.
const TYPICAL: [(&str, &str); 12] = [
    ("$context.xrayTraceId", "1-67891233-abcdef012345678912345678"),
    ("$context.integration.requestId", "3bc0a5a1-6e5b-4b0e-9c1b-2f6d5c1f7e11"),
    ("$context.requestId", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef"),
    ("$context.httpMethod", "GET"),
    ("$context.resourcePath", "/orders/{orderId}"),
    ("$context.responseLatency", "52"),
    ("$context.error.responseType", "-"),
    ("$context.authorizer.principalId", "d4e8d458-9061-7082-4b5e-1c2f3a4b5c6d"),
    ("$context.authorizer.error", "-"),
    ("$context.identity.cognitoIdentityId", "us-east-1:7c5d9f52-2a4f-c8f4-91f6-0a1b2c3d4e5f"),
    ("$context.integration.status", "200"),
    ("$context.integration.error", "-"),
];

/// A line by the format in the project's `serverless.yml`.
fn line_of(sandbox: &Sandbox) -> String {
    let settings = sandbox.read("acme/serverless.yml");
    let (_, format) = settings.split_once("format: >-\n").unwrap();
    let lines: Vec<&str> = format
        .lines()
        .map(str::trim)
        .scan(false, |is_over, line| {
            let here = (!*is_over).then_some(line);
            *is_over = line.ends_with('}');
            here
        })
        .collect();
    let mut line = lines.join(" ").replace("$context.status", "200");
    for (name, value) in TYPICAL {
        line = line.replace(&format!("\"{name}\""), &format!("\"{value}\""));
    }
    assert!(!line.contains('$') && serde_json::from_str::<Value>(&line).is_ok(), "{line}");
    line
}

fn with(settings: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    let known = "  retention-days: 30";
    sandbox.edit("acme/venture.yaml", known, &format!("{settings}\n{known}"));
    sandbox
}

fn usd(json: &Value, name: &str) -> f64 {
    let line = json["lines"].as_array().unwrap().iter().find(|line| line["name"] == name);
    line.unwrap_or_else(|| panic!("{name}"))["usd"].as_f64().unwrap()
}

fn assumed(json: &Value) -> String {
    json["assumed"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_line_of_the_access_log_for_each_request() {
    let (without, sandbox) = (Sandbox::with_project().cost_json(""), with("  access: true"));
    assert!(!assumed(&without).contains("API Gateway logs"), "{without:#}");
    let json = sandbox.cost_json("");
    let more = |name: &str, by_hand: f64| {
        let found = usd(&json, name) - usd(&without, name);
        assert!((found - by_hand).abs() < 1e-6, "{name}: {found}, by hand {by_hand}");
    };
    sandbox.acme(["regenerate"]).ok();
    let bytes = f64::from(u32::try_from(line_of(&sandbox).len()).unwrap());
    assert!(
        assumed(&json).contains(&format!("API Gateway logs {bytes} bytes a request: ")),
        "{}",
        assumed(&json)
    );
    assert!(
        assumed(&json).contains("of ten calls at a time, or ten lines of API Gateway, in 100 ms"),
        "{}",
        assumed(&json)
    );
    // A million lines, in and out, and for 30 of 730 / 24 days; ten of them a call of 100 ms and 256 MB.
    let gb = bytes / 1000.0;
    more("CloudWatch Logs, in", gb * 0.50);
    more("CloudWatch Logs, 30 days", gb * 30.0 * 24.0 / 730.0 * 0.03);
    more("logs to http", gb * 0.09);
    more("log forwarder", 0.1 * 0.20 + 1e5 * 0.1 * 0.25 * 0.000_013_333_4);
    // It is written where functions write nothing.
    assert!((usd(&sandbox.cost_json("--log-bytes 0"), "logs to http") - gb * 0.09).abs() < 1e-6);
}

#[test]
fn with_an_identity_pool_the_line_names_an_identity() {
    let sandbox = Sandbox::new();
    sandbox
        .run([
            "new",
            "acme",
            "--defaults",
            "--vcs",
            "none",
            "--auth-mode",
            "identity-pool",
            "--log-access",
            "true",
        ])
        .ok();
    let says = format!("API Gateway logs {} bytes a request: ", line_of(&sandbox).len());
    assert!(assumed(&sandbox.cost_json("")).contains(&says), "{says}");
}

#[test]
fn what_a_filter_lets_through_is_assumed_where_there_is_one() {
    let without = Sandbox::with_project().cost_json("");
    assert!(
        !assumed(&without).contains("filter") && !assumed(&without).contains("the stage is"),
        "{without:#}"
    );
    let json = with("  filter-pattern: '{ $.level = \"ERROR\" }'\n  stages: [prod, staging]").cost_json("");
    assert_eq!(json["lines"], without["lines"]);
    assert!(
        assumed(&json).contains(
            "every line of a function passes the filter pattern, so the forwarder gets as much as it can\n\
             the stage is one whose logs are forwarded: prod, staging\n"
        ),
        "{}",
        assumed(&json)
    );
}
