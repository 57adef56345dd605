//! Generated files, and templates, that moved from one version of venture to the next.

use std::borrow::Cow;

use crate::tree::Rename;

/// (path until then, path since then), oldest first; `__function__` stands for every function's name. A file
/// that is dropped needs no entry: it is deleted where it is as generated, and kept where it is not.
const MOVED: &[(&str, &str)] = &[];

/// (layer until then, layer since then): a project's own template below `.venture/templates/` still replaces the one
/// that it was ejected from. No layer that is there now may stand on the left.
const LAYERS_MOVED: &[(&str, &str)] = &[
    // 0.1.0
    ("authorizer", "auth/authorizer"),
    ("custom-senders", "auth/custom-senders"),
    ("function-bucket", "functions/bucket"),
    ("function-cognito", "functions/cognito/any"),
    ("function-cognito-create-auth-challenge", "functions/cognito/create-auth-challenge"),
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
    ("github-actions", "extras/github-actions"),
    ("login-pages", "auth/login-pages"),
    ("logs-http", "logs/http"),
    ("logs-splunk", "logs/splunk"),
];

/// The path that a template has now.
pub(super) fn template_now(path: &str) -> Cow<'_, str> {
    let moved = LAYERS_MOVED.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from)?.strip_prefix('/')?;
        Some(format!("{to}/{rest}"))
    });
    moved.map_or(Cow::Borrowed(path), Cow::Owned)
}

/// The paths that a template had in earlier versions.
pub(super) fn template_before(path: &str) -> impl Iterator<Item = String> {
    LAYERS_MOVED.iter().filter_map(move |(from, to)| {
        let rest = path.strip_prefix(to)?.strip_prefix('/')?;
        Some(format!("{from}/{rest}"))
    })
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

/// In debug builds `VENTURE_MOVED=old=new` is a move besides those of the table, which is still empty.
#[cfg(debug_assertions)]
fn for_tests() -> Option<(&'static str, &'static str)> {
    #[expect(clippy::disallowed_methods, reason = "for tests only")]
    let setting = std::env::var("VENTURE_MOVED").ok()?;
    Box::leak(setting.into_boxed_str()).split_once('=')
}

#[cfg(test)]
mod tests {
    use super::super::layers::LAYERS;
    use super::*;

    #[test]
    fn a_layer_moved_to_one_that_is_there() {
        for (from, to) in LAYERS_MOVED {
            assert!(LAYERS.iter().any(|layer| layer.folder == *to), "{to}");
            assert!(LAYERS.iter().all(|layer| layer.folder != *from), "{from} is there");
        }
    }

    #[test]
    fn only_whole_names_move() {
        assert_eq!(template_now("function-http/x.tera"), "functions/http/x.tera");
        assert_eq!(template_now("function-http-public/x.tera"), "functions/http-public/x.tera");
        assert_eq!(template_before("functions/http/x.tera").collect::<Vec<_>>(), ["function-http/x.tera"]);
        for other in ["function-http", "function-httpx/y", "functions/http/x.tera", ""] {
            assert_eq!(template_now(other), other);
        }
    }
}
