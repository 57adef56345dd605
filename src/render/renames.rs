//! Generated files, and templates, that moved from one version of venture to the next.

use std::borrow::Cow;

use crate::tree::Rename;

/// (path until then, path since then), oldest first; `__function__` stands for every function's name. A file
/// that is dropped needs no entry: it is deleted where it is as generated, and kept where it is not.
const MOVED: &[(&str, &str)] = &[
    // 0.1.0
    ("forwarder/redact/redact.go", "internal/redact/redact.go"),
    ("forwarder/redact/redact_test.go", "internal/redact/redact_test.go"),
    ("local/e2e/access_test.go", "e2e/access_test.go"),
    ("local/e2e/api_test.go", "e2e/api_test.go"),
    ("local/e2e/codes_test.go", "e2e/codes_test.go"),
    ("local/e2e/forge_test.go", "e2e/forge_test.go"),
    ("local/e2e/logs_test.go", "e2e/logs_test.go"),
    ("local/e2e/people_test.go", "e2e/people_test.go"),
    ("local/e2e/project_test.go", "e2e/project_test.go"),
    ("local/e2e/signin_test.go", "e2e/signin_test.go"),
    ("local/e2e/signup_test.go", "e2e/signup_test.go"),
    ("local/e2e/srp_test.go", "e2e/srp_test.go"),
    ("local/e2e/stack_test.go", "e2e/stack_test.go"),
    ("local/e2e/tokens_test.go", "e2e/tokens_test.go"),
];

/// (layer or template until then, since then): a project's own template below `.venture/templates/` still replaces the
/// one that it was ejected from. A text that was copied then is not rendered where a template is rendered now.
const TEMPLATES_MOVED: &[(&str, &str)] = &[
    // 0.1.0
    (
        "authorizer/functions/authorizer/function.yml",
        "auth/authorizer/functions/authorizer/function.yml.tera",
    ),
    ("authorizer", "auth/authorizer"),
    ("custom-senders/local/e2e", "auth/custom-senders/e2e"),
    ("custom-senders", "auth/custom-senders"),
    ("function-bucket", "functions/bucket"),
    ("function-cognito", "functions/cognito/any"),
    ("function-cognito-create-auth-challenge", "functions/cognito/create-auth-challenge"),
    ("function-cognito-custom-email-sender/internal/mail", "auth/mail/internal/mail"),
    ("function-cognito-custom-email-sender", "functions/cognito/custom-email-sender"),
    ("function-cognito-custom-message", "functions/cognito/custom-message"),
    ("function-cognito-custom-sms-sender", "functions/cognito/custom-sms-sender"),
    ("function-cognito-define-auth-challenge", "functions/cognito/define-auth-challenge"),
    ("function-cognito-inbound-federation", "functions/cognito/inbound-federation"),
    ("function-cognito-post-authentication", "functions/cognito/post-authentication"),
    ("function-cognito-pre-authentication", "functions/cognito/pre-authentication"),
    ("function-cognito-pre-sign-up", "functions/cognito/pre-sign-up"),
    ("function-cognito-pre-token-generation", "functions/cognito/pre-token-generation"),
    ("function-cognito-user-migration", "functions/cognito/user-migration"),
    ("function-cognito-verify-auth-challenge", "functions/cognito/verify-auth-challenge"),
    ("function-custom-sender", "functions/cognito/custom-sender"),
    ("function-event", "functions/event"),
    ("function-http", "functions/http"),
    ("function-http-public", "functions/http-public"),
    ("function-http-signed-in", "functions/http-signed-in"),
    ("function-queue", "functions/queue"),
    ("function-schedule", "functions/schedule"),
    ("function-stream", "functions/stream"),
    ("function-topic", "functions/topic"),
    ("github-actions/.github/workflows/ci.yml", "extras/github-actions/.github/workflows/ci.yml.tera"),
    ("github-actions", "extras/github-actions"),
    ("login-pages", "auth/login-pages"),
    ("logs-http", "logs/http"),
    ("logs-splunk", "logs/splunk"),
    ("project/forwarder/decode/decode.go", "project/forwarder/decode/decode.go.tera"),
    ("project/forwarder/decode/decode_test.go", "project/forwarder/decode/decode_test.go.tera"),
    ("project/forwarder/decode/event.go", "project/forwarder/decode/event.go.tera"),
    ("project/forwarder/resources.yml", "project/forwarder/resources.yml.tera"),
    ("project/local/stack/ports.go", "project/local/stack/ports.go.tera"),
    ("project/functions/me/resources.yml", "project/functions/me/resources.yml.tera"),
    (
        "project/functions/post-confirmation/resources.yml",
        "auth/own-pool/functions/post-confirmation/resources.yml.tera",
    ),
    ("project/functions/post-confirmation", "auth/own-pool/functions/post-confirmation"),
    ("project/internal/logging/logging.go", "project/internal/logging/logging.go.tera"),
    ("project/internal/logging/redact.go", "project/internal/logging/redact.go.tera"),
    ("project/internal/logging/redact_test.go", "project/internal/logging/redact_test.go.tera"),
    ("project/Makefile", "project/Makefile.tera"),
    ("project/internal/api/access_log.go", "project/internal/api/access_log.go.tera"),
    ("project/local/bridge/bridge.go", "auth/cognito/local/bridge/bridge.go.tera"),
    ("project/local/bridge", "auth/cognito/local/bridge"),
    ("project/local/e2e/people_test.go.tera", "auth/cognito/e2e/people_test.go.tera"),
    ("project/local/e2e/signin_test.go", "auth/cognito/e2e/signin_test.go"),
    ("project/local/e2e/signup_test.go.tera", "auth/cognito/e2e/signup_test.go.tera"),
    ("project/local/e2e/srp_test.go", "auth/cognito/e2e/srp_test.go"),
    ("project/local/stack/project.go", "project/local/stack/project.go.tera"),
    ("project/local/stack/project_test.go", "project/local/stack/project_test.go.tera"),
    ("project/local/stack/transcript.go.tera", "auth/cognito/local/stack/transcript.go.tera"),
    ("project/internal/users/cognito", "auth/cognito/internal/users/cognito"),
    ("project/resources/cognito-user-pool.yml.tera", "auth/cognito/resources/cognito-user-pool.yml.tera"),
    ("project/local/e2e/forge_test.go", "auth/authorizer/e2e/forge_test.go"),
    ("project/local/e2e/tokens_test.go.tera", "auth/authorizer/e2e/tokens_test.go.tera"),
    ("project/local/e2e", "project/e2e"),
    ("project/functions/me/function.yml", "project/functions/me/function.yml.tera"),
    ("project/functions/me/handler.go.tera", "auth/cognito/functions/me/handler.go.tera"),
    ("project/functions/me/handler_test.go.tera", "auth/cognito/functions/me/handler_test.go.tera"),
    ("project/internal/auth/principal.go", "auth/authorizer/internal/auth/principal.go.tera"),
    ("project/internal/auth/verifier.go", "auth/authorizer/internal/auth/verifier.go.tera"),
    ("project/internal/auth", "auth/authorizer/internal/auth"),
    ("project/internal/gateway/gateway.go", "project/internal/gateway/gateway.go.tera"),
    ("project/local/stack/deploy.go", "project/local/stack/deploy.go.tera"),
    ("project/local/stack/process.go", "project/local/stack/process.go.tera"),
    ("project/local/stack/serve.go", "project/local/stack/serve.go.tera"),
    ("project/local/stack/stack_test.go", "project/local/stack/stack_test.go.tera"),
    ("project/resources/gateway-responses.yml", "project/resources/gateway-responses.yml.tera"),
];

