//! [`Project`]: everything the templates may ask about, valid as a whole.

use std::collections::BTreeSet;

use super::built_in::{built_in_functions, built_in_routes};
use super::pool::{Auth, Pool};
use super::{
    Access, Branch, Function, FunctionName, Logs, Medium, ModulePath, Owner, ProjectName, Region,
    ResourceName, Route,
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
    pub fn has_extra(&self, wanted: &str) -> bool {
        self.extras.iter().any(|extra| extra == wanted)
    }

    /// Every function of the project, the built-in ones too, sorted.
    pub fn all_functions(&self) -> Vec<FunctionName> {
        let own = self.functions.iter().map(|function| function.name.clone());
        let mut all: Vec<FunctionName> = own.chain(built_in_functions(&self.extras)).collect();
        if self.auth.mode != "authorizer" {
            all.retain(|name| name.as_str() != "authorizer");
        }
        if self.auth.pool != Pool::Own {
            all.retain(|name| name.as_str() != "post-confirmation");
        }
        all.sort_unstable();
        all
    }

    /// How many of the built-in functions the API serves.
    pub fn built_in_api_functions(&self) -> usize {
        built_in_routes(&self.extras).iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len()
    }

    /// Whether functions send e-mail by themselves, through Amazon SES.
    pub fn sends_mail(&self) -> bool {
        self.has_extra("teams") || self.custom_senders().contains(&Medium::Email)
    }

    /// Whether it has services that `.proto` files describe.
    pub fn has_rpc(&self) -> bool {
        self.functions.iter().any(|function| function.rpc().is_some())
    }

    /// Whether a call's message says in which team its caller has to be.
    pub fn has_team_rpc(&self) -> bool {
        self.functions.iter().any(|function| function.team_rpc().is_some())
    }

    /// What functions send in place of Cognito.
    pub fn custom_senders(&self) -> BTreeSet<Medium> {
        self.functions.iter().filter_map(|function| function.trigger.custom_sender()).collect()
    }

    /// Whether something can be sent to a function by a queue, topic or bucket.
    pub fn sends_to_functions(&self) -> bool {
        self.functions.iter().any(|function| function.trigger.resource().is_some())
    }

    /// The first function with a queue, topic or bucket of its own by this key, and what that is called.
    pub fn first_with(&self, key: &str) -> Option<(&FunctionName, &ResourceName)> {
        let mut with_key = self.functions.iter().filter(|function| function.trigger.key() == key);
        with_key.find_map(|function| Some((&function.name, function.trigger.resource()?)))
    }

    /// The routes of the manifest's functions.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.functions.iter().filter_map(|function| function.http().map(|(route, _)| route))
    }

    /// Every route that the API serves, those of the built-in functions too, sorted by the function's name.
    pub fn api_functions(&self) -> Vec<(FunctionName, Route, Access)> {
        let own = self.functions.iter().filter_map(|function| {
            let (route, access) = function.http()?;
            Some((function.name.clone(), route.clone(), access.clone()))
        });
        let built_in =
            built_in_routes(&self.extras).into_iter().map(|(name, route)| (name, route, Access::SignedIn));
        let mut all: Vec<_> = own.chain(built_in).collect();
        all.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        all
    }
}
