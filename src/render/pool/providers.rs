//! What templates see of the identity providers.

use serde::Serialize;

use crate::model::pool::Provider;

#[derive(Serialize)]
pub(super) struct ProviderView {
    /// As in the manifest.
    name: &'static str,
    /// In prose.
    title: &'static str,
    pascal: &'static str,
    /// What Cognito calls it; it stands before the names of its users, in lower case.
    cognito: &'static str,
    has_secret: bool,
    /// What each stage has to say.
    params: &'static [Param],
}

/// A parameter of a stage, and what it is.
#[derive(Serialize)]
struct Param {
    name: &'static str,
    what: &'static str,
}

pub(super) fn view(provider: Provider) -> ProviderView {
    let has_secret = provider.has_secret();
    match provider {
        Provider::Apple => ProviderView {
            name: "apple",
            title: "Apple",
            pascal: "Apple",
            cognito: "SignInWithApple",
            has_secret,
            params: &[
                Param { name: "apple-client-id", what: "the Services ID at Apple" },
                Param { name: "apple-team-id", what: "the Team ID at Apple" },
                Param { name: "apple-key-id", what: "the Key ID at Apple" },
            ],
        },
        Provider::Facebook => ProviderView {
            name: "facebook",
            title: "Facebook",
            pascal: "Facebook",
            cognito: "Facebook",
            has_secret,
            params: &[Param { name: "facebook-client-id", what: "the App ID at Facebook" }],
        },
        Provider::Google => ProviderView {
            name: "google",
            title: "Google",
            pascal: "Google",
            cognito: "Google",
            has_secret,
            params: &[Param { name: "google-client-id", what: "the client id at Google" }],
        },
        Provider::Oidc => ProviderView {
            name: "oidc",
            title: "the OpenID Connect provider",
            pascal: "Oidc",
            cognito: "OIDC",
            has_secret,
            params: &[
                Param { name: "oidc-client-id", what: "the client id at the OpenID Connect provider" },
                Param { name: "oidc-issuer", what: "the issuer of the OpenID Connect provider" },
            ],
        },
        Provider::Saml => ProviderView {
            name: "saml",
            title: "the SAML provider",
            pascal: "Saml",
            cognito: "SAML",
            has_secret,
            params: &[Param { name: "saml-metadata-url", what: "the metadata URL of the SAML provider" }],
        },
    }
}
