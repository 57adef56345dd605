//! Estimates against invoices written by hand.

use crate::cost::{Crossover, Day, Estimate, Group, Kind, Numbers, Shape, Table, estimate};
use crate::manifest;

const SMALL: Numbers = Numbers {
    requests: 2_628_000.0,
    duration: 0.04,
    users: 1000.0,
    federated: None,
    log_bytes: 450.0,
    events: 100_000.0,
};

fn of(manifest: &str, numbers: &Numbers, region: &str) -> Estimate {
    let (_, project) = manifest::parse_project("venture.yaml", manifest).unwrap();
    let tariff = Table::built_in().unwrap().tariff(region).unwrap();
    estimate(&Shape::of(&project), numbers, &tariff, Day::parse("2026-11-26").unwrap())
}

fn minimal(numbers: &Numbers) -> Estimate {
    of(include_str!("../../examples/minimal/venture.yaml"), numbers, "us-east-1")
}

fn every_trigger(numbers: &Numbers) -> Estimate {
    of(include_str!("../../examples/every-trigger/venture.yaml"), numbers, "eu-west-1")
}

#[track_caller]
fn same(what: &str, found: f64, by_hand: f64) {
    assert!((found - by_hand).abs() <= 1e-6 * by_hand.max(1.0), "{what}: {found}, by hand {by_hand}");
}

#[track_caller]
fn line(estimate: &Estimate, name: &str, usd: f64, free_usd: f64) {
    let line = estimate.invoice.lines.iter().find(|line| line.name == name);
    let line = line.unwrap_or_else(|| panic!("{name}: {:#?}", estimate.invoice.lines));
    same(name, line.usd, usd);
    same(name, line.free_usd, free_usd);
}

/// One request a second: 730 × 3600 = 2,628,000 a month, 876,000 on each of `/me`, `/hello` and `/world`, two of which
/// need a token.
#[test]
fn one_request_a_second_on_lambda() {
    let estimate = minimal(&SMALL);
    let arm64 = 0.000_013_333_4;
    line(&estimate, "API Gateway, REST", 2.628 * 3.50, 0.0);
    // with 1000 calls for those who signed up; a million are free
    let calls = 2_628_000.0 + 1000.0;
    line(&estimate, "Lambda, requests", 2.629 * 0.20, 1.0 * 0.20);
    let seconds = calls * 0.04 * 128.0 / 1024.0; // 13,145, all of it free
    line(&estimate, "Lambda, arm64", seconds * arm64, seconds * arm64);
    // 2 × 876,000 × 0.1 calls of 20 ms
    let authorizer = 175_200.0 * 0.02 * 0.125 * arm64;
    line(&estimate, "authorizer", 0.1752 * 0.20 + authorizer, authorizer);
    let logs = (calls + 175_200.0) * 450.0 / 1e9; // 1.26189 GB
    line(&estimate, "CloudWatch Logs, in", logs * 0.50, logs * 0.50);
    line(&estimate, "CloudWatch Logs, 30 days", logs * 30.0 / (730.0 / 24.0) * 0.03, 0.0);
    let forwarder = (calls + 175_200.0) / 10.0 * 0.1 * 256.0 / 1024.0 * arm64;
    line(&estimate, "log forwarder", 0.280_42 * 0.20 + forwarder, forwarder);
    line(&estimate, "CloudWatch alarms", 0.70, 0.70);
    let sum = 9.198 + 0.5258 + 0.175_267_5 + 0.04088 + 0.630_945 + 0.037_338_1 + 0.149_557_8 + 0.70;
    assert!(
        (estimate.invoice.usd(Group::Lambda) - sum).abs() < 1e-5,
        "{}",
        estimate.invoice.usd(Group::Lambda)
    );
}

#[test]
fn what_one_request_a_second_needs_besides() {
    let estimate = minimal(&SMALL);
    line(&estimate, "Cognito, essentials", 1000.0 * 0.015, 1000.0 * 0.015);
    // `/me` reads a profile, a sign-up writes one of 1 KB
    line(&estimate, "DynamoDB", 0.876 * 0.125 + 0.001 * 0.625, 0.0);
    line(&estimate, "DynamoDB, stored", 0.001 * 0.25, 0.001 * 0.25);
    line(&estimate, "logs to http", 1.261_89 * 0.09, 1.261_89 * 0.09);
    assert_eq!(estimate.invoice.lines.iter().filter(|line| line.group == Group::Needed).count(), 4);
}

