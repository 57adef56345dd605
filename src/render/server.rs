//! The functions that run on Kubernetes too, as the server's templates see them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Access, Function, FunctionName, Project, Trigger};

/// Names that the importing files have already.
const TAKEN: [&str; 4] = ["dynamo", "server", "service", "time"];

#[derive(Serialize)]
pub(super) struct ServerView {
    /// Those that answer requests, sorted by name.
    functions: Vec<ServedView>,
    /// Access to one of them is decided by what the users table says.
    reads_users: bool,
    /// `acme.v1.InvoiceService`: those of `proto/`, sorted.
    services: BTreeSet<String>,
    schedules: Vec<JobView>,
    queues: Vec<ConsumerView>,
}

/// A function whose events wait in a queue.
#[derive(Serialize)]
struct ConsumerView {
    #[serde(flatten)]
    job: JobView,
    /// `Queue`, `Topic`, `Bucket`: what puts them there.
    source: &'static str,
}

#[derive(Serialize)]
struct ServedView {
    #[serde(flatten)]
    job: JobView,
    /// `GET /teams/{teamId}`
    routes: Vec<String>,
    public: bool,
    /// Access is decided by what the users table says.
    reads_users: bool,
}

#[derive(Serialize)]
struct JobView {
    name: String,
    /// What its Go package is called where it is imported, and whether the import has to say so.
    package: String,
    alias: bool,
    /// In seconds.
    timeout: u32,
}

pub(super) fn view(project: &Project) -> ServerView {
    let on_server = |function: &&Function| project.runs_on_kubernetes(function);
    let service = |function: &Function| {
        let rpc = function.rpc()?;
        Some(format!("{}.v1.{}", rpc.package(), rpc.service()))
    };
    let functions = served(project);
    ServerView {
        reads_users: functions.iter().any(|function| function.reads_users),
        functions,
        services: project.functions.iter().filter(on_server).filter_map(service).collect(),
        schedules: project.jobs().map(|function| job(&function.name, Some(function))).collect(),
        queues: project.functions.iter().filter(on_server).filter_map(consumer).collect(),
    }
}

fn consumer(function: &Function) -> Option<ConsumerView> {
    let source = match function.trigger {
        Trigger::Queue(_) => "Queue",
        Trigger::Topic(_) => "Topic",
        Trigger::Bucket(_) => "Bucket",
        _ => return None,
    };
    Some(ConsumerView { job: job(&function.name, Some(function)), source })
}

fn served(project: &Project) -> Vec<ServedView> {
    let mut served: Vec<ServedView> = Vec::new();
    for (name, route, access) in project.api_functions() {
        let route = format!("{} {}", route.method.as_str(), route.path());
        match served.last_mut() {
            Some(last) if last.job.name == name.as_str() => last.routes.push(route),
            _ => served.push(ServedView {
                job: job(&name, project.functions.iter().find(|function| function.name == name)),
                routes: vec![route],
                public: access == Access::Public,
                reads_users: matches!(access, Access::Role(_) | Access::Team(_)),
            }),
        }
    }
    served
}

/// A function of venture's own is in no manifest, and has the time that all have.
fn job(name: &FunctionName, function: Option<&Function>) -> JobView {
    const TIMEOUT: u32 = 10;
    let package = match name.go_package() {
        taken if TAKEN.contains(&taken.as_str()) => taken + "function",
        free => free,
    };
    JobView {
        name: name.as_str().to_owned(),
        alias: package != name.as_str(),
        package,
        timeout: function.map_or(TIMEOUT, |function| function.timeout),
    }
}
