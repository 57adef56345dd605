//! [`Usage`]: how much of everything a project uses in a month under a load.

use super::shape::{Cause, Runs, Shape, count};
use super::show::{short, short_duration};
use super::{DAYS, HOURS, SECONDS};

/// What the user says about the load; amounts are of a month.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    pub requests: f64,
    /// Seconds a call of any function takes.
    pub duration: f64,
    pub users: f64,
    /// Those of them who come by a provider of SAML or OIDC; all, where the project has one and nothing is said.
    pub federated: Option<f64>,
    /// Bytes of log a call writes.
    pub log_bytes: f64,
    /// Events of each queue, topic, bucket and stream.
    pub events: f64,
}

/// The cache holds a token's answer for a minute.
const AUTHORIZER_CALLS: f64 = 0.1;
const AUTHORIZER: Runs = Runs { memory: 128.0, timeout: 10.0 };
const AUTHORIZER_SECONDS: f64 = 0.02;
/// CloudWatch hands log events on in batches.
const CALLS_A_BATCH: f64 = 10.0;
const FORWARDER: Runs = Runs { memory: 256.0, timeout: 60.0 };
const FORWARDER_SECONDS: f64 = 0.1;
const SIGN_INS: f64 = 4.0;
/// Lambda asks a queue from five connections, each for up to 20 seconds.
const POLLS: f64 = 5.0 * 3.0 * 60.0 * HOURS;
/// A message is sent, received and deleted.
const QUEUE_REQUESTS: f64 = 3.0;
const OBJECT_GB: f64 = 0.001;
/// A profile and its index, 1 KB each.
const USER_GB: f64 = 2e-6;
const USER_WRITES: f64 = 2.0;
/// The page is index.html, config.json, its code and its style.
const PAGE_FILES: f64 = 4.0;
/// Of these together, compressed, and of an answer of the API.
const PAGE_GB: f64 = 55e-6;
const ANSWER_GB: f64 = 2e-6;
/// The memory with which Lambda gives a function one vCPU.
const VCPU_MB: f64 = 1769.0;
/// A thousand million bytes: as AWS may count 2^30, this is 7 % high at most.
const GB: f64 = 1e9;

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Work {
    pub(super) calls: f64,
    pub(super) gb_seconds: f64,
    /// Of one vCPU, if a call computes as long as it runs.
    pub(super) vcpu_seconds: f64,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Usage {
    pub(super) requests: f64,
    pub(super) functions: Work,
    pub(super) authorizer: Work,
    pub(super) forwarder: Work,
    pub(super) log_gb: f64,
    /// GB that are there at any time.
    pub(super) log_stored_gb: f64,
    pub(super) schedule_calls: f64,
    pub(super) queue_requests: f64,
    pub(super) topic_messages: f64,
    pub(super) objects: f64,
    pub(super) object_gb: f64,
    pub(super) table_reads: f64,
    pub(super) table_writes: f64,
    pub(super) table_gb: f64,
    /// Who come by a provider of SAML or OIDC, and all others.
    pub(super) federated: f64,
    pub(super) users: f64,
    /// Of the page, and of the API by the page's address.
    pub(super) page_requests: f64,
    pub(super) page_gb: f64,
    /// Calls that run at the same time, on average.
    pub(super) at_once: f64,
}

impl Work {
    fn add(&mut self, calls: f64, runs: Runs, seconds: f64) {
        // Lambda counts whole milliseconds; what is left of a product of decimals is no millisecond.
        let seconds = ((seconds.min(runs.timeout)) * 1000.0 - 1e-9).ceil() / 1000.0;
        self.calls += calls;
        self.gb_seconds += calls * seconds * runs.memory / 1024.0;
        self.vcpu_seconds += calls * seconds * (runs.memory / VCPU_MB).min(1.0);
    }
}

pub(super) fn usage(shape: &Shape, numbers: &Numbers) -> Usage {
    let federated = federated(shape, numbers);
    let users = numbers.users - federated;
    let mut usage = Usage { requests: numbers.requests, users, federated, ..Usage::default() };
    let a_route = numbers.requests / count(shape.routes.len());
    for route in &shape.routes {
        usage.functions.add(a_route, route.runs, numbers.duration);
        if route.has_token && shape.has_authorizer {
            usage.authorizer.add(a_route * AUTHORIZER_CALLS, AUTHORIZER, AUTHORIZER_SECONDS);
        }
        usage.table_reads += if route.reads { a_route } else { 0.0 };
    }
    for other in &shape.others {
        let calls = calls(other.cause, numbers);
        usage.functions.add(calls, other.runs, numbers.duration);
        if other.by_queue {
            usage.queue_requests += POLLS + calls * QUEUE_REQUESTS;
        }
        match other.cause {
            Cause::Topic => usage.topic_messages += calls,
            Cause::Bucket => usage.objects += calls,
            Cause::Schedule(_) => usage.schedule_calls += calls,
            Cause::SignUp => usage.table_writes += calls * USER_WRITES,
            Cause::Stream => usage.table_writes += calls,
            Cause::SignIn | Cause::Queue => {}
        }
    }
    usage.object_gb = usage.objects * OBJECT_GB;
    usage.table_gb = numbers.users * USER_GB;
    let calls = usage.functions.calls + usage.authorizer.calls;
    usage.log_gb = calls * numbers.log_bytes / GB;
    usage.log_stored_gb = usage.log_gb * shape.retention_days / DAYS;
    if numbers.log_bytes > 0.0 {
        usage.forwarder.add(calls / CALLS_A_BATCH, FORWARDER, FORWARDER_SECONDS);
    }
    if shape.has_page {
        let loads = numbers.users * SIGN_INS;
        usage.page_requests = numbers.requests + loads * PAGE_FILES;
        usage.page_gb = numbers.requests * ANSWER_GB + loads * PAGE_GB;
    }
    usage.at_once = usage.functions.calls * numbers.duration / SECONDS;
    usage
}

fn federated(shape: &Shape, numbers: &Numbers) -> f64 {
    let said = numbers.federated.unwrap_or(if shape.federates { numbers.users } else { 0.0 });
    said.min(numbers.users)
}

fn calls(cause: Cause, numbers: &Numbers) -> f64 {
    match cause {
        Cause::Queue | Cause::Topic | Cause::Bucket | Cause::Stream => numbers.events,
        Cause::Schedule(firings) => firings,
        Cause::SignIn => numbers.users * SIGN_INS,
        Cause::SignUp => numbers.users,
    }
}

/// What the numbers take for granted, a sentence each, of what the project has.
pub fn assumptions(shape: &Shape, numbers: &Numbers) -> Vec<String> {
    let mut list = vec![
        format!("requests spread evenly over {} routes, `GET /me` among them", shape.routes.len()),
        format!("a call of any function takes {}", short_duration(numbers.duration)),
        format!(
            "a call writes {} bytes of log, kept {} days",
            short(numbers.log_bytes),
            shape.retention_days
        ),
    ];
    if shape.has_authorizer {
        list.push("the authorizer runs for one request in ten that holds a token, 20 ms; the gateway remembers for 60 s".to_owned());
    }
    list.push("the forwarder takes the log of ten calls at a time, in 100 ms and 256 MB".to_owned());
    list.push("a user signs in four times a month, and every user is new".to_owned());
    if shape.federates || numbers.federated.is_some() {
        let (federated, users) = (short(federated(shape, numbers)), short(numbers.users));
        list.push(format!("{federated} of {users} users sign in by a provider of SAML or OpenID Connect"));
    }
    if [Cause::Queue, Cause::Topic, Cause::Bucket, Cause::Stream].iter().any(|cause| shape.has(*cause)) {
        list.push(format!("each queue, topic, bucket and stream sees {} events", short(numbers.events)));
    }
    if shape.has_queue() {
        list.push("Lambda asks a queue 15 times a minute, events or not".to_owned());
    }
    if shape.has(Cause::Bucket) {
        list.push("an object has 1 MB and is kept a month".to_owned());
    }
    if shape.has_page {
        list.push(
            "all requests come by the page, which is loaded at each sign-in: 55 KB, and 2 KB an answer"
                .to_owned(),
        );
    }
    list.push(
        "machines compute as long as a function runs, at the share of a vCPU that Lambda gives its memory"
            .to_owned(),
    );
    list.push("a t4g.small bears 0.3 vCPU all the time, a Fargate task of 0.25 vCPU half of it".to_owned());
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lambda_counts_whole_milliseconds_and_stops_at_the_timeout() {
        let mut work = Work::default();
        work.add(1.0, Runs { memory: 1024.0, timeout: 10.0 }, 0.04);
        assert!((work.gb_seconds - 0.04).abs() < 1e-12, "{work:?}");
        work.add(1.0, Runs { memory: 1024.0, timeout: 10.0 }, 0.0401);
        assert!((work.gb_seconds - 0.081).abs() < 1e-12, "{work:?}");
        work.add(1.0, Runs { memory: 2048.0, timeout: 3.0 }, 60.0);
        assert!((work.gb_seconds - 6.081).abs() < 1e-12, "{work:?}");
    }
}
