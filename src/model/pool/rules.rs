//! What must hold between settings of the pool.

use std::collections::BTreeSet;

use heck::ToPascalCase as _;

use super::{Auth, Plan, ThreatProtection, existing, issuer, mfa, oidc, provider};
use crate::model::{Function, Medium, Problem, Trigger, Violation};

/// Every rule that the settings break together.
pub fn check(auth: &Auth, functions: &[Function]) -> Vec<Problem> {
    if !auth.has_pool() {
        return oidc::check(auth, functions).into_iter().chain(issuer::check(auth)).collect();
    }
    let mut problems = Vec::new();
    problems.extend(plan_too_low(auth, functions));
    problems.extend(mfa::check(auth));
    problems.extend(passkeys_without_domain(auth));
    problems.extend(login_without_callback(auth));
    problems.extend(sender_without_address(auth, functions));
    problems.extend(attribute_twice(auth));
    problems.extend(group_twice(auth));
    problems.extend(groups_that_nobody_sees(auth));
    problems.extend(issuer::check(auth));
    problems.extend(provider::check(auth, functions));
    problems.extend(existing::check(auth, functions));
    problems
}

/// What Cognito's feature plans leave out; <https://aws.amazon.com/cognito/pricing> lists it.
fn plan_too_low(auth: &Auth, functions: &[Function]) -> Vec<Problem> {
    let tokens = |function: &Function| match function.trigger {
        Trigger::Cognito(trigger) => trigger.name == "pre-token-generation",
        _ => false,
    };
    let token_trigger = functions.iter().find(|function| tokens(function));
    let mut needs: Vec<(String, &str, Plan)> = Vec::new();
    if auth.passkeys.is_some() {
        needs.push(("auth.passkeys.enabled".to_owned(), "essentials", Plan::Essentials));
    }
    if auth.has_factor("email") {
        needs.push(("auth.mfa-methods".to_owned(), "essentials", Plan::Essentials));
    }
    if auth.password.history > 0 {
        needs.push(("auth.password.history".to_owned(), "essentials", Plan::Essentials));
    }
    if auth.tokens.rotation {
        needs.push(("auth.tokens.rotation".to_owned(), "essentials", Plan::Essentials));
    }
    if let Some(function) = token_trigger {
        let key = format!("functions.{}.cognito", function.name.as_str());
        needs.push((key, "essentials", Plan::Essentials));
    }
    if auth.threat_protection != ThreatProtection::Off {
        needs.push(("auth.threat-protection".to_owned(), "plus", Plan::Plus));
    }
    let low = needs.into_iter().filter(|(_, _, plan)| auth.plan < *plan);
    low.map(|(key, plan, _)| {
        let message = format!("Cognito has this in the plan `{plan}` only");
        Violation::new(message, format!("set `auth.plan` to `{plan}`")).at(key)
    })
    .collect()
}

fn passkeys_without_domain(auth: &Auth) -> Option<Problem> {
    let passkeys = auth.passkeys.as_ref()?;
    let none = passkeys.domain.is_none() && auth.login.is_none();
    none.then(|| {
        let fix = "set `auth.passkeys.domain` to that of your page, or `auth.login.domain` for Cognito's own";
        Violation::new("a passkey is made for a domain, and there is none", fix).at("auth.passkeys.enabled")
    })
}

fn login_without_callback(auth: &Auth) -> Option<Problem> {
    let login = auth.login.as_ref().filter(|login| login.callback_urls.is_empty())?;
    let message = format!("the login pages of `{}` have nowhere to send people back to", login.domain);
    Some(Violation::new(message, "set `auth.login.callback-urls`").at("auth.login.domain"))
}

fn sender_without_address(auth: &Auth, functions: &[Function]) -> Option<Problem> {
    let sends = |function: &&Function| function.trigger.custom_sender() == Some(Medium::Email);
    let function = functions.iter().find(sends).filter(|_| auth.email_from.is_none())?;
    let fix = "set `auth.email`: `venture regenerate cognito --email ses --email-from hello@example.com`";
    let key = format!("functions.{}.cognito", function.name.as_str());
    Some(Violation::new("the function sends by Amazon SES, and has no address to send from", fix).at(key))
}

fn attribute_twice(auth: &Auth) -> Option<Problem> {
    let mut seen = BTreeSet::new();
    // Cognito tells `Plan` from `plan`; people do not.
    let twice = auth.attributes.iter().find(|attribute| !seen.insert(attribute.name.to_ascii_lowercase()))?;
    let message = format!("the attribute `{}` stands twice", twice.name);
    Some(Violation::new(message, "remove one of them").at("auth.attributes"))
}

/// API Gateway tells the functions whose credentials have signed a request, and nothing of what is in a token.
fn groups_that_nobody_sees(auth: &Auth) -> Option<Problem> {
    let unseen = auth.mode == "identity-pool" && !auth.groups.is_empty();
    unseen.then(|| {
        let message = "with `auth.mode: identity-pool` no function learns of a caller's groups";
        let fix = "take them out and use `access: role:NAME`, or set `auth.mode` to `authorizer`";
        Problem { on_key: true, ..Violation::new(message, fix).at("auth.groups") }
    })
}

/// Groups that become one in CloudFormation.
fn group_twice(auth: &Auth) -> Option<Problem> {
    let mut seen = BTreeSet::new();
    let twice = auth.groups.iter().find(|group| !seen.insert(group.to_pascal_case()))?;
    let message = format!("another group has the name `{twice}` in CloudFormation");
    Some(Violation::new(message, "rename one of them").at("auth.groups"))
}
