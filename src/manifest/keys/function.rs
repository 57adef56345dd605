//! The keys of one function.

use super::{Choice, Default, Key, Kind, asked, built, by_flag};
use crate::model::{Access, COGNITO_TRIGGERS, ResourceName, Route, Schedule, Violation};

/// The keys that say what calls a function; each function has exactly one.
pub const TRIGGERS: [&str; 7] = ["http", "schedule", "queue", "topic", "bucket", "stream", "cognito"];

/// The keys of one function.
pub const FUNCTION: &[Key] = &[
    Key {
        path: "http",
        kind: Kind::Text(|text| Route::parse(text).map(drop)),
        default: Default::None,
        doc: "Method and path, such as `GET /teams/{teamId}`",
        question: Some(asked("http", "Method and path")),
    },
    trigger("schedule", Kind::Text(|text| Schedule::parse(text).map(drop)), "`rate(…)` or `cron(…)`"),
    trigger("queue", Kind::Text(resource_name), "Name of an SQS queue"),
    trigger("topic", Kind::Text(resource_name), "Name of an SNS topic"),
    trigger("bucket", Kind::Text(resource_name), "Name of an S3 bucket"),
    trigger("stream", Kind::Choice(&[built("users")]), "DynamoDB table whose changes it gets"),
    trigger("cognito", Kind::Choice(COGNITO), "Lambda trigger of the user pool"),
    Key {
        path: "access",
        kind: Kind::Text(|text| Access::parse(text).map(drop)),
        default: Default::Value("signed-in"), // of an http function
        doc: "Who may call it: public, signed-in, role:NAME, team:ROLE",
        question: Some(asked("access", "Who may call it (public, signed-in, role:NAME, team:ROLE)")),
    },
    Key {
        path: "memory",
        kind: Kind::Whole(128..=10240),
        default: Default::Value("128"),
        doc: "Memory in MB",
        question: Some(by_flag("memory", "Memory in MB")),
    },
    Key {
        path: "timeout",
        kind: Kind::Whole(1..=900),
        default: Default::None, // depends on the trigger
        doc: "Seconds it may take",
        question: Some(by_flag("timeout", "Seconds it may take")),
    },
];

fn resource_name(text: &str) -> Result<(), Violation> {
    ResourceName::parse(text).map(drop)
}

const COGNITO: &[Choice] = &{
    let mut choices = [const { built("") }; COGNITO_TRIGGERS.len()];
    let mut at = 0;
    while at < choices.len() {
        choices[at] = built(COGNITO_TRIGGERS[at].name);
        at += 1;
    }
    choices
};

const fn trigger(path: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { path, kind, default: Default::None, doc, question: Some(by_flag(path, doc)) }
}
