//! The estimate for programs.

use serde_json::{Value, json};

use super::compared::Compared;
use super::crossover::Crossover;
use super::estimate::Estimate;
use super::numbers::Numbers;
use super::serverless::{Group, Line};

/// `{"version": 1, "region", "currency": "USD", "load", "lines", "totals", "alternatives", "http_api_usd", "x86_usd",
/// "curves", "assumed", "unsure", "old"}`: dollars are a month's, at list price, `free_usd` what the free tier takes off.
pub fn text(estimate: &Estimate, region: &str, numbers: &Numbers, assumed: &[String]) -> String {
    let total =
        |group| json!({ "usd": estimate.invoice.usd(group), "free_usd": estimate.invoice.free_usd(group) });
    let value = json!({
        "version": 1,
        "region": region,
        "currency": "USD",
        "load": {
            "requests": numbers.requests,
            "requests_per_second": estimate.requests_a_second,
            "duration_seconds": numbers.duration,
            "users": numbers.users,
            "federated_users": numbers.federated,
            "log_bytes": numbers.log_bytes,
            "events": numbers.events,
            "calls_at_once": estimate.at_once,
        },
        "lines": estimate.invoice.lines.iter().map(line).collect::<Vec<_>>(),
        "totals": { "lambda": total(Group::Lambda), "needed": total(Group::Needed) },
        "alternatives": estimate.compared.iter().map(alternative).collect::<Vec<_>>(),
        "http_api_usd": estimate.with_http_api,
        "x86_usd": estimate.on_x86,
        "curves": curves(estimate),
        "assumed": assumed,
        "unsure": estimate.unsure,
        "old": estimate.old,
    });
    format!("{value:#}\n")
}

fn line(line: &Line) -> Value {
    let group = match line.group {
        Group::Lambda => "lambda",
        Group::Needed => "needed",
    };
    json!({
        "group": group,
        "name": line.name,
        "quantity": line.quantity,
        "usd": line.usd,
        "free_usd": line.free_usd,
    })
}

/// `usd` is null where the load is more than it holds; a crossover is requests a second, or `"always"`, `"full"`,
/// `"never"`.
fn alternative(compared: &Compared) -> Value {
    json!({
        "name": compared.kind.name(),
        "count": compared.now.map(|now| now.count),
        "usd": compared.now.map(|now| now.usd),
        "crossover": crossover(compared.crossover),
        "crossover_with_http_api": crossover(compared.with_http_api),
    })
}

fn crossover(crossover: Crossover) -> Value {
    match crossover {
        Crossover::At(rate) => json!(rate),
        Crossover::Always => json!("always"),
        Crossover::Full => json!("full"),
        Crossover::Never => json!("never"),
    }
}

fn curves(estimate: &Estimate) -> Value {
    let curves = &estimate.curves;
    let series = curves.series.iter().map(|series| json!({ "name": series.name(), "usd": series.dollars }));
    json!({ "requests_per_second": curves.rates, "series": series.collect::<Vec<_>>() })
}
