//! [`Project`]: everything the templates may ask about, valid as a whole.

use std::collections::BTreeSet;

use super::built_in::built_in_routes;
use super::pool::Auth;
use super::{
    Access, Branch, Function, FunctionName, Logs, Medium, ModulePath, Owner, ProjectName, Region,
    ResourceName, Route, Trigger,
};

/// A valid project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    pub name: ProjectName,
    pub module: ModulePath,
    pub owner: Owner,
    pub region: Region,
    /// A push to it is deployed.
    pub branch: Branch,
    pub auth: Auth,
    pub logs: Logs,
    /// Sorted; each known to the manifest's table of keys.
    pub extras: Vec<String>,
    /// Sorted by name, without the built-in ones.
    pub functions: Vec<Function>,
}

impl Project {
    /// What functions send in place of Cognito.
    pub fn custom_senders(&self) -> BTreeSet<Medium> {
        self.functions.iter().filter_map(|function| function.trigger.custom_sender()).collect()
    }

    /// The first function that a queue calls, with the queue.
    pub fn queue_function(&self) -> Option<(&FunctionName, &ResourceName)> {
        self.functions.iter().find_map(|function| match &function.trigger {
            Trigger::Queue(queue) => Some((&function.name, queue)),
            _ => None,
        })
    }

    /// The routes of the manifest's functions.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.functions.iter().filter_map(|function| function.http().map(|(route, _)| route))
    }

    /// Every function that the API serves, with the built-in ones, sorted by name.
    pub fn api_functions(&self) -> Vec<(FunctionName, Route, Access)> {
        let own = self.functions.iter().filter_map(|function| {
            let (route, access) = function.http()?;
            Some((function.name.clone(), route.clone(), access.clone()))
        });
        let built_in = built_in_routes().into_iter().map(|(name, route)| (name, route, Access::SignedIn));
        let mut all: Vec<_> = own.chain(built_in).collect();
        all.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        all
    }
}
