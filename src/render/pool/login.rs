//! What templates see of the login pages.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::pool::{Login, Plan};

#[derive(Serialize)]
pub(super) struct LoginView<'a> {
    domain: &'a str,
    callback_urls: &'a [String],
    logout_urls: &'a [String],
    /// Those that are not on the developer's own machine.
    deployed_callback_urls: Vec<&'a str>,
    deployed_logout_urls: Vec<&'a str>,
    has_local_callbacks: bool,
    has_local_logouts: bool,
    /// The first callback, for the query of a link.
    redirect: String,
    /// `ManagedLoginVersion`: 1 are the classic pages, all there are in the plan `lite`.
    version: u8,
}

pub(super) fn view(login: &Login, plan: Plan) -> LoginView<'_> {
    let (callbacks, logouts) = (deployed(&login.callback_urls), deployed(&login.logout_urls));
    LoginView {
        domain: &login.domain,
        callback_urls: &login.callback_urls,
        logout_urls: &login.logout_urls,
        has_local_callbacks: callbacks.len() < login.callback_urls.len(),
        has_local_logouts: logouts.len() < login.logout_urls.len(),
        deployed_callback_urls: callbacks,
        deployed_logout_urls: logouts,
        redirect: login.callback_urls.first().map(|url| in_query(url)).unwrap_or_default(),
        version: if plan == Plan::Lite { 1 } else { 2 },
    }
}

/// Plain http is taken for `localhost` only, but https may lead there as well.
fn deployed(urls: &[String]) -> Vec<&str> {
    let host = |url: &str| {
        url.split("://").nth(1).unwrap_or_default().split(['/', '?', ':']).next() == Some("localhost")
    };
    urls.iter().map(String::as_str).filter(|url| !host(url)).collect()
}

fn in_query(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_this_machine_is_not_deployed() {
        let urls = [
            "http://localhost:5173",
            "https://localhost/",
            "https://localhost.example.com",
            "https://a.io/?x=localhost",
        ];
        assert_eq!(
            deployed(&urls.map(str::to_owned)),
            ["https://localhost.example.com", "https://a.io/?x=localhost"]
        );
    }

    #[test]
    fn a_redirect_is_part_of_a_query() {
        assert_eq!(in_query("https://a.example.com/?b=c&d"), "https%3A%2F%2Fa.example.com%2F%3Fb%3Dc%26d");
    }
}
