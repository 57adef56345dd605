//! What templates see of further issuers.

use heck::ToShoutySnakeCase as _;
use serde::Serialize;

use crate::model::pool::Issuer;

#[derive(Serialize)]
pub(super) struct IssuerView<'a> {
    name: &'a str,
    /// `LOGIN_PAGE`, the end of names in a function's environment.
    variable: String,
    issuer: &'a str,
    audience: &'a [String],
    audience_claim: &'a str,
    /// Empty where its discovery document says it.
    keys: &'a str,
    algorithms: &'a [String],
    user_name_claim: &'a str,
    /// Empty for none.
    groups_claim: &'a str,
    roles: &'a [String],
}

pub(super) fn view(issuer: &Issuer) -> IssuerView<'_> {
    IssuerView {
        name: &issuer.name,
        variable: issuer.name.to_shouty_snake_case(),
        issuer: &issuer.address,
        audience: &issuer.audience,
        audience_claim: &issuer.audience_claim,
        keys: issuer.keys.as_deref().unwrap_or_default(),
        algorithms: &issuer.algorithms,
        user_name_claim: &issuer.user_name_claim,
        groups_claim: issuer.groups_claim.as_deref().unwrap_or_default(),
        roles: &issuer.roles,
    }
}
