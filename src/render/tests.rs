//! What holds for every template, whatever the manifest says.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use include_dir::Dir;
use serde::Deserialize as _;
use tera::Context;

use super::engine::Engine;
use super::{Overrides, context, layer, manifest, templates, tree};
use crate::manifest as yaml;
use crate::model::{COGNITO_TRIGGERS, Project, ceiling};
use crate::tree::Tree;

const ACCESS: [&str; 5] = ["public", "signed-in", "role:billing", "team:member", "team:owner"];

const TRIGGERS: [&str; 8] = [
    "rpc: InvoiceService.Pay, access: team:admin",
    "rpc: InvoiceService.Create, access: role:billing",
    "schedule: rate(1 hour)",
    "queue: outgoing-mail",
    "topic: account-events",
    "bucket: uploads",
    "stream: users",
    "cognito: pre-sign-up, timeout: 4",
];

/// A project with a function of every access level and trigger; `change` replaces parts of its manifest.
fn project(change: &[(&str, &str)]) -> Project {
    let mut text = "version: 2\nname: acme\nmodule: example.com/acme\nauth: {mfa: optional}\n\
                    logs: {destination: http}\nextras: []\nfunctions:\n"
        .to_owned();
    for (number, access) in ACCESS.iter().enumerate() {
        let route = format!("GET /{number}/{{teamId}}");
        let _ = writeln!(text, "  at-{number}: {{http: '{route}', access: '{access}'}}");
    }
    for (number, trigger) in TRIGGERS.iter().enumerate() {
        let _ = writeln!(text, "  on-{number}: {{{trigger}}}");
    }
    for trigger in COGNITO_TRIGGERS[1..].iter().filter(|trigger| trigger.name != "custom-email-sender") {
        let _ = writeln!(text, "  {}: {{cognito: {}}}", trigger.name, trigger.name);
    }
    for (from, to) in change {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    yaml::parse_project("venture.yaml", &text).expect("a valid manifest").1
}

fn projects() -> Vec<Project> {
    vec![
        project(&[]),
        project(&[("optional", "\"off\""), ("http}", "splunk}"), ("extras: []", "extras: [github-actions]")]),
        project(&[("mfa: optional", "mfa: required, self-sign-up: false, password: {length: 99}")]),
        project(&[
            ("example.com/acme", "Zeta.example.com/x/y".to_lowercase().as_str()),
            ("name: acme", "name: zz"),
        ]),
        project(&[(PLAIN, EVERYTHING), MAIL]),
        project(&[(PLAIN, EVERYTHING), MAIL, ("mfa: required", "mfa: \"off\""), ("sign-in: phone, ", "")]),
        project(&[(PLAIN, CLASSIC), TOKENS]),
        without_pool("[]"),
        without_pool("[agents, dependabot, devcontainer, github-actions, kubernetes]"),
    ]
}

/// A project whose tokens are an issuer's alone, with a function of every access level and trigger that it can have.
fn without_pool(extras: &str) -> Project {
    let mut text = format!(
        "version: 2\nname: acme\nmodule: example.com/acme\nauth: {{provider: oidc, issuers: {{log-in: {{issuer: \
         'https://login.example.com/', audience: [api, 'https://api.example.com'], groups-claim: groups, roles: \
         [support, staff]}}, other: {{issuer: 'https://other.example.com', audience: [api], algorithms: [ES256], \
         keys: 'https://keys.example.com/set', audience-claim: azp}}}}}}\nextras: {extras}\nfunctions:\n"
    );
    for (number, access) in ACCESS.iter().enumerate() {
        let _ = writeln!(text, "  at-{number}: {{http: 'GET /{number}/{{teamId}}', access: '{access}'}}");
    }
    for (number, trigger) in TRIGGERS.iter().filter(|trigger| !trigger.starts_with("cognito")).enumerate() {
        let _ = writeln!(text, "  on-{number}: {{{trigger}}}");
    }
    yaml::parse_project("venture.yaml", &text).expect("a valid manifest").1
}

const PLAIN: &str = "{mfa: optional}";

/// Every setting of the pool at another value than its default.
const EVERYTHING: &str = "{sign-in: phone, mfa: required, self-sign-up: false, \
    password: {length: 99, requires: [numbers], history: 24, temporary-days: 1}, \
    tokens: {access-minutes: 5, id-minutes: 60, refresh-days: 365}, plan: plus, threat-protection: enforced, \
    passkeys: {enabled: true, domain: example.com}, \
    login: {domain: acme, callback-urls: ['https://app.example.com/?a=b&c', 'http://localhost:5173'], \
    logout-urls: ['https://app.example.com']}, sign-in-with: [apple, facebook, google, oidc, saml], email: {sender: ses, from: hello@mail.example.com}, \
    groups: [staff, north-west], attributes: ['tenant:string', 'seats:number', 'trial:boolean', 'since:date-time'], \
    deletion-protection: [dev, prod, staging], \
    issuers: {log-in: {issuer: 'https://login.example.com/', audience: [api, 'https://api.example.com'], \
    audience-claim: azp, keys: 'https://keys.example.com/set', algorithms: [ES256, RS256], user-name-claim: name, \
    groups-claim: groups, roles: [support]}, other: {issuer: 'https://other.example.com', audience: [api]}}}";

/// Takes away the function that the plan `lite` does not have.
const TOKENS: (&str, &str) = ("  pre-token-generation: {cognito: pre-token-generation}\n", "");

/// Adds the function that needs an address to send from.
const MAIL: (&str, &str) = ("functions:\n", "functions:\n  mail: {cognito: custom-email-sender}\n");

/// Users choose names, and see the login pages of the plan `lite`.
const CLASSIC: &str = "{sign-in: user-name, mfa: \"off\", password: {requires: []}, plan: lite, \
    login: {domain: acme, callback-urls: ['https://app.example.com']}, sign-in-with: [saml], deletion-protection: []}";

#[test]
fn every_file_is_finished_text_of_its_kind() {
    for project in projects() {
        let tree: Tree = tree(&project, &Overrides::default()).unwrap();
        for (path, file) in &tree {
            let text = file.content.normalised().unwrap_or_else(|| panic!("{path} is binary"));
            for leftover in ["{=", "=}", "{~", "~}", "{%", "\r"] {
                assert!(!text.contains(leftover), "{path} holds {leftover:?}");
            }
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} does not end in one line feed");
            assert!(!text.starts_with('\n'), "{path} starts with an empty line");
            let ending = path.as_str().rsplit('.').next().unwrap_or_default();
            if matches!(ending, "yml" | "yaml") {
                for document in serde_yaml::Deserializer::from_str(&text) {
                    serde_yaml::Value::deserialize(document)
                        .unwrap_or_else(|error| panic!("{path}: {error}"));
                }
            }
            if ending == "json" {
                serde_json::from_str::<serde_json::Value>(&text)
                    .unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            assert!(
                !text.lines().any(|line| line.ends_with([' ', '\t'])),
                "{path} has blanks at the end of a line"
            );
        }
    }
}

/// Nothing that a project has without a pool is of one, but what AWS writes into every event.
#[test]
fn without_a_pool_nothing_speaks_of_cognito() {
    let known = [
        ".venture/schema.json",
        "package-lock.json",
        "testdata/",
        "internal/redact/numbers.go",
        "internal/invocation/start.go",
    ];
    let tree = tree(&without_pool("[github-actions, kubernetes]"), &Overrides::default()).unwrap();
    for (path, file) in
        tree.iter().filter(|(path, _)| !known.iter().any(|known| path.as_str().contains(known)))
    {
        let text = file.content.normalised().unwrap().to_lowercase();
        let found = text.lines().find(|line| line.contains("cognito") || line.contains("userpool"));
        assert!(
            found.is_none_or(|line| path.as_str() == "README.md" && line.contains("amazon cognito instead")),
            "{path}: {found:?}"
        );
    }
}

/// The packaged templates of the examples are counted too, but no example signs people in by phone.
#[test]
fn resources_of_the_pool_are_counted() {
    let plain = project(&[TOKENS]);
    for settings in [EVERYTHING, CLASSIC] {
        let changed = project(&[(PLAIN, settings), TOKENS]);
        let counted = ceiling::resources(&changed) - ceiling::resources(&plain);
        assert_eq!(counted, pool_resources(&changed) - pool_resources(&plain));
    }
}

fn pool_resources(project: &Project) -> usize {
    let files = ["cognito-user-pool", "identity-providers", "login-pages"]
        .map(|name| format!("resources/{name}.yml"));
    let tree = tree(project, &Overrides::default()).unwrap();
    let texts = tree.iter().filter(|(path, _)| files.iter().any(|file| file == path.as_str()));
    texts.map(|(_, file)| file.content.normalised().unwrap().matches("\n    Type: AWS::").count()).sum()
}

#[test]
fn the_manifest_that_new_writes_reads_back_as_the_same_project() {
    for project in projects() {
        let text = manifest(&project).unwrap();
        assert_eq!(yaml::parse_project("venture.yaml", &text).unwrap().1, project, "{text}");
    }
}

/// Tera takes a misspelt name in an `if` for false. So every name in a template must be in the context.
#[test]
fn every_name_in_a_template_exists() {
    let project = project(&[(PLAIN, EVERYTHING)]);
    let shared = context::shared(&project);
    let contexts = project.functions.iter().map(|function| context::with_function(&shared, function));
    let contexts: Vec<Context> = contexts.collect();
    let mut used = BTreeSet::new();
    collect(&layer::TEMPLATES, &mut used);
    assert!(used.len() > 15, "the test finds names: {used:?}");
    for (template, name) in used {
        let found = contexts.iter().any(|context| holds(context, &name));
        assert!(found, "{template} uses `{name}`, which no context has");
    }
}

fn holds(context: &Context, name: &str) -> bool {
    let mut parts = name.split('.');
    let root =
        parts.next().and_then(|root| context.get(root)).map(|value| serde_json::to_value(value).unwrap());
    root.is_some_and(|root| parts.try_fold(&root, |value, part| value.get(part)).is_some())
}

/// (template, dotted name) for every name within delimiters.
fn collect(folder: &Dir<'_>, used: &mut BTreeSet<(String, String)>) {
    for file in folder.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "tera")) {
        let text = file.contents_utf8().unwrap();
        let mut loops = vec!["loop".to_owned()];
        for (open, close) in [("{%", "%}"), ("{=", "=}")] {
            for code in text.split(open).skip(1).filter_map(|rest| rest.split(close).next()) {
                for name in names(code, &mut loops) {
                    used.insert((file.path().display().to_string(), name));
                }
            }
        }
    }
    folder.dirs().for_each(|nested| collect(nested, used));
}