#[test]
fn sources_of_events() {
    let estimate = every_trigger(&SMALL);
    // asked 5 × 3 times a minute, and three requests for each of 100,000 messages
    line(&estimate, "SQS", (0.657 + 0.3) * 0.40, (0.657 + 0.3) * 0.40);
    line(&estimate, "SNS", 0.1 * 0.50, 0.1 * 0.50);
    line(&estimate, "S3", 100.0 * 0.005 + 100.0 * 0.023, 0.0);
    line(&estimate, "KMS, key of the senders", 1.0, 0.0);
    line(&estimate, "Cognito, plus", 1000.0 * 0.02, 0.0);
    // daily, and the first of a month of 730 hours
    let firings = 730.0 / 24.0 + 730.0 / 24.0 / 31.0;
    line(&estimate, "EventBridge Scheduler", firings / 1e6, firings / 1e6);
    // dead letters of a topic, a bucket, a queue, a stream, two schedules and two senders; the API's, six of the forwarder, and ten are free
    line(&estimate, "CloudWatch alarms", 15.0 * 0.10, 10.0 * 0.10);
}

/// Where pods take part, a topic and a bucket have a queue before the function each.
#[test]
fn queues_between_on_kubernetes() {
    let text = include_str!("../../examples/every-trigger/venture.yaml");
    let text = text.replace("extras: [github-actions, teams]", "extras: [github-actions, kubernetes, teams]");
    let estimate = of(&text, &SMALL, "eu-west-1");
    let requests = 3.0 * (0.657 + 0.3);
    line(&estimate, "SQS", requests * 0.40, 1.0 * 0.40);
    line(&estimate, "SNS", 0.1 * 0.50, 0.1 * 0.50);
}

#[test]
fn prices_fall_in_tiers() {
    // 500 million requests
    let estimate = minimal(&Numbers { requests: 5e8, users: 0.0, log_bytes: 1e5, ..SMALL });
    line(&estimate, "API Gateway, REST", 333.0 * 3.50 + 167.0 * 2.80, 0.0);
    // 5e8 × (1 + 2/3 × 0.1) calls of 100 KB are 53,333 GB
    let over = 5e8 * (1.0 + 2.0 / 3.0 * 0.1) * 1e5 / 1e9 - 51_200.0;
    let tiers = 10_240.0 * 0.50 + 20_480.0 * 0.25 + 20_480.0 * 0.10;
    line(&estimate, "CloudWatch Logs, in", tiers + over * 0.05, 5.0 * 0.50);
    // 30 billion
    let estimate = minimal(&Numbers { requests: 3e10, ..SMALL });
    line(
        &estimate,
        "API Gateway, REST",
        333.0 * 3.50 + 667.0 * 2.80 + 19_000.0 * 2.38 + 10_000.0 * 1.51,
        0.0,
    );
}

#[test]
fn users_above_the_free_ones() {
    let estimate = minimal(&Numbers { users: 25_000.0, ..SMALL });
    line(&estimate, "Cognito, essentials", 25_000.0 * 0.015, 10_000.0 * 0.015);
}

/// Who comes by a company's directory has a free tier of 50, apart from the 10,000 of all others.
#[test]
fn users_by_saml_are_priced_apart() {
    let pages =
        "login: {domain: acme, callback-urls: [https://app.example.com]}, sign-in-with: [google, saml]";
    let manifest = |plan: &str| {
        format!(
            "version: 2\nname: acme\nmodule: example.com/acme\nauth: {{plan: {plan}, {pages}}}\nfunctions: {{}}\n"
        )
    };
    let numbers = Numbers { users: 25_000.0, federated: Some(3_000.0), ..SMALL };
    let estimate = |plan, numbers: &Numbers| of(&manifest(plan), numbers, "us-east-1");
    let found = estimate("essentials", &numbers);
    line(&found, "Cognito, essentials", 22_000.0 * 0.015, 10_000.0 * 0.015);
    line(&found, "Cognito, SAML or OIDC", 3_000.0 * 0.015, 50.0 * 0.015);
    let found = estimate("lite", &numbers);
    line(&found, "Cognito, lite", 22_000.0 * 0.0055, 10_000.0 * 0.0055);
    line(&found, "Cognito, SAML or OIDC", 3_000.0 * 0.015, 50.0 * 0.015);
    line(&estimate("plus", &numbers), "Cognito, plus", 25_000.0 * 0.02, 0.0);
    // Where nothing is said, all; and never more than there are.
    for federated in [None, Some(1e6)] {
        let found = estimate("essentials", &Numbers { federated, ..numbers });
        line(&found, "Cognito, SAML or OIDC", 25_000.0 * 0.015, 50.0 * 0.015);
        assert!(found.invoice.lines.iter().all(|line| line.name != "Cognito, essentials"));
    }
    let found = minimal(&SMALL);
    assert!(found.invoice.lines.iter().all(|line| line.name != "Cognito, SAML or OIDC"));
}

