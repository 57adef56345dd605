//! What templates see of the user pool.

mod issuers;
mod login;
mod password;
mod people;
mod providers;
mod reference;

use heck::ToPascalCase as _;
use serde::Serialize;

use self::issuers::IssuerView;
use self::login::LoginView;
use self::password::PasswordView;
use self::people::{Contact, UserName};
use self::providers::ProviderView;
use self::reference::PoolView;
use crate::model::Project;
use crate::model::pool::{Attribute, DataType, Mfa, Plan, SignIn, ThreatProtection};

/// Words of the manifest stand beside Cognito's own, so that no template translates.
#[derive(Serialize)]
pub(super) struct AuthView<'a> {
    /// `cognito`, `oidc`
    provider: &'static str,
    mode: &'a str,
    issuers: Vec<IssuerView<'a>>,
    /// `email`, `phone`, `user-name`
    sign_in: &'static str,
    contact: Contact,
    username: UserName,
    /// `off`, `optional`, `required`
    mfa: &'static str,
    /// `OFF`, `OPTIONAL`, `ON`
    cognito_mfa: &'static str,
    /// As in the manifest.
    mfa_methods: &'a [String],
    /// Those that are in use: none where there is no second factor.
    factors: Vec<&'static str>,
    /// How templates refer to the pool.
    pool: PoolView,
    self_sign_up: bool,
    password: PasswordView<'a>,
    tokens: TokensView,
    /// `lite`, `essentials`, `plus`
    plan: &'static str,
    /// `LITE`, `ESSENTIALS`, `PLUS`
    tier: &'static str,
    /// `off`, `audit`, `enforced`
    threat_protection: &'static str,
    /// `OFF`, `AUDIT`, `ENFORCED`
    cognito_threat_protection: &'static str,
    passkeys: bool,
    /// Empty for the domain of the login pages.
    passkey_domain: &'a str,
    login: Option<LoginView<'a>>,
    providers: Vec<ProviderView>,
    /// Whether one of them has a secret.
    provider_secrets: bool,
    email: Option<EmailView<'a>>,
    groups: Vec<GroupView<'a>>,
    attributes: Vec<AttributeView<'a>>,
    protected_stages: &'a [String],
    protection: Protection<'a>,
    /// Sign-in flows besides SRP and refresh tokens.
    extra_flows: &'a [&'static str],
}

#[derive(Serialize)]
struct TokensView {
    access_minutes: u32,
    id_minutes: u32,
    refresh_days: u32,
    rotation: bool,
}

/// Which stages nobody can delete.
#[derive(Serialize)]
struct Protection<'a> {
    /// All but `dev` and `local`.
    every: bool,
    dev: bool,
    prod: bool,
    /// Those besides that are named, where it is not every stage.
    others: Vec<&'a str>,
}

#[derive(Serialize)]
struct EmailView<'a> {
    from: &'a str,
    /// The identity that SES has verified.
    domain: &'a str,
}

#[derive(Serialize)]
struct GroupView<'a> {
    name: &'a str,
    pascal: String,
}

#[derive(Serialize)]
struct AttributeView<'a> {
    name: &'a str,
    /// As in the manifest.
    kind: &'static str,
    /// `AttributeDataType`
    data_type: &'static str,
}

/// The settings of the project's pool, and the sign-in flows its functions need.
pub(super) fn view<'a>(project: &'a Project, extra_flows: &'a [&'static str]) -> AuthView<'a> {
    let auth = &project.auth;
    let (mfa, cognito_mfa) = words_of_mfa(auth.mfa);
    let (plan, tier) = words_of_plan(auth.plan);
    let (threat_protection, cognito_threat_protection) = words_of_protection(auth.threat_protection);
    AuthView {
        provider: if auth.has_pool() { "cognito" } else { "oidc" },
        mode: &auth.mode,
        issuers: auth.issuers.iter().map(issuers::view).collect(),
        sign_in: match auth.sign_in {
            SignIn::Email => "email",
            SignIn::Phone => "phone",
            SignIn::UserName => "user-name",
        },
        pool: reference::view(auth.pool),
        contact: people::contact(auth.sign_in),
        username: people::username(auth.sign_in),
        mfa,
        cognito_mfa,
        mfa_methods: &auth.mfa_methods,
        factors: ["app", "email"].into_iter().filter(|method| auth.has_factor(method)).collect(),
        self_sign_up: auth.self_sign_up,
        password: password::view(&auth.password),
        tokens: TokensView {
            access_minutes: auth.tokens.access_minutes,
            id_minutes: auth.tokens.id_minutes,
            refresh_days: auth.tokens.refresh_days,
            rotation: auth.tokens.rotation,
        },
        plan,
        tier,
        threat_protection,
        cognito_threat_protection,
        passkeys: auth.passkeys.is_some(),
        passkey_domain: auth.passkeys.as_ref().and_then(|keys| keys.domain.as_deref()).unwrap_or_default(),
        login: auth.login.as_ref().map(|pages| login::view(pages, auth.plan)),
        provider_secrets: auth.providers.iter().any(|provider| provider.has_secret()),
        providers: auth.providers.iter().copied().map(providers::view).collect(),
        email: auth.email_from.as_deref().map(email),
        groups: auth.groups.iter().map(|name| GroupView { name, pascal: name.to_pascal_case() }).collect(),
        attributes: auth.attributes.iter().map(attribute).collect(),
        protected_stages: &auth.protected_stages,
        protection: protection(&auth.protected_stages),
        extra_flows,
    }
}

fn words_of_mfa(mfa: Mfa) -> (&'static str, &'static str) {
    match mfa {
        Mfa::Off => ("off", "OFF"),
        Mfa::Optional => ("optional", "OPTIONAL"),
        Mfa::Required => ("required", "ON"),
    }
}

fn words_of_plan(plan: Plan) -> (&'static str, &'static str) {
    match plan {
        Plan::Lite => ("lite", "LITE"),
        Plan::Essentials => ("essentials", "ESSENTIALS"),
        Plan::Plus => ("plus", "PLUS"),
    }
}

fn words_of_protection(protection: ThreatProtection) -> (&'static str, &'static str) {
    match protection {
        ThreatProtection::Off => ("off", "OFF"),
        ThreatProtection::Audit => ("audit", "AUDIT"),
        ThreatProtection::Enforced => ("enforced", "ENFORCED"),
    }
}

fn protection(stages: &[String]) -> Protection<'_> {
    let has = |stage: &str| stages.iter().any(|named| named == stage);
    let every = has("every");
    let others = stages.iter().map(String::as_str).filter(|stage| !["dev", "prod"].contains(stage));
    Protection {
        every,
        dev: has("dev"),
        prod: every || has("prod"),
        others: if every { Vec::new() } else { others.collect() },
    }
}

fn email(from: &str) -> EmailView<'_> {
    EmailView { from, domain: from.rsplit('@').next().unwrap_or_default() }
}

fn attribute(attribute: &Attribute) -> AttributeView<'_> {
    let (kind, data_type) = match attribute.data_type {
        DataType::Text => ("string", "String"),
        DataType::Number => ("number", "Number"),
        DataType::Boolean => ("boolean", "Boolean"),
        DataType::DateTime => ("date-time", "DateTime"),
    };
    AttributeView { name: &attribute.name, kind, data_type }
}
