//! What the extra `kubernetes` needs.

use super::pool::Auth;
use super::{Function, Problem, Project, Trigger, Violation};

impl Project {
    /// The functions that are jobs on Kubernetes.
    pub fn jobs(&self) -> impl Iterator<Item = &Function> {
        let functions = if self.has_extra("kubernetes") { &self.functions[..] } else { &[] };
        functions.iter().filter(|function| matches!(function.crontab(), Some(Ok(_))))
    }

    /// Whether a pod can do what the function does. The others are called by AWS alone, which calls Lambda.
    pub fn runs_on_kubernetes(&self, function: &Function) -> bool {
        self.has_extra("kubernetes")
            && match function.crontab() {
                Some(crontab) => crontab.is_ok(),
                None => function.http().is_some() || function.is_job(),
            }
    }

    /// Whether its events wait in a queue: those of a topic or a bucket where pods take part.
    pub fn has_queue(&self, function: &Function) -> bool {
        let of_its_own = matches!(function.trigger, Trigger::Queue(_));
        of_its_own || function.queue().is_some() && self.has_extra("kubernetes")
    }

    /// What to know of schedules.
    pub fn schedule_warnings(&self) -> impl Iterator<Item = String> {
        let on_kubernetes = self.has_extra("kubernetes");
        let stays = move |function: &Function| {
            let reason = function.crontab().filter(|_| on_kubernetes)?.err()?;
            let name = function.name.as_str();
            Some(format!("`{name}` is no job on Kubernetes and runs on Lambda alone: {reason}"))
        };
        let own = move |function: &Function| [function.schedule_warning(), stays(function)];
        self.functions.iter().flat_map(own).flatten()
    }
}

/// A signature is checked by API Gateway alone: a server could only believe whom the caller claims to be.
pub fn check_kubernetes(extras: &[String], auth: &Auth) -> Option<Problem> {
    let refused = auth.mode == "identity-pool" && extras.iter().any(|extra| extra == "kubernetes");
    refused.then(|| {
        let message = "`kubernetes` serves without API Gateway, which alone checks the signatures of \
                       `auth.mode: identity-pool`";
        Violation::new(message, "leave `kubernetes` out, or set `auth.mode` to `authorizer`").at("extras")
    })
}