#[test]
fn machines_that_hold_a_small_load() {
    let estimate = minimal(&SMALL);
    let balancer = 0.0225 + 0.008;
    for compared in &estimate.compared {
        let by_hand = match compared.kind {
            Kind::Machine => 730.0 * (0.0168 + 0.005) + 20.0 * 0.08,
            Kind::Fargate => 730.0 * (2.0 * (0.25 * 0.03238 + 0.5 * 0.00356) + balancer + 4.0 * 0.005),
            Kind::Kubernetes => 730.0 * (0.10 + 2.0 * 0.0168 + balancer + 4.0 * 0.005) + 2.0 * 20.0 * 0.08,
        };
        same(compared.kind.name(), compared.now.unwrap().usd, by_hand);
    }
}

/// 1769 MB are a vCPU: 100 requests a second of a second at 1769 MB compute on 100 vCPU, were they alone.
#[test]
fn machines_grow_with_the_load() {
    let text = include_str!("../../examples/minimal/venture.yaml");
    let text = text.replace("access: public", "access: public\n    memory: 1769");
    let numbers = Numbers { requests: 300.0 * 2_628_000.0, duration: 1.0, users: 0.0, ..SMALL };
    let estimate = of(&text, &numbers, "us-east-1");
    // 100 a second on each route; the other two have 128 MB; the authorizer runs for 20 of 200 a second, 20 ms
    let vcpu: f64 = 100.0 + 2.0 * 100.0 * 128.0 / 1769.0 + 20.0 * 0.02 * 128.0 / 1769.0;
    let [machine, fargate, kubernetes] = &estimate.compared[..] else { panic!("three ways") };
    assert!(machine.now.is_none());
    same("tasks", fargate.now.unwrap().count, (vcpu / 0.125).ceil());
    let nodes = (vcpu / 0.3_f64).ceil();
    same("nodes", kubernetes.now.unwrap().count, nodes);
    // 300 new connections a second are 12 LCU
    let hours = 0.10 + nodes * 0.0168 + 0.0225 + 12.0 * 0.008 + (nodes + 2.0) * 0.005;
    same("Kubernetes", kubernetes.now.unwrap().usd, 730.0 * hours + nodes * 20.0 * 0.08);
}

#[test]
fn the_crossover_is_low_with_the_rest_api_and_higher_with_an_http_api() {
    // a request costs 4.11 dollars a million, besides the alarms, of which 3.50 are the gateway's; 17.5, 51.3 and 137.6 are fixed
    for (found, rest, http) in minimal(&SMALL)
        .compared
        .iter()
        .zip([1.57, 4.71, 12.7])
        .zip([4.04, 12.1, 33.2])
        .map(|((a, b), c)| (a, b, c))
    {
        let near = |found: Crossover, by_hand: f64| matches!(found, Crossover::At(rate) if (rate / by_hand - 1.0).abs() < 0.03);
        assert!(near(found.crossover, rest) && near(found.with_http_api, http), "{found:?}");
    }
}

#[test]
fn x86_costs_a_quarter_more_to_compute() {
    let estimate = minimal(&SMALL);
    let seconds = 2_629_000.0 * 0.005 + 175_200.0 * 0.0025 + 280_420.0 * 0.025;
    let more = seconds * (0.000_016_666_7 - 0.000_013_333_4);
    same("x86", estimate.on_x86 - estimate.invoice.usd(Group::Lambda), more);
}
