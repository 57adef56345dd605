//! [`Shape`]: what of a project decides what it costs.

use super::{access_line, firings};
use crate::model::pool::{Plan, Pool};
use crate::model::{Access, Function, Project, Trigger};

/// What the built-in functions run with, MB and seconds.
const BUILT_IN: Runs = Runs { memory: 128.0, timeout: 10.0 };

#[derive(Debug, Clone)]
pub struct Shape {
    pub name: String,
    /// `None` where there is no user pool.
    pub(super) plan: Option<Plan>,
    /// Whether people sign in by a provider of SAML or OIDC of their own.
    pub(super) federates: bool,
    pub(super) logs: Logs,
    pub(super) has_authorizer: bool,
    /// One for each function, with `GET /me`, which every project has.
    pub(super) routes: Vec<Route>,
    pub(super) others: Vec<Other>,
    /// Alarms of the API, of dead letters, and of the forwarder.
    pub(super) alarms: f64,
    /// Keys by which Cognito encrypts codes for custom senders.
    pub(super) kms_keys: f64,
    /// Whether people reach the API by a page behind `CloudFront`.
    pub(super) has_page: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Logs {
    /// Where the forwarder sends them.
    pub(super) destination: String,
    pub(super) retention_days: f64,
    /// Bytes that API Gateway logs of a request; `None` where it logs nothing.
    pub(super) access_line: Option<f64>,
    /// Whether some of what functions log may not reach the forwarder.
    pub(super) has_filter: bool,
    /// The stages whose logs reach it; all where it is empty.
    pub(super) stages: Vec<String>,
}

/// Memory in MB, timeout in seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Runs {
    pub(super) memory: f64,
    pub(super) timeout: f64,
}

#[derive(Debug, Clone)]
pub(super) struct Route {
    pub(super) runs: Runs,
    /// Whether the authorizer looks at a token first.
    pub(super) has_token: bool,
    /// Whether a call reads the users table.
    pub(super) reads: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Other {
    pub(super) runs: Runs,
    pub(super) cause: Cause,
    /// Whether what calls it waits in a queue first.
    pub(super) by_queue: bool,
}

/// What calls a function that is not called by http.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cause {
    Queue,
    Topic,
    Bucket,
    Stream,
    /// So many times a month.
    Schedule(f64),
    SignIn,
    /// The built-in function that stores who signed up.
    SignUp,
}

/// The alarms of `resources/gateway-alarms.yml`.
const API_ALARMS: usize = 1;
/// The alarms of `forwarder/resources.yml`.
const FORWARDER_ALARMS: usize = 6;

impl Shape {
    pub fn of(project: &Project) -> Self {
        let built_in = project.built_in_api_functions();
        let mut routes = vec![Route { runs: BUILT_IN, has_token: true, reads: true }; built_in];
        let mut others = Vec::new();
        if project.auth.pool == Pool::Own {
            let runs = Runs { timeout: 5.0, ..BUILT_IN };
            others.push(Other { runs, cause: Cause::SignUp, by_queue: false });
        }
        for function in &project.functions {
            let runs = runs(function);
            match cause(&function.trigger) {
                Some(cause) => others.push(Other { runs, cause, by_queue: project.has_queue(function) }),
                None => routes.push(route(function, runs)),
            }
        }
        let dead_letters = project.functions.iter().filter(|function| function.trigger.has_dead_letters());
        Self {
            name: project.name.as_str().to_owned(),
            plan: project.auth.has_pool().then_some(project.auth.plan),
            federates: project.auth.providers.iter().any(|provider| !provider.is_public()),
            logs: logs(project),
            has_authorizer: has_authorizer(project),
            routes,
            others,
            alarms: count(API_ALARMS + dead_letters.count() + FORWARDER_ALARMS),
            kms_keys: count(usize::from(!project.custom_senders().is_empty())),
            has_page: project.has_extra("web"),
        }
    }

    pub(super) fn has(&self, cause: Cause) -> bool {
        self.others.iter().any(|other| other.cause == cause)
    }

    /// Whether a function of the pool stores who has signed up.
    pub(super) fn stores_at_sign_up(&self) -> bool {
        self.has(Cause::SignUp)
    }

    pub(super) fn has_queue(&self) -> bool {
        self.others.iter().any(|other| other.by_queue)
    }

    /// MB of the largest function.
    pub(super) fn largest_memory(&self) -> f64 {
        let runs =
            self.routes.iter().map(|route| route.runs).chain(self.others.iter().map(|other| other.runs));
        runs.map(|runs| runs.memory).fold(0.0, f64::max)
    }
}

/// A stack holds some hundred functions at most.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn has_authorizer(project: &Project) -> bool {
    project.auth.mode == "authorizer"
}

fn logs(project: &Project) -> Logs {
    let logs = &project.logs;
    let access_line = logs.access.then(|| count(access_line::bytes(has_authorizer(project))));
    Logs {
        destination: logs.destination.clone(),
        retention_days: f64::from(logs.retention_days),
        access_line,
        has_filter: !logs.filter_pattern.is_empty(),
        stages: logs.stages.clone(),
    }
}

fn runs(function: &Function) -> Runs {
    Runs { memory: f64::from(function.memory), timeout: f64::from(function.timeout) }
}

fn route(function: &Function, runs: Runs) -> Route {
    let access = function.http().map(|(_, access)| access);
    Route {
        runs,
        has_token: !matches!(access, Some(Access::Public)),
        reads: matches!(access, Some(Access::Role(_) | Access::Team(_))),
    }
}

fn cause(trigger: &Trigger) -> Option<Cause> {
    match trigger {
        Trigger::Http { .. } | Trigger::Rpc { .. } => None,
        Trigger::Queue(_) => Some(Cause::Queue),
        Trigger::Topic(_) => Some(Cause::Topic),
        Trigger::Bucket(_) => Some(Cause::Bucket),
        Trigger::Stream => Some(Cause::Stream),
        Trigger::Schedule(schedule) => Some(Cause::Schedule(firings::a_month(schedule.as_str()))),
        Trigger::Cognito(_) => Some(Cause::SignIn),
    }
}
