//! What templates see of the login pages.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::pool::{Login, Plan};

#[derive(Serialize)]
pub(super) struct LoginView<'a> {
    domain: &'a str,
    callback_urls: &'a [String],
    logout_urls: &'a [String],
    /// The first callback, for the query of a link.
    redirect: String,
    /// `ManagedLoginVersion`: 1 are the classic pages, all there are in the plan `lite`.
    version: u8,
}

pub(super) fn view(login: &Login, plan: Plan) -> LoginView<'_> {
    LoginView {
        domain: &login.domain,
        callback_urls: &login.callback_urls,
        logout_urls: &login.logout_urls,
        redirect: login.callback_urls.first().map(|url| in_query(url)).unwrap_or_default(),
        version: if plan == Plan::Lite { 1 } else { 2 },
    }
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
    fn a_redirect_is_part_of_a_query() {
        assert_eq!(in_query("https://a.example.com/?b=c&d"), "https%3A%2F%2Fa.example.com%2F%3Fb%3Dc%26d");
    }
}
