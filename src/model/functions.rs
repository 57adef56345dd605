//! The functions of a project.

use std::collections::BTreeSet;

use super::built_in::{built_in_routes, extra_of};
use super::{Access, FunctionName, Problem, Route, Rpc, Trigger, Violation};

/// One function of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub name: FunctionName,
    pub trigger: Trigger,
    /// MB, 128 to 10240 (AWS Lambda quota).
    pub memory: u32,
    /// Seconds, 1 to what the trigger waits at most.
    pub timeout: u32,
}

/// MB that Lambda gives a function at most in an account it does not know yet.
const NEW_ACCOUNT_MEMORY: u32 = 3008;

impl Function {
    /// Route and access of a function that the API serves.
    pub fn http(&self) -> Option<(&Route, &Access)> {
        match &self.trigger {
            Trigger::Http { route, access } | Trigger::Rpc { route, access, .. } => Some((route, access)),
            _ => None,
        }
    }

    /// The method of a service that it is.
    pub fn rpc(&self) -> Option<&Rpc> {
        match &self.trigger {
            Trigger::Rpc { rpc, .. } => Some(rpc),
            _ => None,
        }
    }

    /// The method of an rpc whose message names the team in which its caller has to be.
    pub fn team_rpc(&self) -> Option<&Rpc> {
        let (_, access) = self.http()?;
        self.rpc().filter(|_| matches!(access, Access::Team(_)))
    }

    /// Whether it works by itself, and a process outside Lambda can be what has it work.
    pub fn is_job(&self) -> bool {
        matches!(self.trigger, Trigger::Schedule(_)) || self.queue().is_some()
    }

    /// The logical id of the queue that its events wait in where it runs on Kubernetes: a queue function's own, and
    /// the one that stands between a topic or a bucket and its function there.
    pub fn queue(&self) -> Option<String> {
        match &self.trigger {
            Trigger::Queue(queue) => Some(format!("{}Queue", queue.pascal())),
            Trigger::Topic(_) | Trigger::Bucket(_) => Some(format!("{}Events", self.name.pascal())),
            _ => None,
        }
    }

    /// What to know before a deployment of a function with so much memory.
    pub fn memory_warning(name: &str, memory: u32) -> Option<String> {
        (memory > NEW_ACCOUNT_MEMORY).then(|| {
            format!(
                "`{name}` has {memory} MB of memory; new AWS accounts end at {NEW_ACCOUNT_MEMORY} MB until AWS Support \
                 raises that"
            )
        })
    }

    /// What to know of its schedule.
    pub(super) fn schedule_warning(&self) -> Option<String> {
        let Trigger::Schedule(schedule) = &self.trigger else { return None };
        schedule.warning().map(|warning| format!("`{}` has the schedule {warning}", self.name.as_str()))
    }

    /// When it runs, as the five fields of cron.
    pub fn crontab(&self) -> Option<Result<String, String>> {
        let Trigger::Schedule(schedule) = &self.trigger else { return None };
        Some(schedule.crontab())
    }

    fn at(&self, key: &str, violation: Violation) -> Problem {
        violation.at(format!("functions.{}.{key}", self.name.as_str()))
    }
}

/// What is wrong with functions, each by itself, between them and with those of the extras. Which of two that clash
/// was there first is not known, so a message is as true of the other.
pub fn check_functions(functions: &[Function], extras: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, function) in functions.iter().enumerate() {
        let earlier = &functions[..at];
        problems.extend(name_collision(function, earlier));
        problems.extend(name_of_an_extra(function, extras));
        problems.extend(too_long(function));
        problems.extend(team_without_parameter(function));
        problems.extend(same_messages(function, earlier));
        problems.extend(route_clashes(function, earlier, extras));
        problems.extend(shared_trigger(function, earlier));
    }
    problems
}

/// Names that become one in Go or CloudFormation.
fn name_collision(function: &Function, earlier: &[Function]) -> Option<Problem> {
    let name = &function.name;
    let other = earlier.iter().find(|other| other.name.is_same_as(name))?;
    let (name, other) = (name.as_str(), other.name.as_str());
    let message = format!("`{name}` and `{other}` are the same name in Go and CloudFormation");
    let problem = Violation::new(message, "rename one of them").at(format!("functions.{name}"));
    Some(Problem { on_key: true, ..problem })
}

