//! What makes AWS call a function.

use heck::ToPascalCase;

use super::kebab::kebab;
use super::{Access, Route, Violation};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    Http {
        route: Route,
        access: Access,
    },
    Schedule(Schedule),
    Queue(ResourceName),
    Topic(ResourceName),
    Bucket(ResourceName),
    /// The stream of the users table.
    Stream,
    Cognito(CognitoTrigger),
}

/// `rate(…)` or `cron(…)`, as the scheduler of `EventBridge` reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(String);

/// The name of a queue, topic or bucket inside the project; AWS's own name is left to CloudFormation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceName(String);

/// A Lambda trigger of a user pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CognitoTrigger {
    /// As in the manifest.
    pub name: &'static str,
    /// The property of the pool's `LambdaConfig`.
    pub property: &'static str,
    /// The version of the event, where Cognito has several.
    pub version: Option<&'static str>,
}

const fn trigger(
    name: &'static str,
    property: &'static str,
    version: Option<&'static str>,
) -> CognitoTrigger {
    CognitoTrigger { name, property, version }
}

/// Every trigger that needs no key of its own; PostConfirmation is built in.
pub const COGNITO_TRIGGERS: [CognitoTrigger; 10] = [
    trigger("pre-sign-up", "PreSignUp", None),
    trigger("pre-authentication", "PreAuthentication", None),
    trigger("post-authentication", "PostAuthentication", None),
    trigger("pre-token-generation", "PreTokenGenerationConfig", Some("V2_0")),
    trigger("custom-message", "CustomMessage", None),
    trigger("define-auth-challenge", "DefineAuthChallenge", None),
    trigger("create-auth-challenge", "CreateAuthChallenge", None),
    trigger("verify-auth-challenge", "VerifyAuthChallengeResponse", None),
    trigger("user-migration", "UserMigration", None),
    trigger("inbound-federation", "InboundFederation", Some("V1_0")),
];

impl Trigger {
    /// The key in the manifest.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Http { .. } => "http",
            Self::Schedule(_) => "schedule",
            Self::Queue(_) => "queue",
            Self::Topic(_) => "topic",
            Self::Bucket(_) => "bucket",
            Self::Stream => "stream",
            Self::Cognito(_) => "cognito",
        }
    }

    /// The value in the manifest.
    pub fn value(&self) -> String {
        match self {
            Self::Http { route, .. } => format!("{} {}", route.method.as_str(), route.path()),
            Self::Schedule(Schedule(text)) => text.clone(),
            Self::Queue(name) | Self::Topic(name) | Self::Bucket(name) => name.0.clone(),
            Self::Stream => "users".to_owned(),
            Self::Cognito(trigger) => trigger.name.to_owned(),
        }
    }

    /// Seconds, where the manifest says nothing.
    pub fn default_timeout(&self) -> u32 {
        if matches!(self, Self::Cognito(_)) { 5 } else { 10 }
    }

    /// Seconds it may take at most, and who waits no longer.
    pub fn max_timeout(&self) -> (u32, &'static str) {
        match self {
            Self::Http { .. } => (29, "API Gateway"),
            Self::Cognito(_) => (5, "Cognito"),
            _ => (900, "Lambda"),
        }
    }
}

impl Schedule {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let inside = |word: &str| text.strip_prefix(word)?.strip_prefix('(')?.strip_suffix(')');
        let is_rate = |rate: &str| {
            let Some((number, unit)) = rate.split_once(' ') else { return false };
            let number = number.parse::<u32>().unwrap_or(0);
            let singular = number == 1;
            number > 0
                && ["minute", "hour", "day"]
                    .iter()
                    .any(|name| unit == *name && singular || unit == format!("{name}s") && !singular)
        };
        let is_cron = |cron: &str| {
            let legal = |c: char| c.is_ascii_alphanumeric() || "*,-/?LW# ".contains(c);
            cron.split(' ').count() == 6
                && cron.split(' ').all(|field| !field.is_empty())
                && cron.chars().all(legal)
        };
        if inside("rate").is_some_and(is_rate) || inside("cron").is_some_and(is_cron) {
            return Ok(Self(text.to_owned()));
        }
        Err(Violation::new(
            format!("`{}` is not a schedule", text.escape_debug()),
            "write `rate(1 hour)`, `rate(5 minutes)`, or six fields such as `cron(15 10 ? * MON-FRI *)`",
        ))
    }
}

impl ResourceName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("name of a queue, topic or bucket", text, 40)?;
        Ok(Self(text.to_owned()))
    }

    /// `outgoing-mail` → `OutgoingMail`, for logical ids.
    pub fn pascal(&self) -> String {
        self.0.to_pascal_case()
    }
}

impl CognitoTrigger {
    pub fn find(name: &str) -> Option<Self> {
        COGNITO_TRIGGERS.into_iter().find(|trigger| trigger.name == name)
    }

    /// What the pool's client has to allow for the trigger ever to be called.
    pub fn auth_flow(self) -> Option<&'static str> {
        match self.name {
            "define-auth-challenge" | "create-auth-challenge" | "verify-auth-challenge" => {
                Some("ALLOW_CUSTOM_AUTH")
            }
            "user-migration" => Some("ALLOW_USER_PASSWORD_AUTH"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules() {
        for good in [
            "rate(1 hour)",
            "rate(5 minutes)",
            "rate(30 days)",
            "cron(15 10 ? * MON-FRI *)",
            "cron(0/5 8-17 ? * 2#1 2030)",
        ] {
            assert!(Schedule::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "1 hour",
            "rate(0 hours)",
            "rate(1 hours)",
            "rate(2 hour)",
            "rate(-1 hour)",
            "rate(1  hour)",
            "cron(* * * * *)",
            "cron(* * * * * * *)",
            "cron(${x} * * * * *)",
            "at(2030-01-01T00:00:00)",
            "rate(1 hour)\n",
            "cron( * * * * *)",
        ] {
            assert!(Schedule::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_manifest_knows_the_same_cognito_triggers() {
        assert_eq!(CognitoTrigger::find("pre-sign-up").map(|trigger| trigger.property), Some("PreSignUp"));
        assert_eq!(CognitoTrigger::find("post-confirmation"), None);
    }
}
