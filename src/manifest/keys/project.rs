//! The keys of the project but those of its user pool.

use super::{AT_ANY_TIME, Default, Key, Kind, PROVIDER, Question, asked, built, by_flag};
use crate::model::{
    Branch, ModulePath, Owner, ProjectName, Region, USABLE_REGIONS, check_filter_pattern, pool,
};

/// What CloudWatch Logs accepts as `RetentionInDays` (`AWS::Logs::LogGroup`).
const RETENTION_DAYS: &[u32] = &[
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/// What the project is.
pub(super) const HEAD: &[Key] = &[
    Key {
        path: "version",
        kind: Kind::Whole(crate::manifest::VERSION..=crate::manifest::VERSION),
        default: Default::None,
        doc: "Version of this file's form",
        change: "by venture itself, when one that knows a newer form changes the file",
        example: "",
        question: None,
    },
    Key {
        path: "name",
        kind: Kind::Text(|text| ProjectName::parse(text).map(drop)),
        default: Default::None,
        doc: "Project name in kebab-case, prefix of every AWS name",
        change: "hardly: everything is deployed anew under the new name, and users and data stay with the old",
        example: "acme",
        question: Some(asked(
            "name",
            "Project name",
            "every AWS name starts with it: with another name later, everything is deployed anew beside the old",
        )),
    },
    Key {
        path: "module",
        kind: Kind::Text(|text| ModulePath::parse(text).map(drop)),
        default: Default::FromName("{home}/{name}"),
        doc: "Go module path",
        change: "at any time; handlers and what else is yours need the new path in their import lines",
        example: "github.com/acme/acme",
        question: Some(asked(
            "module",
            "Go module path",
            "where the code is to live; every import starts with it",
        )),
    },
    Key {
        path: "owner",
        kind: Kind::Text(|text| Owner::parse(text).map(drop)),
        default: Default::Value("platform"),
        doc: "Value of the `owner` tag on every AWS resource",
        change: AT_ANY_TIME,
        example: "",
        question: Some(asked(
            "owner",
            "Owner (tag on every AWS resource)",
            "the team or person to ask about it; can be changed at any time",
        )),
    },
    Key {
        path: "region",
        kind: Kind::Text(|text| Region::parse(text).map(drop)),
        default: Default::Value("us-east-1"),
        doc: "AWS region",
        change: "hardly: everything is deployed anew there, and users and data stay in the region before",
        example: "",
        question: Some(Question {
            from: Some(USABLE_REGIONS),
            ..asked(
                "region",
                "AWS region",
                "type a part of its name; users and data do not move to another one later",
            )
        }),
    },
    Key {
        path: "branch",
        kind: Kind::Text(|text| Branch::parse(text).map(drop)),
        default: Default::FromGit("main"),
        doc: "Branch whose pushes are deployed",
        change: AT_ANY_TIME,
        example: "",
        question: Some(by_flag("branch", "Branch whose pushes are deployed")),
    },
    Key {
        path: PROVIDER,
        kind: Kind::Choice(&[
            built("cognito", "a user pool of Amazon Cognito"),
            built(
                "oidc",
                "an OpenID Connect issuer that you have: Auth0, Keycloak, Entra, …; there is no user pool",
            ),
        ]),
        default: Default::Value("cognito"),
        doc: "Who signs people in",
        change: "hardly: people get other subjects, so nobody is who they were; a pool that is deployed stays, with everyone in it",
        example: "",
        question: Some(Question {
            about: "a user pool comes with the project; tokens of an issuer are checked alike, and Cognito is not used",
            ..by_flag("provider", "Who signs people in")
        }),
    },
    Key {
        path: "auth.mode",
        kind: Kind::Choice(&[
            built("authorizer", "a function of yours checks each token"),
            built(
                "identity-pool",
                "requests are signed with AWS credentials, which only the routes of a role take",
            ),
        ]),
        default: Default::Value("authorizer"),
        doc: "How the API knows its callers",
        change: "at any time; apps have to call in the other way from then on",
        example: "",
        question: Some(by_flag("auth-mode", "How the API knows its callers")),
    },
];

/// Its logs, but for what is taken out of them.
pub(super) const LOGS: &[Key] = &[
    Key {
        path: "logs.destination",
        kind: Kind::Choice(&[
            built("splunk", "Splunk's HTTP event collector"),
            built("sumologic", "an HTTP source of Sumo Logic"),
            built("datadog", "Datadog's log intake"),
            built("newrelic", "New Relic's Log API"),
            built("loki", "Grafana Loki, also Grafana Cloud's"),
            built("opensearch", "OpenSearch and Elasticsearch, also Amazon's"),
            built("otlp", "any receiver of OpenTelemetry's protocol"),
            built("http", "any HTTP endpoint, as JSON"),
        ]),
        default: Default::Value("http"),
        doc: "Where the log forwarder sends every function's logs",
        change: AT_ANY_TIME,
        example: "",
        question: Some(asked("logs", "Where logs go", "can be changed at any time")),
    },
    Key {
        path: "logs.subscription",
        kind: Kind::Choice(&[
            built("native", "one subscription filter a function, in its own stack"),
            built("plugin", "the same by serverless-log-forwarding, for teams that use it already"),
        ]),
        default: Default::Value("native"),
        doc: "How log groups reach the forwarder",
        change: "at any time; a log group has both filters for a moment, and two are all it may have",
        example: "",
        question: Some(by_flag("log-subscription", "How log groups reach the forwarder")),
    },
    Key {
        path: "logs.filter-pattern",
        kind: Kind::OptionalText(check_filter_pattern),
        default: Default::Value(""),
        doc: "CloudWatch filter pattern of what is forwarded, such as `{ $.level != \"DEBUG\" }`; without one, everything",
        change: AT_ANY_TIME,
        example: "{ $.level != \"DEBUG\" }",
        question: Some(by_flag("log-filter-pattern", "Which log events are forwarded")),
    },
    Key {
        path: "logs.stages",
        kind: Kind::Texts(pool::check_stage),
        default: Default::Value(""),
        doc: "Stages whose logs are forwarded; without one, those of every stage",
        change: AT_ANY_TIME,
        example: "prod,staging",
        question: Some(by_flag("log-stages", "Stages whose logs are forwarded")),
    },
    Key {
        path: "logs.access",
        kind: Kind::Flag,
        default: Default::Value("false"),
        doc: "Whether API Gateway logs each request, also what it refuses; needs a role of the whole AWS account",
        change: "at any time; the README says in which order to end it",
        example: "",
        question: Some(by_flag("log-access", "Whether API Gateway logs each request")),
    },
    Key {
        path: "logs.retention-days",
        kind: Kind::OneOf(RETENTION_DAYS),
        default: Default::Value("30"),
        doc: "Days CloudWatch keeps log lines",
        change: AT_ANY_TIME,
        example: "",
        question: Some(by_flag("log-retention-days", "Days CloudWatch keeps log lines")),
    },
];

/// Its extras.
pub(super) const EXTRAS: &[Key] = &[Key {
    path: "extras",
    kind: Kind::Choices(&[
        built("agents", "AGENTS.md: what a coding tool has to know"),
        built("dependabot", "pull requests with new versions of what the project uses"),
        built("devcontainer", "a container with all that `make` needs"),
        built("github-actions", "workflows that test each push and deploy"),
        built(
            "kubernetes",
            "the same functions as a service on Kubernetes: server, image, manifests, role on AWS",
        ),
        built("teams", "people make teams, invite others by e-mail, and delete their account"),
        built("web", "a page to sign up, sign in and call the API, on CloudFront, tested in a browser"),
    ]),
    default: Default::Value(""),
    doc: "Parts that not every project wants",
    change: "at any time; a topic or a bucket has a queue with `kubernetes`, which is to be empty before that goes",
    example: "",
    question: Some(asked("extras", "Extras", "parts that not every project wants; can be added at any time")),
}];