/// A name that is free only without the extra.
fn name_of_an_extra(function: &Function, extras: &[String]) -> Option<Problem> {
    let extra = extra_of(&function.name, extras)?;
    let name = function.name.as_str();
    let message = format!("the extra `{extra}` has a function of the name `{name}`");
    let problem = Violation::new(message, "give yours another name").at(format!("functions.{name}"));
    Some(Problem { on_key: true, ..problem })
}

fn too_long(function: &Function) -> Option<Problem> {
    let (most, who) = function.trigger.max_timeout();
    let message = format!("{} seconds is longer than {who} waits", function.timeout);
    let too_long = function.timeout > most;
    too_long.then(|| {
        function.at("timeout", Violation::new(message, format!("use a whole number from 1 to {most}")))
    })
}

/// `team:ROLE` asks for the membership in the team that the path names, or the message of an rpc.
fn team_without_parameter(function: &Function) -> Option<Problem> {
    let (route, access) = function.http()?;
    let named = function.rpc().is_some() || route.parameters().any(|name| name == "teamId");
    let misses = matches!(access, Access::Team(_)) && !named;
    misses.then(|| {
        let fix = "add `{teamId}` to the route, such as `GET /teams/{teamId}`";
        function.at("access", Violation::new("`team:…` needs the team in the path", fix))
    })
}

/// All services share one package, and the messages of a method are named for it.
fn same_messages(function: &Function, earlier: &[Function]) -> Option<Problem> {
    let rpc = function.rpc()?;
    let same = |other: &&Function| {
        other.rpc().is_some_and(|known| known.method_file() == rpc.method_file() && known != rpc)
    };
    let name = earlier.iter().find(same)?.name.as_str();
    let message = format!("`{name}` has the messages `{0}Request` and `{0}Response`, too", rpc.method());
    let fix = "give the method a name that says what it is about, such as `CreateInvoice`";
    Some(function.at("rpc", Violation::new(message, fix)))
}

fn route_clashes(function: &Function, earlier: &[Function], extras: &[String]) -> Vec<Problem> {
    let Some((route, _)) = function.http() else { return Vec::new() };
    let earlier = earlier.iter().filter_map(|other| Some((&other.name, other.http()?.0)));
    let built_in = built_in_routes(extras);
    let others = built_in.iter().map(|(name, route)| (name, route)).chain(earlier);
    let mut told = BTreeSet::new(); // one clash with each function is enough
    let clash = |(name, other): (&FunctionName, &Route)| {
        let (name, reason) = (name.as_str(), route.clash(other).filter(|_| told.insert(name.clone()))?);
        let message = format!("the route clashes with that of `{name}`: {reason}");
        let fix = format!("change one of them; `{name}` has `{} {}`", other.method.as_str(), other.path());
        Some(function.at(function.trigger.key(), Violation::new(message, fix)))
    };
    others.filter_map(clash).collect()
}

/// A queue, topic, bucket or trigger of the pool calls one function, and a table's stream at most two.
fn shared_trigger(function: &Function, earlier: &[Function]) -> Option<Problem> {
    let key = function.trigger.key();
    let same = earlier.iter().filter(|other| other.trigger.is_same(&function.trigger));
    let same: Vec<&str> = same.map(|other| other.name.as_str()).collect();
    let (message, fix) = match (&function.trigger, same.as_slice()) {
        (Trigger::Bucket(name), _) if name.pascal() == "ServerlessDeployment" => {
            let message = "the bucket `serverless-deployment` is the one that deployments go through";
            (message.to_owned(), "choose another name")
        }
        (Trigger::Stream, [one, other, ..]) => {
            let message = format!("DynamoDB lets two functions read a stream, and `{one}` and `{other}` do");
            (message, "let one function do the work of both")
        }
        (Trigger::Queue(_) | Trigger::Topic(_) | Trigger::Bucket(_) | Trigger::Cognito(_), [other, ..]) => {
            (format!("`{other}` has the same trigger"), "give each its own")
        }
        _ => return None,
    };
    Some(function.at(key, Violation::new(message, fix)))
}
