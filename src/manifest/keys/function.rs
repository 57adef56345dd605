//! The keys of one function.

use super::{AT_ANY_TIME, Choice, Default, Key, Kind, Question, asked, built, by_flag};
use crate::model::{Access, ResourceName, Route, Rpc, Schedule, Violation};

/// The keys that say what calls a function; each function has exactly one.
pub const TRIGGERS: [&str; 8] = ["http", "rpc", "schedule", "queue", "topic", "bucket", "stream", "cognito"];

/// What each of them means, in the order in which they are offered.
pub const TRIGGER_MEANINGS: [(&str, &str); 8] = [
    ("http", "a call of the API"),
    ("rpc", "a call of a service that .proto files describe, by Connect"),
    ("schedule", "the clock"),
    ("queue", "messages of an SQS queue, each handled once it can be"),
    ("topic", "messages of an SNS topic, as they come"),
    ("bucket", "objects that are put into an S3 bucket"),
    ("stream", "changes of the users table"),
    ("cognito", "a step of sign-up or sign-in"),
];

/// Levels of access to choose from. One that ends in a colon wants a name behind it.
const LEVELS: &[(&str, &str)] = &[
    ("signed-in", "anyone with an account"),
    ("public", "anyone, without a token"),
    ("role:", "users to whom the users table gives a role"),
    ("team:member", "members of the team in the path, or in the message of an rpc"),
    ("team:admin", "its admins and owners"),
    ("team:owner", "its owners"),
];

/// The keys of one function.
pub const FUNCTION: &[Key] = &[
    Key {
        path: "http",
        kind: Kind::Text(|text| Route::parse(text).map(drop)),
        default: Default::None,
        doc: "Method and path, such as `GET /teams/{teamId}`",
        change: "at any time; a path parameter that is deployed keeps its name",
        example: "GET /teams/{teamId}",
        question: Some(by_flag("http", "Method and path, such as `GET /teams/{teamId}`")),
    },
    trigger("rpc", Kind::Text(|text| Rpc::parse(text, "").map(drop)), "Service and method, such as `InvoiceService.Create`, called by Connect: API Gateway cannot carry gRPC, nor streams")
        .changed("callers call it by that name; the old one goes")
        .such_as("InvoiceService.Create"),
    trigger("schedule", Kind::Text(|text| Schedule::parse(text).map(drop)), "`rate(…)` or `cron(…)`").such_as("rate(1 hour)"),
    trigger("queue", Kind::Text(resource_name), "Name of an SQS queue")
        .changed("another name makes another queue; the old one stays in AWS with what waits in it, and belongs to no stack")
        .such_as("jobs"),
    trigger("topic", Kind::Text(resource_name), "Name of an SNS topic")
        .changed("another name makes another topic; the old one goes")
        .such_as("news"),
    trigger("bucket", Kind::Text(resource_name), "Name of an S3 bucket")
        .changed("another name makes another bucket; the old one stays in AWS with its objects, and belongs to no stack")
        .such_as("photos"),
    trigger(
        "stream",
        Kind::Choice(&[built("users", "the table of users, teams and roles")]),
        "DynamoDB table whose changes it gets",
    ),
    trigger("cognito", Kind::Choice(COGNITO), "Lambda trigger of the user pool"),
    Key {
        path: "access",
        kind: Kind::Text(|text| Access::parse(text).map(drop)),
        default: Default::Value("signed-in"), // of an http or rpc function
        doc: "Who may call it: public, signed-in, role:NAME, team:ROLE",
        change: AT_ANY_TIME,
        example: "",
        question: Some(Question {
            from: Some(LEVELS),
            ..asked("access", "Who may call it", "can be changed at any time")
        }),
    },
    Key {
        path: "memory",
        kind: Kind::Whole(128..=10240),
        default: Default::Value("128"),
        doc: "Memory in MB",
        change: AT_ANY_TIME,
        example: "256",
        question: Some(by_flag("memory", "Memory in MB")),
    },
    Key {
        path: "timeout",
        kind: Kind::Whole(1..=900),
        default: Default::None, // depends on the trigger
        doc: "Seconds it may take",
        change: AT_ANY_TIME,
        example: "20",
        question: Some(by_flag("timeout", "Seconds it may take")),
    },
];

fn resource_name(text: &str) -> Result<(), Violation> {
    ResourceName::parse(text).map(drop)
}

const COGNITO: &[Choice] = &[
    built("pre-sign-up", "may refuse who signs up, or confirm at once"),
    built("pre-authentication", "may refuse a sign-in"),
    built("post-authentication", "hears of each sign-in"),
    built("pre-token-generation", "puts claims of its own into tokens"),
    built("custom-message", "writes the text of e-mail and SMS"),
    built("define-auth-challenge", "says which challenge comes next in a sign-in of its own"),
    built("create-auth-challenge", "makes such a challenge"),
    built("verify-auth-challenge", "judges the answer to one"),
    built("user-migration", "takes users over from elsewhere as they sign in"),
    built("inbound-federation", "changes what another identity provider says of a user"),
    built("custom-email-sender", "sends Cognito's e-mail, through Amazon SES"),
    built("custom-sms-sender", "sends Cognito's SMS, through Amazon SNS"),
];

const fn trigger(path: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key {
        path,
        kind,
        default: Default::None,
        doc,
        change: AT_ANY_TIME,
        example: "",
        question: Some(by_flag(path, doc)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::COGNITO_TRIGGERS;

    #[test]
    fn the_choices_of_a_pools_triggers_are_those_of_the_model() {
        let names = COGNITO.iter().map(|choice| choice.value);
        assert!(names.eq(COGNITO_TRIGGERS.iter().map(|trigger| trigger.name)));
    }

    #[test]
    fn every_trigger_is_offered_with_what_it_means() {
        assert_eq!(TRIGGERS, TRIGGER_MEANINGS.map(|(name, _)| name));
    }
}
