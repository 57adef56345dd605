//! Random manifests that are valid, and the text of a project.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use crate::manifest;
use crate::model::Project;
use crate::model::pool::EXTRAS_OF_A_POOL;

/// A manifest in YAML's flow style, which JSON is.
pub fn manifest() -> impl Strategy<Value = Value> {
    let project =
        (select(vec!["acme", "a2", "shop-2"]), select(vec!["eu-west-1", "us-east-1"]), auth(), logs());
    let choices = (select(vec!["main", "trunk"]), any::<bool>());
    let extras = subsequence(
        vec!["agents", "dependabot", "devcontainer", "github-actions", "kubernetes", "teams", "web"],
        0..=7,
    );
    (project, extras, functions(), choices).prop_map(
        |((name, region, mut auth, logs), mut extras, functions, (branch, signs))| {
            extras.retain(|extra| *extra != "teams" || auth["sign-in"] != "phone");
            let sends = |function: &Value| function["cognito"] == "custom-email-sender";
            let sender = functions.as_object().is_some_and(|functions| functions.values().any(sends));
            if sender || extras.contains(&"teams") {
                auth["email"] = json!({ "sender": "ses", "from": "hello@example.com" });
            }
            let trigger = |function: &Value| function.get("cognito").is_some();
            if functions.as_object().is_some_and(|functions| functions.values().any(trigger)) {
                auth["pool"] = json!("own");
            }
            if auth["pool"] == "own" && auth.get("email").is_none() {
                auth.as_object_mut().map(|auth| auth.remove("mfa-methods"));
            }
            let admits = |function: &Value| function["cognito"] == "pre-sign-up";
            let open = auth["self-sign-up"] == true
                || functions.as_object().is_some_and(|functions| functions.values().any(admits));
            if let Some(providers) = auth["sign-in-with"].as_array_mut().filter(|_| !open) {
                providers.retain(|provider| provider == "oidc" || provider == "saml");
            }
            if auth["pool"] == "existing" {
                describe_only(&mut auth);
            }
            if auth["provider"] == "oidc" {
                let called = functions.as_object().is_some_and(|functions| functions.values().any(trigger));
                if called {
                    auth["provider"] = json!("cognito");
                } else {
                    leave_to_issuers(&mut auth);
                    extras.retain(|extra| !EXTRAS_OF_A_POOL.contains(extra));
                }
            }
            let tokens = auth["groups"].as_array().is_some_and(|groups| !groups.is_empty())
                || auth["provider"] == "oidc"
                || extras.contains(&"kubernetes");
            auth["mode"] = json!(if signs && !tokens { "identity-pool" } else { "authorizer" });
            json!({
                "version": manifest::VERSION, "name": name, "module": format!("example.com/{name}"), "owner": "us", "branch": branch,
                "region": region, "auth": auth, "logs": logs, "extras": extras, "functions": functions,
            })
        },
    )
}

/// What an existing pool does not take from a project is not there.
fn describe_only(auth: &mut Value) {
    auth["threat-protection"] = json!("off");
    auth["groups"] = json!([]);
    for (section, key) in [("password", "history"), ("password", "temporary-days")] {
        auth[section].as_object_mut().map(|section| section.remove(key));
    }
    for key in ["login", "sign-in-with"] {
        auth.as_object_mut().map(|auth| auth.remove(key));
    }
}

/// Without a user pool nothing is set in one.
fn leave_to_issuers(auth: &mut Value) {
    *auth = json!({
        "provider": "oidc", "deletion-protection": auth["deletion-protection"],
        "issuers": {
            "login": { "issuer": "https://login.example.com/", "audience": ["api"], "groups-claim": "groups", "roles": ["admin"] },
            "other": { "issuer": "https://other.example.com", "audience": ["api"], "algorithms": ["ES256"] },
        },
    });
}

