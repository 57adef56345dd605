//! The keys of how people sign in with a password. Like those of the pool, `venture regenerate cognito` has a flag for each.

use super::{AT_ANY_TIME, Default, Key, Kind, asked, built, setting};

/// What stands first below `auth`, but its mode.
pub const SIGN_IN: &[Key] = &[
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
            built("optional", "each user decides whether to set one up"),
            built("required", "nobody signs in without one"),
        ]),
        default: Default::Value("optional"),
        doc: "Second factor at sign-in",
        change: AT_ANY_TIME,
        example: "",
        question: Some(asked("mfa", "Second factor at sign-in", "a code of an authenticator app")),
    },
    setting(
        ("auth.mfa-methods", "mfa-methods"),
        Kind::Choices(&[
            built("app", "a code that an authenticator app shows"),
            built(
                "email",
                "a code by e-mail; needs Amazon SES, and who uses it cannot reset a forgotten password by e-mail",
            ),
        ]),
        "app",
        "What a second factor may be; with both, each user decides",
    )
    .such_as("app,email"),
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
];
