//! What users sign in with, and how they are reached.

use serde::Serialize;

use crate::model::pool::SignIn;

/// The verified attribute by which a user is reached, and that they recover their account with.
#[derive(Serialize)]
pub(super) struct Contact {
    /// `email`, `phone_number`: Cognito's attribute.
    attribute: &'static str,
    /// `Email`, `Phone`: the field in Go.
    field: &'static str,
    /// `email`, `phone`: the name in JSON and in the table.
    name: &'static str,
    /// In prose.
    noun: &'static str,
    /// What a code comes by, in prose.
    message: &'static str,
    /// `EMAIL`, `PHONE`: the shell variable in the README.
    variable: &'static str,
    /// Values for tests and commands, of numbers and domains that are nobody's, and a part of each.
    sample: &'static str,
    old: &'static str,
    new: &'static str,
    part: &'static str,
}

/// What users sign in with: the contact, or a name of their own choice.
#[derive(Serialize)]
pub(super) struct UserName {
    /// `email`, `phone`, `name`: the field in Go.
    field: &'static str,
    /// `EMAIL`, `PHONE`, `NAME`
    variable: &'static str,
    sample: &'static str,
    /// What Cognito calls the user in events: it makes names up where users choose none.
    in_events: &'static str,
}

pub(super) fn contact(sign_in: SignIn) -> Contact {
    match sign_in {
        SignIn::Email | SignIn::UserName => Contact {
            attribute: "email",
            field: "Email",
            name: "email",
            noun: "e-mail",
            message: "e-mail",
            variable: "EMAIL",
            sample: "ada@example.com",
            old: "old@example.com",
            new: "ada.new@example.com",
            part: "example.com",
        },
        SignIn::Phone => Contact {
            attribute: "phone_number",
            field: "Phone",
            name: "phone",
            noun: "phone number",
            message: "SMS",
            variable: "PHONE",
            sample: "+12025550123",
            old: "+12025550100",
            new: "+12025550199",
            part: "1202555",
        },
    }
}

pub(super) fn username(sign_in: SignIn) -> UserName {
    let made_up = "7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11";
    let (field, variable, sample, in_events) = match sign_in {
        SignIn::Email => ("email", "EMAIL", "ada@example.com", made_up),
        SignIn::Phone => ("phone", "PHONE", "+12025550123", made_up),
        SignIn::UserName => ("name", "NAME", "ada", "ada"),
    };
    UserName { field, variable, sample, in_events }
}
