//! The keys of the user pool. `venture regenerate cognito` has a flag for each.

use super::{AT_ANY_TIME, Default, Key, Kind, asked, built, by_flag};
use crate::model::pool;

/// Everything below `auth`, but its mode.
pub const POOL: &[Key] = &[
    Key {
        path: "auth.sign-in",
        kind: Kind::Choice(&[
            built("email", "their e-mail address"),
            built("phone", "their phone number; Amazon SNS bills each SMS"),
            built("user-name", "a name that each of them chooses"),
        ]),
        default: Default::Value("email"),
        doc: "What users sign in with",
        change: "never: Cognito lets nobody change it once the pool is deployed",
        example: "",
        question: Some(asked(
            "sign-in",
            "What users sign in with",
            "for good: Cognito lets nobody change it once the pool is deployed",
        )),
    },
    setting(
        ("auth.pool", "pool"),
        Kind::Choice(&[
            built("own", "one that the project makes for each stage"),
            built("existing", "one that is there; the project adds a client, and `auth` says what the pool is like"),
        ]),
        "own",
        "Whose user pool it is",
    )
    .changed("to `existing`, which keeps the pool, as the README says; back to `own` makes a new one without anybody")
    .such_as("existing"),
    Key {
        path: "auth.mfa",
        kind: Kind::Choice(&[
            built("off", "a password is enough"),
            built("optional", "each user decides whether to set up an app"),
            built("required", "nobody signs in without an app"),
        ]),
        default: Default::Value("optional"),
        doc: "Second factor at sign-in, by an authenticator app",
        change: AT_ANY_TIME,
        example: "",
        question: Some(asked("mfa", "Second factor at sign-in", "a code of an authenticator app")),
    },
    setting(
        ("auth.self-sign-up", "self-sign-up"),
        Kind::Flag,
        "true",
        "Whether anyone may sign up, or only administrators create users",
    ),
    setting(
        ("auth.password.length", "password-length"),
        Kind::Whole(8..=99),
        "12",
        "Least number of characters of a password",
    ),
    setting(
        ("auth.password.requires", "password-requires"),
        Kind::Choices(&[
            built("lower-case", "a letter such as `a`"),
            built("numbers", "a digit"),
            built("symbols", "a character such as `!`"),
            built("upper-case", "a letter such as `A`"),
        ]),
        "lower-case,numbers,symbols,upper-case",
        "Kinds of characters a password must have",
    ),
    setting(
        ("auth.password.history", "password-history"),
        Kind::Whole(0..=24),
        "0",
        "Earlier passwords of a user that are refused",
    ),
    setting(
        ("auth.password.temporary-days", "temporary-password-days"),
        Kind::Whole(1..=365),
        "7",
        "Days the password works that an administrator gave a new user",
    ),
    setting(
        ("auth.tokens.access-minutes", "access-token-minutes"),
        Kind::Whole(5..=1440),
        "30",
        "Minutes an access token lives; the API cannot take one back",
    ),
    setting(
        ("auth.tokens.id-minutes", "id-token-minutes"),
        Kind::Whole(5..=1440),
        "30",
        "Minutes an ID token lives",
    ),
    setting(
        ("auth.tokens.refresh-days", "refresh-token-days"),
        Kind::Whole(1..=3650),
        "30",
        "Days after which a user has to sign in again",
    ),
    setting(
        ("auth.tokens.rotation", "refresh-token-rotation"),
        Kind::Flag,
        "false",
        "Whether a refresh token works once, and each refresh brings another",
    ),
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
    .changed("at any time; accounts of one that is taken out stay in the pool, and nobody can use them")
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

/// A key that is never asked for: (path, flag), what it takes, its default, its meaning.
const fn setting(
    (path, flag): (&'static str, &'static str),
    kind: Kind,
    default: &'static str,
    doc: &'static str,
) -> Key {
    Key {
        path,
        kind,
        default: Default::Value(default),
        doc,
        change: AT_ANY_TIME,
        example: "",
        question: Some(by_flag(flag, doc)),
    }
}
