//! The settings of the user pool.

mod claim;
mod existing;
mod issuer;
mod mfa;
mod oidc;
mod provider;
mod rules;
mod values;

pub use claim::{check_audience_claim, check_groups_claim, check_user_name_claim};
pub use issuer::{Issuer, check_audience, check_issuer, check_issuer_name, check_issuer_role};
pub use provider::Provider;
pub use rules::check as check_between;
pub use values::{
    check_address, check_attribute, check_domain, check_group, check_login_domain, check_stage, check_url,
};

use super::Violation;

/// How users sign up and in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auth {
    pub mode: String,
    /// Sorted by name.
    pub issuers: Vec<Issuer>,
    pub pool: Pool,
    pub sign_in: SignIn,
    pub mfa: Mfa,
    /// `app`, `email`; sorted.
    pub mfa_methods: Vec<String>,
    pub self_sign_up: bool,
    pub password: Password,
    pub tokens: Tokens,
    pub plan: Plan,
    pub threat_protection: ThreatProtection,
    /// `None` where users sign in without passkeys; a domain of its own, or that of the login pages.
    pub passkeys: Option<Passkeys>,
    /// Cognito's login pages, if there are any.
    pub login: Option<Login>,
    /// Who else may say who somebody is; in the order of the table of keys.
    pub providers: Vec<Provider>,
    /// The address Amazon SES sends from; `None` where Cognito sends itself.
    pub email_from: Option<String>,
    /// In kebab-case.
    pub groups: Vec<String>,
    pub attributes: Vec<Attribute>,
    /// Stages that are protected from deletion; `every` stands for all but `dev` and `local`.
    pub protected_stages: Vec<String>,
}

/// Whose the user pool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    Own,
    /// Somebody else has made it, and the settings only describe it.
    Existing,
    /// There is none: other issuers sign people in, and the settings mean nothing.
    None,
}

/// Extras that want a pool.
pub const EXTRAS_OF_A_POOL: [&str; 2] = ["teams", "web"];

impl Auth {
    pub fn has_pool(&self) -> bool {
        self.pool != Pool::None
    }

    /// Whether this may be somebody's second factor.
    pub fn has_factor(&self, method: &str) -> bool {
        self.mfa != Mfa::Off && self.mfa_methods.iter().any(|listed| listed == method)
    }
}

/// What users sign in with; fixed for the life of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    Email,
    Phone,
    UserName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mfa {
    Off,
    Optional,
    Required,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password {
    /// Characters, 8 to 99: Cognito allows 6 to 99, NIST SP 800-63B asks for at least 8.
    pub length: u32,
    /// Kinds of characters, of those the manifest's table of keys names; sorted.
    pub requires: Vec<String>,
    /// Earlier passwords that are refused, 0 to 24.
    pub history: u32,
    /// Days a temporary password works, 1 to 365.
    pub temporary_days: u32,
}

/// Lifetimes; Cognito allows 5 minutes to a day, and an hour to ten years for refresh tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tokens {
    pub access_minutes: u32,
    pub id_minutes: u32,
    pub refresh_days: u32,
    /// Whether a refresh token works once, and each refresh brings another.
    pub rotation: bool,
}

/// Feature plan (`UserPoolTier`), in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plan {
    Lite,
    Essentials,
    Plus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreatProtection {
    Off,
    Audit,
    Enforced,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkeys {
    /// `None` for the domain of the login pages.
    pub domain: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub domain: String,
    /// At least one.
    pub callback_urls: Vec<String>,
    pub logout_urls: Vec<String>,
}

/// A custom attribute; Cognito can add one to a pool, and never change or remove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Without the `custom:` that Cognito puts before it.
    pub name: String,
    pub data_type: DataType,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    Text,
    Number,
    Boolean,
    DateTime,
}

impl SignIn {
    /// The manifest's value, which its table of keys has checked.
    pub fn of(text: &str) -> Self {
        match text {
            "phone" => Self::Phone,
            "user-name" => Self::UserName,
            _ => Self::Email,
        }
    }
}

impl Mfa {
    pub fn of(text: &str) -> Self {
        match text {
            "off" => Self::Off,
            "required" => Self::Required,
            _ => Self::Optional,
        }
    }
}

impl Plan {
    pub fn of(text: &str) -> Self {
        match text {
            "lite" => Self::Lite,
            "plus" => Self::Plus,
            _ => Self::Essentials,
        }
    }
}

impl ThreatProtection {
    pub fn of(text: &str) -> Self {
        match text {
            "audit" => Self::Audit,
            "enforced" => Self::Enforced,
            _ => Self::Off,
        }
    }
}

impl Attribute {
    /// Reads `seats:number`.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        values::attribute(text)
    }
}
