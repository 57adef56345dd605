//! What Cognito and CloudFormation cannot do to a user pool that is deployed.
//!
//! Compares the pool's template as it stands with what the plan makes of it, so that it does not matter where
//! a change comes from: a flag, an edited manifest, a newer template.

use serde_yaml::{Mapping, Value};

use super::{Change, Plan};
use crate::tree::Content;

/// Where the templates of the pool stand; it may move from one of them to another.
const FOLDER: &str = "resources";

/// A change that no deployment can carry out, or only by losing users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// What changes: "`UsernameAttributes` of `UserPool`".
    pub what: String,
    pub why: &'static str,
    /// What to do, as an instruction.
    pub instead: &'static str,
}

/// Everything in the plan that a live pool cannot take. A file that is no template is not judged.
pub fn impossible_changes(plan: &Plan) -> Vec<Impossible> {
    let steps = || plan.steps.iter().filter(|step| step.path.is_within(FOLDER));
    if steps().all(|step| step.change().is_none()) {
        return Vec::new();
    }
    let (mut before, mut after) = (Mapping::new(), Mapping::new());
    for step in steps() {
        let result = match step.change() {
            Some(Change::Put(content)) => Some(content),
            Some(Change::Remove) => None,
            None => step.yours.clone(),
        };
        let old = step.yours.as_ref().map(resources);
        let new = result.as_ref().map(resources);
        if let (Some(None), _) | (_, Some(None)) = (&old, &new) {
            continue;
        }
        before.extend(old.flatten().unwrap_or_default());
        after.extend(new.flatten().unwrap_or_default());
    }
    compare(&before, &after)
}

/// The resources of a template, or `None` where it is none.
fn resources(content: &Content) -> Option<Mapping> {
    let template: Value = serde_yaml::from_str(&content.normalised()?).ok()?;
    template.get("Resources")?.as_mapping().cloned()
}

fn compare(before: &Mapping, after: &Mapping) -> Vec<Impossible> {
    let mut found = Vec::new();
    let (pool_before, pool_after) = (has_pool(before), has_pool(after));
    for (id, old) in before {
        let id = id.as_str().unwrap_or_default();
        let kind = old.get("Type").and_then(Value::as_str).unwrap_or_default();
        let new = after.get(id).filter(|new| new.get("Type").and_then(Value::as_str) == Some(kind));
        match (kind, new) {
            ("AWS::Cognito::UserPool", None) if pool_after => found.push(POOL_GONE.of(id)),
            ("AWS::Cognito::UserPool", None) if after.values().any(is_client) => found.push(POOL_LEFT.of(id)),
            ("AWS::Cognito::UserPool", None) => found.push(POOL_RETAINED.of(id)),
            ("AWS::Cognito::UserPool", Some(new)) => found.extend(pool(id, old, new)),
            ("AWS::Cognito::UserPoolClient", None) if !pool_after && !after.values().any(is_client) => {
                found.push(CLIENT_GONE.of(id));
            }
            ("AWS::Cognito::UserPoolClient", None) => found.push(CLIENT.of(id)),
            ("AWS::Cognito::UserPoolClient", Some(_)) if pool_after && !pool_before => {
                found.push(OTHER_POOL.of(&format!("UserPoolId of {id}")));
            }
            ("AWS::Cognito::UserPoolClient", Some(new)) if has_secret(old) != has_secret(new) => {
                found.push(CLIENT.of(&format!("GenerateSecret of {id}")));
            }
            ("AWS::Cognito::UserPoolDomain", Some(new)) if differs(old, new, "Domain") => {
                found.push(DOMAIN.of(&format!("Domain of {id}")));
            }
            _ => {}
        }
    }
    found
}

fn is_client(resource: &Value) -> bool {
    resource.get("Type").and_then(Value::as_str) == Some("AWS::Cognito::UserPoolClient")
}

fn has_pool(resources: &Mapping) -> bool {
    let kind =
        |resource: &Value| resource.get("Type").and_then(Value::as_str) == Some("AWS::Cognito::UserPool");
    resources.values().any(kind)
}

fn pool(id: &str, old: &Value, new: &Value) -> Vec<Impossible> {
    let fixed = ["UsernameAttributes", "AliasAttributes", "UsernameConfiguration"];
    let sign_in = fixed.into_iter().filter(|property| differs(old, new, property));
    let mut found: Vec<Impossible> =
        sign_in.map(|property| SIGN_IN.of(&format!("{property} of {id}"))).collect();
    let attributes = |pool: &Value| property(pool, "Schema").and_then(Value::as_sequence).cloned();
    let kept = attributes(new).unwrap_or_default();
    for attribute in attributes(old).unwrap_or_default() {
        if !kept.contains(&attribute) {
            let name = attribute.get("Name").and_then(Value::as_str).unwrap_or_default();
            found.push(ATTRIBUTE.of(&format!("attribute {name} of {id}")));
        }
    }
    found
}

fn property<'a>(resource: &'a Value, name: &str) -> Option<&'a Value> {
    resource.get("Properties")?.get(name)
}

/// A client has no secret unless it says so.
fn has_secret(client: &Value) -> bool {
    property(client, "GenerateSecret").and_then(Value::as_bool).unwrap_or_default()
}

fn differs(old: &Value, new: &Value, name: &str) -> bool {
    property(old, name) != property(new, name)
}

/// Why a kind of change is impossible, and what to do instead.
struct Rule {
    why: &'static str,
    instead: &'static str,
}

impl Rule {
    fn of(&self, what: &str) -> Impossible {
        Impossible { what: what.to_owned(), why: self.why, instead: self.instead }
    }
}

const SIGN_IN: Rule = Rule {
    why: "what users sign in with is fixed when a pool is made",
    instead: "set `auth.sign-in` back; or make a second project with a pool of its own, and move users over as \
              they sign in with a `user-migration` function",
};

const ATTRIBUTE: Rule = Rule {
    why: "Cognito adds custom attributes to a pool, and never changes or removes one",
    instead: "keep it in `auth.attributes`, and add the new one under another name",
};

const POOL_GONE: Rule = Rule {
    why: "CloudFormation would leave the pool with its users behind, and make an empty one if there is another",
    instead: "keep the pool under its logical id",
};

const POOL_LEFT: Rule = Rule {
    why: "the pool stays with its users and leaves the stack, but goes on calling functions that are gone",
    instead: "delete its triggers in the AWS console; then allow it, and write the pool's id as `pool-id` of each stage",
};

const POOL_RETAINED: Rule = Rule {
    why: "the pool stays with its users and leaves the stack, and the API takes no token of it any more",
    instead: "move people to the issuer first; then delete the pool's triggers in the AWS console, whose functions go, and \
              allow it",
};

const OTHER_POOL: Rule = Rule {
    why: "CloudFormation would make an empty pool, and a client of it with another id",
    instead: "keep `auth.pool: existing`",
};

const CLIENT: Rule = Rule {
    why: "CloudFormation would make a new client with another id, and every app that has the old one breaks",
    instead: "keep the client as it is, and add a second one beside it",
};

const CLIENT_GONE: Rule = Rule {
    why: "the client goes, and no app can sign in with it any more",
    instead: "move people to the issuer first; then allow it",
};

const DOMAIN: Rule = Rule {
    why: "CloudFormation makes the new domain before it takes the old one away, and a pool has only one",
    instead: "remove `auth.login`, deploy, then set the new domain and deploy again",
};

#[cfg(test)]
mod tests;
