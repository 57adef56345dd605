//! A complete [`Manifest`] to the validated [`Project`].

use super::defaults;
use super::keys::TRIGGERS;
use super::pool;
use super::values::Manifest;
use crate::model::{
    self, Access, Branch, CognitoTrigger, Function, FunctionName, Logs, ModulePath, Owner, Problem, Project,
    ProjectName, Redact, Region, ResourceName, Route, Rpc, Schedule, Trigger, Violation,
};

/// Sets what has a default; returns what is missing.
pub fn complete(manifest: &mut Manifest) -> Vec<Problem> {
    defaults::fill(manifest)
}

/// Builds the project; reports every problem, also those between keys.
pub fn to_project(manifest: &Manifest) -> Result<Project, Vec<Problem>> {
    build(manifest, manifest.functions())
}

/// What is wrong with the project once it has the function `added`: where that clashes with another, it is the one at
/// fault, wherever its name stands in the alphabet.
pub fn check_added(manifest: &Manifest, added: &str) -> Vec<Problem> {
    let mut names = manifest.functions();
    names.sort_by_key(|name| *name == added);
    build(manifest, names).err().unwrap_or_default()
}

/// Of two functions that clash, the later of the names is at fault.
fn build(manifest: &Manifest, names: Vec<&str>) -> Result<Project, Vec<Problem>> {
    let mut problems = Vec::new();
    let functions = names.into_iter().map(|name| function(manifest, name));
    let functions: Vec<Function> = functions.filter_map(|result| keep(&mut problems, result)).collect();
    let extras = manifest.list("extras").to_vec();
    problems.extend(model::check_functions(&functions, &extras));
    let auth = pool::auth(manifest, &mut problems);
    problems.extend(model::pool::check_between(&auth, &functions));
    problems.extend(model::check_teams(&extras, &auth));
    problems.extend(model::check_kubernetes(&extras, &auth));
    problems.extend(model::check_web(&extras, &auth));
    let logs = logs(manifest);
    problems.extend(model::check_logs(&logs, &functions));
    let at = |key: &'static str| move |violation: Violation| violation.at(key);
    let name = keep(&mut problems, ProjectName::parse(manifest.text("name")).map_err(at("name")));
    let module = keep(&mut problems, ModulePath::parse(manifest.text("module")).map_err(at("module")));
    let owner = keep(&mut problems, Owner::parse(manifest.text("owner")).map_err(at("owner")));
    let region = keep(&mut problems, Region::parse(manifest.text("region")).map_err(at("region")));
    problems.extend(region.iter().flat_map(|region| model::check_region(region, &auth, &extras)));
    let branch = keep(&mut problems, Branch::parse(manifest.text("branch")).map_err(at("branch")));
    let (Some(name), Some(module), Some(owner), Some(region), Some(branch)) =
        (name, module, owner, region, branch)
    else {
        return Err(problems);
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let project = Project { name, module, owner, region, branch, auth, logs, extras, functions };
    match model::ceiling::check(&project) {
        Some(problem) => Err(vec![problem]),
        None => Ok(project),
    }
}

fn keep<T>(problems: &mut Vec<Problem>, result: Result<T, Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

fn logs(manifest: &Manifest) -> Logs {
    Logs {
        destination: manifest.text("logs.destination").to_owned(),
        subscription: manifest.text("logs.subscription").to_owned(),
        filter_pattern: manifest.text("logs.filter-pattern").to_owned(),
        stages: manifest.list("logs.stages").to_vec(),
        access: manifest.flag("logs.access"),
        retention_days: manifest.whole("logs.retention-days"),
        redact: Redact {
            except: manifest.list("logs.redact.except").to_vec(),
            names: manifest.list("logs.redact.names").to_vec(),
            patterns: manifest.list("logs.redact.patterns").to_vec(),
        },
    }
}

fn function(manifest: &Manifest, name: &str) -> Result<Function, Problem> {
    let key = |part: &str| format!("functions.{name}.{part}");
    let trigger = trigger(manifest, name)?;
    let is_called = matches!(trigger, Trigger::Http { .. } | Trigger::Rpc { .. });
    if manifest.has(&key("access")) && !is_called {
        let violation =
            Violation::new("only http and rpc functions have callers to let in", "remove `access`");
        return Err(Problem { on_key: true, ..violation.at(key("access")) });
    }
    let timeout = manifest.has(&key("timeout")).then(|| manifest.whole(&key("timeout")));
    Ok(Function {
        name: FunctionName::parse(name).map_err(|violation| violation.at(format!("functions.{name}")))?,
        timeout: timeout.unwrap_or(trigger.default_timeout()),
        memory: manifest.whole(&key("memory")),
        trigger,
    })
}

fn trigger(manifest: &Manifest, name: &str) -> Result<Trigger, Problem> {
    let key = |part: &str| format!("functions.{name}.{part}");
    let Some(trigger) = TRIGGERS.into_iter().find(|trigger| manifest.has(&key(trigger))) else {
        // What made it unreadable, or absent, is a problem already.
        return Err(
            Violation::new("the function has no trigger", "give it one").at(format!("functions.{name}"))
        );
    };
    let at = |violation: Violation| violation.at(key(trigger));
    let text = manifest.text(&key(trigger));
    let access =
        || Access::parse(manifest.text(&key("access"))).map_err(|violation| violation.at(key("access")));
    Ok(match trigger {
        "schedule" => Trigger::Schedule(Schedule::parse(text).map_err(at)?),
        "queue" => Trigger::Queue(ResourceName::parse(text).map_err(at)?),
        "topic" => Trigger::Topic(ResourceName::parse(text).map_err(at)?),
        "bucket" => Trigger::Bucket(ResourceName::parse(text).map_err(at)?),
        "stream" => Trigger::Stream,
        "cognito" => Trigger::Cognito(CognitoTrigger::find(text).ok_or_else(|| {
            at(Violation::new(
                format!("`{text}` is not a trigger of a user pool"),
                "see `venture add function --help`",
            ))
        })?),
        "rpc" => {
            let rpc = Rpc::parse(text, manifest.text("name")).map_err(at)?;
            Trigger::Rpc { route: rpc.route(), rpc, access: access()? }
        }
        _ => Trigger::Http { route: Route::parse(text).map_err(at)?, access: access()? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Scalar;

    #[test]
    fn what_is_added_is_at_fault_wherever_its_name_stands() {
        let mut whole = Manifest::default();
        for name in ["a", "b"] {
            whole.set(format!("functions.{name}.queue"), Scalar::Text("jobs".to_owned()));
        }
        complete(&mut whole);
        for (added, there) in [("a", "b"), ("b", "a")] {
            let problems = check_added(&whole, added);
            let found = problems.iter().find(|problem| problem.key.starts_with("functions."));
            let found = found.map(|problem| (problem.key.clone(), problem.violation.message.clone()));
            let wanted = (format!("functions.{added}.queue"), format!("`{there}` has the same trigger"));
            assert_eq!(found, Some(wanted));
        }
    }
}
