//! [`Usage`]: how much of everything a project uses in a month under a load.

use super::numbers::Numbers;
use super::shape::{Cause, Runs, Shape, count};
use super::{DAYS, HOURS, SECONDS};

/// The cache holds a token's answer for a minute.
const AUTHORIZER_CALLS: f64 = 0.1;
const AUTHORIZER: Runs = Runs { memory: 128.0, timeout: 10.0 };
const AUTHORIZER_SECONDS: f64 = 0.02;
/// CloudWatch hands log events on in batches: so many calls, or so many requests of the access log.
const CALLS_A_BATCH: f64 = 10.0;
const FORWARDER: Runs = Runs { memory: 256.0, timeout: 60.0 };
const FORWARDER_SECONDS: f64 = 0.1;
const SIGN_INS: f64 = 4.0;
/// Lambda asks a queue from five connections, each for up to 20 seconds.
const POLLS: f64 = 5.0 * 3.0 * 60.0 * HOURS;
/// A message is sent, received and deleted.
const QUEUE_REQUESTS: f64 = 3.0;
const OBJECT_GB: f64 = 0.001;
/// A profile is one item without an index, written once.
const USER_GB: f64 = 1e-6;
const USER_WRITES: f64 = 1.0;
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
    usage.add_routes(shape, numbers);
    usage.add_others(shape, numbers);
    usage.add_logs(shape, numbers);
    if shape.has_page {
        let loads = numbers.users * SIGN_INS;
        usage.page_requests = numbers.requests + loads * PAGE_FILES;
        usage.page_gb = numbers.requests * ANSWER_GB + loads * PAGE_GB;
    }
    usage.at_once = usage.functions.calls * numbers.duration / SECONDS;
    usage
}

impl Usage {
    fn add_routes(&mut self, shape: &Shape, numbers: &Numbers) {
        let a_route = numbers.requests / count(shape.routes.len());
        for route in &shape.routes {
            self.functions.add(a_route, route.runs, numbers.duration);
            if route.has_token && shape.has_authorizer {
                self.authorizer.add(a_route * AUTHORIZER_CALLS, AUTHORIZER, AUTHORIZER_SECONDS);
            }
            self.table_reads += if route.reads { a_route } else { 0.0 };
        }
        // Without a function at sign-up, `GET /me` stores who calls it: nobody, where nobody does.
        let stored = if shape.stores_at_sign_up() { numbers.users } else { numbers.users.min(a_route) };
        self.table_writes += stored * USER_WRITES;
        self.table_gb = stored * USER_GB;
    }

    fn add_others(&mut self, shape: &Shape, numbers: &Numbers) {
        for other in &shape.others {
            let calls = calls(other.cause, numbers);
            self.functions.add(calls, other.runs, numbers.duration);
            if other.by_queue {
                self.queue_requests += POLLS + calls * QUEUE_REQUESTS;
            }
            match other.cause {
                Cause::Topic => self.topic_messages += calls,
                Cause::Bucket => self.objects += calls,
                Cause::Schedule(_) => self.schedule_calls += calls,
                Cause::Stream => self.table_writes += calls,
                Cause::SignIn | Cause::SignUp | Cause::Queue => {}
            }
        }
        self.object_gb = self.objects * OBJECT_GB;
    }

    /// What functions and API Gateway write; the forwarder gets both.
    fn add_logs(&mut self, shape: &Shape, numbers: &Numbers) {
        let calls = self.functions.calls + self.authorizer.calls;
        let mut batches = if numbers.log_bytes > 0.0 { calls / CALLS_A_BATCH } else { 0.0 };
        let mut bytes = calls * numbers.log_bytes;
        if let Some(line) = shape.logs.access_line {
            batches += self.requests / CALLS_A_BATCH;
            bytes += self.requests * line;
        }
        self.log_gb = bytes / GB;
        self.log_stored_gb = self.log_gb * shape.logs.retention_days / DAYS;
        self.forwarder.add(batches, FORWARDER, FORWARDER_SECONDS);
    }
}

pub(super) fn federated(shape: &Shape, numbers: &Numbers) -> f64 {
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
