//! Identity providers, with whose accounts people sign in to the pool.

use super::{Auth, Pool};
use crate::model::{Function, Problem, Trigger, Violation};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    Apple,
    Facebook,
    Google,
    Oidc,
    Saml,
}

impl Provider {
    /// The manifest's value, which its table of keys has checked.
    pub fn of(text: &str) -> Self {
        match text {
            "apple" => Self::Apple,
            "facebook" => Self::Facebook,
            "google" => Self::Google,
            "oidc" => Self::Oidc,
            _ => Self::Saml,
        }
    }

    /// Whether Cognito shows it a secret; SAML trusts by the provider's certificate.
    pub fn has_secret(self) -> bool {
        self != Self::Saml
    }

    /// Whether anybody can get an account there.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Apple | Self::Facebook | Self::Google)
    }
}

/// Cognito makes an account at the first sign-in with a provider, also where only administrators create users.
pub(super) fn check(auth: &Auth, functions: &[Function]) -> Option<Problem> {
    let decides = |function: &Function| match function.trigger {
        Trigger::Cognito(trigger) => trigger.name == "pre-sign-up",
        _ => false,
    };
    let anybody = auth.providers.iter().any(|provider| provider.is_public());
    let closed = !auth.self_sign_up && auth.pool == Pool::Own && !functions.iter().any(decides);
    (anybody && closed).then(|| {
        let message = "whoever has an account there gets one here, though `auth.self-sign-up` is `false`";
        let fix = "add a function that decides who may, with `cognito: pre-sign-up`";
        Problem { on_key: true, ..Violation::new(message, fix).at("auth.sign-in-with") }
    })
}