/// The path that a template has now.
pub(super) fn template_now(path: &str) -> Cow<'_, str> {
    let moved = TEMPLATES_MOVED.iter().find_map(|(from, to)| moved(path, from, to));
    moved.map_or(Cow::Borrowed(path), Cow::Owned)
}

/// The paths that a template had in earlier versions.
pub(super) fn template_before(path: &str) -> impl Iterator<Item = String> {
    TEMPLATES_MOVED.iter().filter_map(move |(from, to)| moved(path, to, from))
}

/// The path with `from`, which is all of it or the folder it begins with, replaced.
fn moved(path: &str, from: &str, to: &str) -> Option<String> {
    let rest = path.strip_prefix(from)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
}

/// The table.
pub fn renames() -> Vec<Rename> {
    let rename = |(from, to): (&str, &str)| Rename { from: from.to_owned(), to: to.to_owned() };
    MOVED.iter().copied().chain(for_tests()).map(rename).collect()
}

#[cfg(not(debug_assertions))]
fn for_tests() -> Option<(&'static str, &'static str)> {
    None
}

/// In debug builds `VENTURE_MOVED=old=new` is a move besides those of the table.
#[cfg(debug_assertions)]
fn for_tests() -> Option<(&'static str, &'static str)> {
    #[expect(clippy::disallowed_methods, reason = "for tests only")]
    let setting = std::env::var("VENTURE_MOVED").ok()?;
    Box::leak(setting.into_boxed_str()).split_once('=')
}

#[cfg(test)]
mod tests {
    use super::super::templates::all;
    use super::*;

    #[test]
    fn what_moved_is_there_and_nothing_is_where_it_was() {
        for (from, to) in TEMPLATES_MOVED {
            let stands = |place: &str| all().any(|template| moved(template.path, place, "").is_some());
            assert!(stands(to), "{to}");
            assert!(!stands(from), "{from} is there");
        }
    }

    #[test]
    fn only_whole_names_move() {
        assert_eq!(template_now("function-http/x.tera"), "functions/http/x.tera");
        assert_eq!(template_now("function-http-public/x.tera"), "functions/http-public/x.tera");
        assert_eq!(template_before("functions/http/x.tera").collect::<Vec<_>>(), ["function-http/x.tera"]);
        for other in ["function-httpx/y", "functions/http/x.tera", ""] {
            assert_eq!(template_now(other), other);
        }
    }
}
