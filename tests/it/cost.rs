//! `venture cost`

use std::path::Path;

use serde_json::Value;

use crate::support::{Run, Sandbox};

/// 2026-11-26, in seconds since 1970.
const TODAY: &str = "1795651200";

impl Sandbox {
    /// Runs `venture cost` in `acme` on a day of November 2026.
    pub fn cost(&self, args: &str) -> Run {
        self.cost_in(80, args)
    }

    /// The same on a terminal of so many columns.
    pub fn cost_in(&self, columns: usize, args: &str) -> Run {
        self.shell(&format!(
            "cd acme && SOURCE_DATE_EPOCH={TODAY} COLUMNS={columns} \"$VENTURE\" cost {args}"
        ))
    }

    pub fn cost_json(&self, args: &str) -> Value {
        serde_json::from_str(&self.cost(&format!("--format json {args}")).ok().stdout).unwrap()
    }
}

#[test]
fn json_for_programs() {
    let json = Sandbox::with_project().cost_json("--requests 1/second --users 2k");
    assert_eq!(
        (&json["version"], &json["region"], &json["currency"]),
        (&1.into(), &"us-east-1".into(), &"USD".into())
    );
    assert_eq!(json["load"]["requests"], 2_628_000.0);
    assert_eq!(json["load"]["users"], 2000.0);
    let lines = json["lines"].as_array().unwrap();
    assert!(
        lines.iter().any(|line| line["name"] == "API Gateway, REST" && line["usd"] == 2.628 * 3.5),
        "{json:#}"
    );
    let sum = |group: &str| -> f64 {
        lines.iter().filter(|line| line["group"] == group).map(|line| line["usd"].as_f64().unwrap()).sum()
    };
    for group in ["lambda", "needed"] {
        assert!((sum(group) - json["totals"][group]["usd"].as_f64().unwrap()).abs() < 1e-9, "{group}");
    }
    let names: Vec<&Value> =
        json["alternatives"].as_array().unwrap().iter().map(|way| &way["name"]).collect();
    assert_eq!(names, ["one machine", "Fargate", "Kubernetes"]);
    assert!(json["alternatives"][2]["crossover"].as_f64().unwrap() > 10.0);
    assert_eq!(json["curves"]["series"].as_array().unwrap().len(), 4);
    let elsewhere = Sandbox::with_project().cost_json("--region ap-southeast-2");
    assert!(
        json["unsure"] == Value::Array(Vec::new()) && elsewhere["unsure"][0].is_string(),
        "{elsewhere:#}"
    );
    for list in ["assumed", "old"] {
        assert!(json[list].as_array().is_some_and(|list| !list.is_empty()), "{list}");
    }
    let full = Sandbox::with_project().cost_json("--requests 100k/second");
    assert_eq!(full["alternatives"][0]["usd"], Value::Null);
}

#[test]
fn the_manifest_decides() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.cost_json("");
    sandbox.edit("acme/venture.yaml", "    access: public\n", "    access: public\n    memory: 1024\n");
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 365");
    let after = sandbox.cost_json("");
    let usd = |json: &Value, name: &str| {
        let lines = json["lines"].as_array().unwrap();
        lines.iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("{name}: {json:#}"))["usd"]
            .as_f64()
            .unwrap()
    };
    assert!(usd(&after, "Lambda, arm64") > 3.0 * usd(&before, "Lambda, arm64"));
    assert!(usd(&after, "CloudWatch Logs, 365 days") > 12.0 * usd(&before, "CloudWatch Logs, 30 days"));
}

#[test]
fn alarms_are_as_many_as_are_generated() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "functions:\n", "functions:\n  mails: {queue: mails}\n");
    sandbox.acme(["regenerate"]).ok();
    let files = sandbox.acme_files();
    let alarms =
        |text: &[u8]| String::from_utf8_lossy(text).matches("Type: AWS::CloudWatch::Alarm\n").count();
    let count = |(path, text): &(String, Vec<u8>)| {
        if Path::new(path).extension().is_some_and(|end| end == "yml") { alarms(text) } else { 0 }
    };
    let alarms: usize = files.iter().map(count).sum();
    let report = sandbox.cost("").ok().stdout;
    let line = report.lines().find(|line| line.contains("CloudWatch alarms")).unwrap();
    assert_eq!(line.split_whitespace().nth(2), Some(alarms.to_string().as_str()), "{line}");
}

#[test]
fn flags_that_make_no_sense_are_refused() {
    let sandbox = Sandbox::with_project();
    for args in [
        "--requests -1",
        "--requests 0",
        "--requests NaN",
        "--requests inf",
        "--requests 1e9",
        "--requests 2M/week",
        "--requests 9999999999999999999999",
        "--requests ''",
        "--requests 1,000",
        "--duration 0ms",
        "--duration 40",
        "--duration -40ms",
        "--duration 16m",
        "--users -5",
        "--users NaN",
        "--users 100G",
        "--log-bytes 2M",
        "--log-bytes -1",
        "--events -1",
        "--events 1/fortnight",
    ] {
        let run = sandbox.cost(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args}: {run}");
        assert!(run.stderr.contains("invalid value") && run.stderr.contains(": "), "{args}: {run}");
    }
    insta::assert_snapshot!(sandbox.cost("--requests 2M/week"), @"
    exit 2
    --- stderr
    error: invalid value '2M/week' for '--requests <AMOUNT>': it is not by a time known here: write `/second`, `/minute`, `/hour`, `/day` or `/month`

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(sandbox.cost("--users=-5"), @"
    exit 2
    --- stderr
    error: invalid value '-5' for '--users <AMOUNT>': it is no amount: write a number that is not negative, with `k`, `M` or `G` for more, such as `10k`

    For more information, try '--help'.
    ");
}

#[test]
fn outside_a_project_there_is_nothing_to_count() {
    Sandbox::new().refuses(["cost"]);
}

#[test]
fn it_changes_nothing_in_the_project() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.snapshot("acme");
    sandbox.cost("").ok();
    sandbox.cost("--svg ../chart.svg").ok();
    assert_eq!(sandbox.snapshot("acme"), before);
}

#[test]
fn a_page_has_its_requests_in_cloudfront() {
    let sandbox = Sandbox::with_project();
    let line = |json: &Value| {
        let lines = json["lines"].as_array().unwrap();
        lines.iter().find(|line| line["name"] == "CloudFront").cloned()
    };
    let load = "--requests 30M --users 1k";
    assert_eq!(line(&sandbox.cost_json(load)), None);
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [web]");
    let json = sandbox.cost_json(load);
    let page = line(&json).unwrap();
    // 30 million of the API and 16 thousand of the page, at 1.10; 60.22 GB at 0.085.
    let usd = 30.016 * 1.10 + 60.22 * 0.085;
    assert!((page["usd"].as_f64().unwrap() - usd).abs() < 1e-6, "{page:#}");
    assert_eq!(page["group"], "needed");
    let believed = json["unsure"][0].as_str().unwrap();
    assert!(believed.starts_with("cloudfront-request ("), "{json:#}");
}
