//! The keys of one issuer.

use super::{AT_ANY_TIME, Default, Key, Kind, asked, built};
use crate::model::pool;

/// What every issuer's keys stand below.
pub const ISSUERS: &str = "auth.issuers";

/// What they are, and what a name means.
pub const ISSUERS_DOC: &str = "Issuers of tokens by OpenID Connect, beside a user pool or without one, by name in kebab-case. Users are kept under the issuer's name and their `sub`, so under another name they are new people";

/// What `venture new` asks of the issuer that signs people in: keys of one entry, which it calls `login`.
pub const FIRST_ISSUER: &[Key] = &[
    Key {
        path: "auth.issuers.login.issuer",
        question: Some(asked(
            "issuer",
            "Address of the issuer",
            "as `issuer` stands in its /.well-known/openid-configuration, to the last slash",
        )),
        doc: "With `--provider oidc`, the issuer, just as its tokens have it in `iss`, to the last slash",
        ..ISSUER_KEY
    },
    Key {
        path: "auth.issuers.login.audience",
        question: Some(asked(
            "audience",
            "What its tokens are for",
            "this API as the issuer knows it (`aud`); no name of a client that has other APIs too",
        )),
        doc: "With `--provider oidc`, what tokens are for: this API as the issuer knows it",
        ..AUDIENCE_KEY
    },
];

const ISSUER_KEY: Key = Key {
    path: "issuer",
    kind: Kind::Text(pool::check_issuer),
    default: Default::None,
    doc: "Address of the issuer, just as its tokens have it in `iss`, to the last slash",
    change: "at any time; users are kept under the issuer's name and their `sub`, so whoever has an equal `sub` at another address under the same name is taken for the same person",
    example: "https://login.example.com/",
    question: None,
};

const AUDIENCE_KEY: Key = Key {
    path: "audience",
    kind: Kind::Texts(pool::check_audience),
    default: Default::None,
    doc: "What its tokens are for: this API as the issuer knows it; one of them is enough",
    change: AT_ANY_TIME,
    example: "https://api.example.com",
    question: None,
};

/// The keys of one issuer.
pub const ISSUER: &[Key] = &[
    ISSUER_KEY,
    AUDIENCE_KEY,
    Key {
        path: "audience-claim",
        kind: Kind::Text(pool::check_audience_claim),
        default: Default::Value("aud"),
        doc: "Claim that says what a token is for: `aud`, or `client_id`, `azp`, `cid` with issuers that name the client there. Only under `aud` may it be a list, of which one is enough",
        change: AT_ANY_TIME,
        example: "",
        question: None,
    },
    Key {
        path: "keys",
        kind: Kind::OptionalText(pool::check_issuer),
        default: Default::Value(""),
        doc: "Address of its key set; without one, what its discovery document says",
        change: AT_ANY_TIME,
        example: "https://login.example.com/.well-known/jwks.json",
        question: None,
    },
    Key {
        path: "algorithms",
        kind: Kind::Choices(&[
            built("ES256", "ECDSA on the curve P-256"),
            built("RS256", "RSA, as most issuers sign"),
        ]),
        default: Default::Value("RS256"),
        doc: "What it signs with; tokens signed with anything else are refused",
        change: AT_ANY_TIME,
        example: "",
        question: None,
    },
    Key {
        path: "user-name-claim",
        kind: Kind::Text(pool::check_user_name_claim),
        default: Default::Value("preferred_username"),
        doc: "Claim that names a user for people to read; users are told apart by issuer and `sub`",
        change: AT_ANY_TIME,
        example: "",
        question: None,
    },
    Key {
        path: "groups-claim",
        kind: Kind::OptionalText(pool::check_groups_claim),
        default: Default::Value(""),
        doc: "Claim that lists a user's groups; without one, they have none. A `/` in front leads to one within others (RFC 6901), as Keycloak's `/realm_access/roles`",
        change: AT_ANY_TIME,
        example: "groups",
        question: None,
    },
    Key {
        path: "roles",
        kind: Kind::Texts(pool::check_issuer_role),
        default: Default::Value(""),
        doc: "Groups of this issuer that are roles: `support` opens what has `access: role:support`",
        change: "at any time; a token that was checked before works for up to a minute",
        example: "support",
        question: None,
    },
];