/// The names a piece of template code reads; names that a loop binds are noted and left out.
fn names(code: &str, loops: &mut Vec<String>) -> Vec<String> {
    const WORDS: [&str; 14] = [
        "if", "elif", "else", "endif", "for", "endfor", "in", "not", "and", "or", "yaml", "json", "join",
        "sep",
    ];
    let outside_texts: String = code.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = outside_texts.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    let words: Vec<&str> = words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).collect();
    if let ["for", bound, "in", ..] = words[..] {
        loops.push(bound.to_owned());
    }
    let bound = |word: &str| loops.iter().any(|name| name == word.split('.').next().unwrap_or_default());
    let bound_to_function = |word: &str| word.starts_with("function.");
    let free = words.into_iter().filter(|word| !WORDS.contains(word));
    free.filter(|word| bound_to_function(word) || !bound(word)).map(str::to_owned).collect()
}

/// Embedded templates are rendered by venture itself, and a project's own by Tera.
#[test]
fn a_project_with_our_own_templates_as_its_own_renders_the_same() {
    let own = Overrides::of_every_template();
    for project in projects() {
        assert_eq!(tree(&project, &Overrides::default()).unwrap(), tree(&project, &own).unwrap());
        let (name, text) = templates::manifest();
        let by_tera =
            Engine::new([(name, text)].into_iter()).unwrap().render(name, &context::shared(&project));
        assert_eq!(manifest(&project).unwrap(), by_tera.unwrap());
    }
}
