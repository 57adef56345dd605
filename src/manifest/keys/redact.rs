//! The keys of what is taken out of log lines.

use super::{AT_ANY_TIME, Default, Key, Kind, built};
use crate::model::{check_redacted_name, check_redacted_pattern};

pub(super) const REDACT: &[Key] = &[
    Key {
        path: "logs.redact.except",
        kind: Kind::Choices(&[
            built("cards", "numbers of payment cards"),
            built("emails", "e-mail addresses"),
            built("logins", "passwords in URLs, data sources and calls of curl"),
            built("phones", "phone numbers in the international form"),
            built(
                "tokens",
                "tokens in the form of their issuer, JSON web tokens, private keys, incoming webhooks",
            ),
        ]),
        default: Default::Value(""),
        doc: "Kinds of secrets that are not taken out of log lines; what is named like a secret always is",
        change: AT_ANY_TIME,
        example: "emails",
        question: None,
    },
    Key {
        path: "logs.redact.names",
        kind: Kind::Texts(check_redacted_name),
        default: Default::Value(""),
        doc: "Further names whose values are taken out of log lines, numbers too, in any spelling: `customerNumber` is `customer_number`",
        change: AT_ANY_TIME,
        example: "customerNumber",
        question: None,
    },
    Key {
        path: "logs.redact.patterns",
        kind: Kind::Texts(check_redacted_pattern),
        default: Default::Value(""),
        doc: "Further texts that are taken out of log lines, as regular expressions (RE2), such as `\\bCUST-\\d{6}\\b`",
        change: AT_ANY_TIME,
        example: "CUST-[0-9]{6}",
        question: None,
    },
];
