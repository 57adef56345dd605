//! The keys of the user pool to [`Auth`].

use super::defaults;
use super::keys::{self, ISSUERS};
use super::values::Manifest;
use crate::model::pool::{
    Attribute, Auth, Issuer, Login, Mfa, Passkeys, Password, Plan, Pool, Provider, SignIn, ThreatProtection,
    Tokens,
};
use crate::model::{Problem, Violation};

/// Builds the settings of a complete manifest; what some keys say without others is a problem.
pub(super) fn auth(manifest: &Manifest, problems: &mut Vec<Problem>) -> Auth {
    let without_pool;
    let manifest = if manifest.text(keys::PROVIDER) == "oidc" {
        problems.extend(meaningless(manifest));
        let mut plain = manifest.clone();
        defaults::reset_pool(&mut plain);
        without_pool = plain;
        &without_pool
    } else {
        manifest
    };
    problems.extend(half_said(manifest));
    let some = |key: &str| Some(manifest.text(key).to_owned()).filter(|text| !text.is_empty());
    let list = |key: &str| manifest.list(key).to_vec();
    let attributes = manifest.list("auth.attributes").iter();
    Auth {
        mode: manifest.text("auth.mode").to_owned(),
        issuers: manifest.issuers().into_iter().map(|name| issuer(manifest, name)).collect(),
        pool: match (manifest.text(keys::PROVIDER), manifest.text("auth.pool")) {
            ("oidc", _) => Pool::None,
            (_, "existing") => Pool::Existing,
            _ => Pool::Own,
        },
        sign_in: SignIn::of(manifest.text("auth.sign-in")),
        mfa: Mfa::of(manifest.text("auth.mfa")),
        mfa_methods: list("auth.mfa-methods"),
        self_sign_up: manifest.flag("auth.self-sign-up"),
        password: Password {
            length: manifest.whole("auth.password.length"),
            requires: list("auth.password.requires"),
            history: manifest.whole("auth.password.history"),
            temporary_days: manifest.whole("auth.password.temporary-days"),
        },
        tokens: Tokens {
            access_minutes: manifest.whole("auth.tokens.access-minutes"),
            id_minutes: manifest.whole("auth.tokens.id-minutes"),
            refresh_days: manifest.whole("auth.tokens.refresh-days"),
            rotation: manifest.flag("auth.tokens.rotation"),
        },
        plan: Plan::of(manifest.text("auth.plan")),
        threat_protection: ThreatProtection::of(manifest.text("auth.threat-protection")),
        passkeys: manifest
            .flag("auth.passkeys.enabled")
            .then(|| Passkeys { domain: some("auth.passkeys.domain") }),
        login: some("auth.login.domain").map(|domain| Login {
            domain,
            callback_urls: list("auth.login.callback-urls"),
            logout_urls: list("auth.login.logout-urls"),
        }),
        providers: manifest.list("auth.sign-in-with").iter().map(|name| Provider::of(name)).collect(),
        email_from: some("auth.email.from").filter(|_| manifest.text("auth.email.sender") == "ses"),
        groups: list("auth.groups"),
        attributes: attributes.filter_map(|text| Attribute::parse(text).ok()).collect(),
        protected_stages: list("auth.deletion-protection"),
    }
}

fn issuer(manifest: &Manifest, name: &str) -> Issuer {
    let key = |part: &str| format!("{ISSUERS}.{name}.{part}");
    let text = |part: &str| manifest.text(&key(part)).to_owned();
    let some = |part: &str| Some(text(part)).filter(|text| !text.is_empty());
    Issuer {
        name: name.to_owned(),
        address: text("issuer"),
        audience: manifest.list(&key("audience")).to_vec(),
        audience_claim: text("audience-claim"),
        keys: some("keys"),
        algorithms: manifest.list(&key("algorithms")).to_vec(),
        user_name_claim: text("user-name-claim"),
        groups_claim: some("groups-claim"),
        roles: manifest.list(&key("roles")).to_vec(),
    }
}

/// Settings of a user pool where there is none.
fn meaningless(manifest: &Manifest) -> impl Iterator<Item = Problem> {
    let set = keys::of_pool_alone().filter(|key| manifest.has(key.path));
    set.map(|key| {
        let message = format!(
            "`{}` is a setting of a user pool, and with `auth.provider: oidc` there is none",
            key.path
        );
        let fix = "take it out, or set `auth.provider` to `cognito`";
        Problem { on_key: true, ..Violation::new(message, fix).at(key.path) }
    })
}

/// Settings that mean nothing without another: (whether it is so, the key, what is missing, the fix).
fn half_said(manifest: &Manifest) -> impl Iterator<Item = Problem> {
    let ses = manifest.text("auth.email.sender") == "ses";
    let from = !manifest.text("auth.email.from").is_empty();
    let passkeys = manifest.flag("auth.passkeys.enabled");
    let login = !manifest.text("auth.login.domain").is_empty();
    let any = |key: &str| !manifest.list(key).is_empty();
    let own = manifest.text("auth.pool") != "existing";
    let no_way_back = ("people come back from a provider by the login pages", "set `auth.login.domain`");
    let no_login = ("there are no login pages without a domain", "set `auth.login.domain`");
    let found = [
        (ses && !from, "auth.email.sender", ("Amazon SES sends from an address", "set `auth.email.from`")),
        (
            from && !ses,
            "auth.email.from",
            ("Cognito's own e-mail has a fixed sender", "set `auth.email.sender` to `ses`"),
        ),
        (
            !passkeys && !manifest.text("auth.passkeys.domain").is_empty(),
            "auth.passkeys.domain",
            ("passkeys are not enabled", "set `auth.passkeys.enabled` to `true`"),
        ),
        (!login && any("auth.login.callback-urls"), "auth.login.callback-urls", no_login),
        (!login && any("auth.login.logout-urls"), "auth.login.logout-urls", no_login),
        (!login && own && any("auth.sign-in-with"), "auth.sign-in-with", no_way_back),
    ];
    let problem = |(_, key, (message, fix)): (bool, &str, (&str, &str))| Violation::new(message, fix).at(key);
    found.into_iter().filter(|(is_so, ..)| *is_so).map(problem)
}
