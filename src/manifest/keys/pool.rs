//! The keys of the user pool. `venture regenerate cognito` has a flag for each.

use super::{Key, Kind, built, setting};
use crate::model::pool;

/// Everything below `auth`, but its mode and what [`SIGN_IN`](super::sign_in::SIGN_IN) has.
pub const POOL: &[Key] = &[
    setting(
        ("auth.plan", "plan"),
        Kind::Choice(&[
            built("lite", "cheapest; no passkeys, no claims of your own in access tokens"),
            built("essentials", "everything but threat protection"),
            built("plus", "with threat protection"),
        ]),
        "essentials",
        "Feature plan of the pool, by which Cognito is paid",
    ),
    setting(
        ("auth.threat-protection", "threat-protection"),
        Kind::Choice(&[
            built("off", "nothing"),
            built("audit", "it records them"),
            built("enforced", "it blocks them, or asks for a second factor"),
        ]),
        "off",
        "What Cognito does about risky sign-ins; needs the plan `plus`",
    ),
    setting(
        ("auth.passkeys.enabled", "passkeys"),
        Kind::Flag,
        "false",
        "Whether users may sign in with a passkey instead of a password",
    ),
    setting(
        ("auth.passkeys.domain", "passkey-domain"),
        Kind::OptionalText(pool::check_domain),
        "",
        "Domain for which passkeys are made; without one, that of the login pages",
    )
    .changed("hardly: passkeys work only for the domain they were made for")
    .such_as("example.com"),
    setting(
        ("auth.login.domain", "login-domain"),
        Kind::OptionalText(pool::check_login_domain),
        "",
        "Start of the address of Cognito's login pages; the stage is added to it",
    )
    .changed("in two deployments: one without `auth.login`, one with the new domain")
    .such_as("acme"),
    setting(
        ("auth.login.callback-urls", "callback-urls"),
        Kind::Texts(pool::check_url),
        "",
        "Where the login pages may send somebody who has signed in",
    )
    .such_as("https://app.example.com/callback"),
    setting(
        ("auth.login.logout-urls", "logout-urls"),
        Kind::Texts(pool::check_url),
        "",
        "Where the login pages may send somebody who has signed out",
    )
    .such_as("https://app.example.com"),
    setting(
        ("auth.sign-in-with", "sign-in-with"),
        Kind::Choices(&[
            built("apple", "Sign in with Apple"),
            built("facebook", "Facebook"),
            built("google", "Google"),
            built("oidc", "a provider of OpenID Connect"),
            built("saml", "a provider of SAML 2.0, such as a company's directory"),
        ]),
        "",
        "What people sign in with besides an account of the pool; needs the login pages",
    )
    .changed("added at any time; accounts of one that is taken out stay in the pool, and nobody can use them")
    .such_as("google,apple"),
    setting(
        ("auth.email.sender", "email"),
        Kind::Choice(&[
            built("cognito", "Cognito itself, 50 a day, from an address of Amazon's"),
            built("ses", "Amazon SES, from an address of yours"),
        ]),
        "cognito",
        "Who sends the pool's e-mail: Cognito itself (50 a day), or Amazon SES",
    ),
    setting(
        ("auth.email.from", "email-from"),
        Kind::OptionalText(pool::check_address),
        "",
        "Address that e-mail comes from; SES must have verified its domain",
    )
    .such_as("hello@example.com"),
    setting(
        ("auth.groups", "groups"),
        Kind::Texts(pool::check_group),
        "",
        "Groups of the pool, which tokens name in `cognito:groups`",
    )
    .changed("at any time; one that is taken out stays in a pool that is deployed, with its members")
    .such_as("staff,editors"),
    setting(
        ("auth.attributes", "attributes"),
        Kind::Texts(pool::check_attribute),
        "",
        "Custom attributes of users, as NAME:string, number, boolean or date-time; never to be removed",
    )
    .changed("others can be added; Cognito never changes or removes one")
    .such_as("tenant:string,seats:number"),
    setting(
        ("auth.deletion-protection", "deletion-protection"),
        Kind::Texts(pool::check_stage),
        "every",
        "Stages whose stack, user pool and users table nobody can delete; `every` for all but dev and local",
    ),
];