fn logs() -> impl Strategy<Value = Value> {
    let words = (
        select(vec!["splunk", "sumologic", "datadog", "newrelic", "loki", "opensearch", "otlp", "http"]),
        select(vec!["native", "plugin"]),
    );
    let pattern = select(vec!["", "{ $.level != \"DEBUG\" }"]);
    let except = subsequence(vec!["cards", "emails", "logins", "phones", "tokens"], 0..=5);
    let own = (
        subsequence(vec!["customerNumber", "ssn"], 0..=2),
        subsequence(vec!["CUST-[0-9]{6}", r#"\bx"y`+\b"#], 0..=2),
    );
    let stages = subsequence(vec!["dev", "prod"], 0..=2);
    (words, pattern, any::<bool>(), select(vec![1, 30, 365]), except, own, stages).prop_map(|(words, pattern, access, days, except, own, stages)| {
        let (destination, subscription) = words;
        json!({
            "destination": destination, "subscription": subscription, "filter-pattern": pattern, "access": access, "stages": stages,
            "retention-days": days, "redact": { "except": except, "names": own.0, "patterns": own.1 },
        })
    })
}

fn auth() -> impl Strategy<Value = Value> {
    let words = (
        select(vec!["email", "phone", "user-name"]),
        select(vec!["off", "optional", "required"]),
        select(vec!["off", "audit", "enforced"]),
        select(vec![("cognito", "own"), ("cognito", "existing"), ("oidc", "own")]),
        any::<(bool, bool, bool, bool, bool, bool)>(),
    );
    let requires = subsequence(vec!["lower-case", "numbers", "symbols", "upper-case"], 0..=4);
    let numbers = (8..=99_u32, 0..=24_u32, 1..=365_u32, 5..=1440_u32, 1..=3650_u32);
    let lists = (
        subsequence(vec!["admin", "staff", "billing-team"], 0..=3),
        subsequence(vec!["seats:number", "Team_id:string", "paid:boolean", "since:date-time"], 0..=4),
        subsequence(vec!["prod", "dev", "stage-2"], 0..=3),
        subsequence(vec!["apple", "facebook", "google", "oidc", "saml"], 0..=5),
    );
    (words, requires, numbers, lists).prop_map(|(words, requires, numbers, (groups, attributes, stages, providers))| {
        let (sign_in, mfa, threats, (provider, pool), (open, passkeys, login, ses, rotation, mails)) = words;
        let (length, history, temporary, minutes, days) = numbers;
        let mut auth = json!({
            "provider": provider, "pool": pool, "sign-in": sign_in, "mfa": mfa, "threat-protection": threats, "self-sign-up": open, "plan": "plus",
            "password": { "length": length, "requires": requires, "history": history, "temporary-days": temporary },
            "tokens": { "access-minutes": minutes, "id-minutes": minutes, "refresh-days": days, "rotation": rotation },
            "groups": groups, "attributes": attributes, "deletion-protection": stages,
        });
        if passkeys {
            auth["passkeys"] = json!({ "enabled": true, "domain": "example.com" });
        }
        if login {
            auth["login"] = json!({ "domain": "acme", "callback-urls": ["https://example.com/back"], "logout-urls": ["https://example.com/bye"] });
            auth["sign-in-with"] = json!(providers);
        }
        if mails && (ses || pool == "existing") && sign_in != "phone" {
            auth["mfa-methods"] = json!(["app", "email"]);
        }
        if ses {
            auth["email"] = json!({ "sender": "ses", "from": "hello@example.com" });
        }
        auth
    })
}

/// Functions with different names, routes and resources.
fn functions() -> impl Strategy<Value = Value> {
    let access = select(vec!["public", "signed-in", "role:admin", "team:member", "team:admin", "team:owner"]);
    let method = select(vec!["GET", "POST", "PUT", "PATCH", "DELETE"]);
    (vec((0..10_usize, method, access, any::<bool>()), 0..7), 0..100_usize).prop_map(|(kinds, first)| {
        let mut functions = serde_json::Map::new();
        let cognito = crate::model::COGNITO_TRIGGERS;
        for (n, (kind, method, access, large)) in kinds.into_iter().enumerate() {
            let mut function = match kind {
                0 => json!({ "schedule": "rate(5 minutes)" }),
                1 => json!({ "queue": format!("jobs-{n}") }),
                2 => json!({ "topic": format!("news-{n}") }),
                3 => json!({ "bucket": format!("files-{n}") }),
                4 if n < 2 => json!({ "stream": "users" }),
                5 => json!({ "cognito": cognito[(first + n) % cognito.len()].name }),
                9 => json!({ "rpc": format!("{}Service.Do{n}", ["Invoice", "Ledger"][n % 2]), "access": access }),
                6 => json!({ "schedule": "cron(0 8 ? * MON-FRI *)" }),
                _ => json!({ "http": format!("{method} /p{n}/{{teamId}}"), "access": access }),
            };
            if large {
                function["memory"] = json!(1024);
            }
            functions.insert(format!("function-{n}"), function);
        }
        Value::Object(functions)
    })
}

/// The project of a manifest that must be valid.
pub fn project(manifest: &Value) -> Project {
    manifest::parse_project("venture.yaml", &manifest.to_string())
        .unwrap_or_else(|problems| panic!("{problems}\n{manifest:#}"))
        .1
}
