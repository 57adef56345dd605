//! What makes AWS call a function.

use heck::ToPascalCase;

use super::kebab::kebab;
use super::{Access, Route, Rpc, Schedule, Violation};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    Http {
        route: Route,
        access: Access,
    },
    /// A method of a service, which the API has under a route of its own.
    Rpc {
        rpc: Rpc,
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

/// How a message reaches a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medium {
    Email,
    Sms,
}

const fn trigger(
    name: &'static str,
    property: &'static str,
    version: Option<&'static str>,
) -> CognitoTrigger {
    CognitoTrigger { name, property, version }
}

/// Every trigger a pool has, but PostConfirmation, which is built in.
pub const COGNITO_TRIGGERS: [CognitoTrigger; 12] = [
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
    trigger("custom-email-sender", "CustomEmailSender", Some("V1_0")),
    trigger("custom-sms-sender", "CustomSMSSender", Some("V1_0")),
];

impl Trigger {
    /// The key in the manifest.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Http { .. } => "http",
            Self::Rpc { .. } => "rpc",
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
            Self::Rpc { rpc, .. } => format!("{}.{}", rpc.service(), rpc.method()),
            Self::Schedule(schedule) => schedule.as_str().to_owned(),
            Self::Queue(name) | Self::Topic(name) | Self::Bucket(name) => name.0.clone(),
            Self::Stream => "users".to_owned(),
            Self::Cognito(trigger) => trigger.name.to_owned(),
        }
    }

    /// The name of the queue, topic or bucket that it is.
    pub fn resource(&self) -> Option<&ResourceName> {
        match self {
            Self::Queue(name) | Self::Topic(name) | Self::Bucket(name) => Some(name),
            _ => None,
        }
    }

    /// Whether both are the same resource. `jobs-2` and `jobs2` are one name in CloudFormation.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Queue(mine), Self::Queue(theirs))
            | (Self::Topic(mine), Self::Topic(theirs))
            | (Self::Bucket(mine), Self::Bucket(theirs)) => mine.pascal() == theirs.pascal(),
            _ => self == other,
        }
    }

    /// Seconds, where the manifest says nothing.
    pub fn default_timeout(&self) -> u32 {
        if self.is_awaited_by_cognito() { 5 } else { 10 }
    }

    /// Seconds it may take at most, and who waits no longer.
    pub fn max_timeout(&self) -> (u32, &'static str) {
        match self {
            Self::Http { .. } | Self::Rpc { .. } => (29, "API Gateway"),
            _ if self.is_awaited_by_cognito() => (5, "Cognito"),
            _ => (900, "Lambda"),
        }
    }

    /// What it sends to users in place of Cognito, where it does.
    pub fn custom_sender(&self) -> Option<Medium> {
        match self {
            Self::Cognito(trigger) => trigger.custom_sender(),
            _ => None,
        }
    }

    /// Whether events that failed for good wait in a queue: where nobody waits for an answer.
    pub fn has_dead_letters(&self) -> bool {
        !matches!(self, Self::Http { .. } | Self::Rpc { .. }) && !self.is_awaited_by_cognito()
    }

    /// Cognito waits for every trigger but the custom senders.
    fn is_awaited_by_cognito(&self) -> bool {
        matches!(self, Self::Cognito(_)) && self.custom_sender().is_none()
    }
}

impl ResourceName {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        kebab("name of a queue, topic or bucket", text, &(1..=40))?;
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

    fn custom_sender(self) -> Option<Medium> {
        match self.name {
            "custom-email-sender" => Some(Medium::Email),
            "custom-sms-sender" => Some(Medium::Sms),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queues_that_are_one_name_in_cloudformation_are_the_same() {
        let queue = |name: &str| Trigger::Queue(ResourceName::parse(name).unwrap());
        assert!(queue("jobs-2").is_same(&queue("jobs2")));
        assert!(!queue("jobs-a").is_same(&queue("jobsa")));
        let topic = Trigger::Topic(ResourceName::parse("jobs2").unwrap());
        assert!(!queue("jobs2").is_same(&topic));
    }

    #[test]
    fn cognito_waits_for_all_triggers_but_the_custom_senders() {
        for trigger in COGNITO_TRIGGERS {
            let sends = trigger.custom_sender().is_some();
            assert_eq!(sends, trigger.name.ends_with("-sender"), "{}", trigger.name);
            let trigger = Trigger::Cognito(trigger);
            assert_eq!(trigger.has_dead_letters(), sends);
            assert_eq!(trigger.max_timeout().0, if sends { 900 } else { 5 });
        }
    }

    #[test]
    fn the_manifest_knows_the_same_cognito_triggers() {
        assert_eq!(CognitoTrigger::find("pre-sign-up").map(|trigger| trigger.property), Some("PreSignUp"));
        assert_eq!(CognitoTrigger::find("post-confirmation"), None);
    }
}
