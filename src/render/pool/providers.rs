//! What templates see of the identity providers.

use heck::ToPascalCase as _;
use serde::Serialize;

use crate::model::pool::Provider;

#[derive(Serialize)]
pub(super) struct ProviderView {
    /// As in the manifest.
    name: &'static str,
    /// In prose.
    title: &'static str,
    pascal: String,
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
    let (name, title, cognito, params): (_, _, _, &[Param]) = match provider {
        Provider::Apple => (
            "apple",
            "Apple",
            "SignInWithApple",
            &[
                Param { name: "apple-client-id", what: "the Services ID at Apple" },
                Param { name: "apple-team-id", what: "the Team ID at Apple" },
                Param { name: "apple-key-id", what: "the Key ID at Apple" },
            ],
        ),
        Provider::Facebook => (
            "facebook",
            "Facebook",
            "Facebook",
            &[Param { name: "facebook-client-id", what: "the App ID at Facebook" }],
        ),
        Provider::Google => (
            "google",
            "Google",
            "Google",
            &[Param { name: "google-client-id", what: "the client id at Google" }],
        ),
        Provider::Oidc => (
            "oidc",
            "the OpenID Connect provider",
            "OIDC",
            &[
                Param { name: "oidc-client-id", what: "the client id at the OpenID Connect provider" },
                Param { name: "oidc-issuer", what: "the issuer of the OpenID Connect provider" },
            ],
        ),
        Provider::Saml => (
            "saml",
            "the SAML provider",
            "SAML",
            &[Param { name: "saml-metadata-url", what: "the metadata URL of the SAML provider" }],
        ),
    };
    ProviderView {
        name,
        title,
        pascal: name.to_pascal_case(),
        cognito,
        has_secret: provider.has_secret(),
        params,
    }
}
