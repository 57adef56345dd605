//! Every key of the manifest, once: what it takes, its default, what it means, and the question that asks
//! for it. The flags of `venture new`, its prompts, the checks of `venture.yaml` and the JSON Schema all
//! come from this table; a new key is a new row.

use std::ops::RangeInclusive;

use crate::model::{
    Access, COGNITO_TRIGGERS, FunctionName, ModulePath, Owner, ProjectName, Region, ResourceName, Route,
    Schedule, Violation,
};

/// One key of the manifest.
pub struct Key {
    /// `auth.mfa`; for the keys of a function, the part after `functions.<name>.`.
    pub path: &'static str,
    pub kind: Kind,
    pub default: Default,
    pub doc: &'static str,
    pub question: Option<Question>,
}

/// What a key takes.
pub enum Kind {
    /// Text that passes a check.
    Text(fn(&str) -> Result<(), Violation>),
    Choice(&'static [Choice]),
    /// Any number of the choices.
    Choices(&'static [Choice]),
    Whole(RangeInclusive<u32>),
    /// A whole number out of a list.
    OneOf(&'static [u32]),
    Flag,
}

pub struct Choice {
    pub value: &'static str,
    /// Whether this version has the templates for it.
    pub built: bool,
}

/// What stands for a key that nobody answered.
pub enum Default {
    /// Must be answered (or, in a project, must be there).
    None,
    Value(&'static str),
    /// Made from the project's name, with `{name}` for it; must be there in a project.
    FromName(&'static str),
}

/// How `venture new` learns a key's value.
pub struct Question {
    pub flag: &'static str,
    pub prompt: &'static str,
    /// Asked on a terminal; the others have a default that suits nearly everyone.
    pub asked: bool,
}

const fn built(value: &'static str) -> Choice {
    Choice { value, built: true }
}

const fn later(value: &'static str) -> Choice {
    Choice { value, built: false }
}

const fn asked(flag: &'static str, prompt: &'static str) -> Question {
    Question { flag, prompt, asked: true }
}

const fn by_flag(flag: &'static str, prompt: &'static str) -> Question {
    Question { flag, prompt, asked: false }
}

/// What CloudWatch Logs accepts as `RetentionInDays` (`AWS::Logs::LogGroup`).
const RETENTION_DAYS: &[u32] = &[
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/// The keys of the project, in the order in which they are asked and written.
pub const PROJECT: &[Key] = &[
    Key {
        path: "version",
        kind: Kind::Whole(super::VERSION..=super::VERSION),
        default: Default::None,
        doc: "Version of this file's form",
        question: None,
    },
    Key {
        path: "name",
        kind: Kind::Text(|text| ProjectName::parse(text).map(drop)),
        default: Default::None,
        doc: "Project name in kebab-case, prefix of every AWS name",
        question: Some(asked("name", "Project name")),
    },
    Key {
        path: "module",
        kind: Kind::Text(|text| ModulePath::parse(text).map(drop)),
        default: Default::FromName("github.com/{name}/{name}"),
        doc: "Go module path",
        question: Some(asked("module", "Go module path")),
    },
    Key {
        path: "owner",
        kind: Kind::Text(|text| Owner::parse(text).map(drop)),
        default: Default::Value("platform"),
        doc: "Value of the `owner` tag on every AWS resource",
        question: Some(asked("owner", "Owner (tag on every AWS resource)")),
    },
    Key {
        path: "region",
        kind: Kind::Text(|text| Region::parse(text).map(drop)),
        default: Default::Value("us-east-1"),
        doc: "AWS region",
        question: Some(asked("region", "AWS region")),
    },
    Key {
        path: "auth.mode",
        kind: Kind::Choice(&[built("authorizer"), later("identity-pool")]),
        default: Default::Value("authorizer"),
        doc: "How the API knows its callers",
        question: Some(by_flag("auth-mode", "How the API knows its callers")),
    },
    Key {
        path: "auth.sign-in",
        kind: Kind::Choice(&[built("email"), later("phone"), later("user-name")]),
        default: Default::Value("email"),
        doc: "What users sign in with",
        question: Some(by_flag("sign-in", "What users sign in with")),
    },
    Key {
        path: "auth.mfa",
        kind: Kind::Choice(&[built("off"), built("optional"), built("required")]),
        default: Default::Value("optional"),
        doc: "Second factor at sign-in, by an authenticator app",
        question: Some(asked("mfa", "Second factor at sign-in")),
    },
    Key {
        path: "auth.password-length",
        kind: Kind::Whole(8..=99),
        default: Default::Value("12"),
        doc: "Least number of characters of a password",
        question: Some(by_flag("password-length", "Least number of characters of a password")),
    },
    Key {
        path: "auth.self-sign-up",
        kind: Kind::Flag,
        default: Default::Value("true"),
        doc: "Whether anyone may sign up, or only administrators create users",
        question: Some(by_flag("self-sign-up", "May anyone sign up?")),
    },
    Key {
        path: "logs.destination",
        kind: Kind::Choice(&[
            built("splunk"),
            later("sumologic"),
            later("datadog"),
            later("newrelic"),
            later("loki"),
            later("opensearch"),
            later("otlp"),
            built("http"),
        ]),
        default: Default::Value("http"),
        doc: "Where the log forwarder sends every function's logs",
        question: Some(asked("logs", "Where logs go")),
    },
    Key {
        path: "logs.subscription",
        kind: Kind::Choice(&[built("native"), later("plugin")]),
        default: Default::Value("native"),
        doc: "How log groups reach the forwarder",
        question: Some(by_flag("log-subscription", "How log groups reach the forwarder")),
    },
    Key {
        path: "logs.retention-days",
        kind: Kind::OneOf(RETENTION_DAYS),
        default: Default::Value("30"),
        doc: "Days CloudWatch keeps log lines",
        question: Some(by_flag("log-retention-days", "Days CloudWatch keeps log lines")),
    },
    Key {
        path: "extras",
        kind: Kind::Choices(&[later("web"), later("kubernetes"), built("github-actions")]),
        default: Default::Value(""),
        doc: "Parts that not every project wants",
        question: Some(asked("extras", "Extras")),
    },
];

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

/// The rows that have a question, in order.
pub fn questions() -> impl Iterator<Item = (&'static Key, &'static Question)> {
    PROJECT.iter().filter_map(|key| key.question.as_ref().map(|question| (key, question)))
}

/// The check of a function's name, which is a key and not a value.
pub fn check_function_name(name: &str) -> Result<(), Violation> {
    FunctionName::parse(name).map(drop)
}
