//! How templates refer to the user pool: to a resource of their stack, or by the id that a stage says.

use serde::Serialize;

use crate::model::pool::Pool;

/// Values of CloudFormation as they stand in YAML; empty where there is no pool.
#[derive(Default, Serialize)]
pub(super) struct PoolView {
    own: bool,
    existing: bool,
    id: &'static str,
    /// The id inside of a `!Sub`.
    in_sub: &'static str,
    arn: &'static str,
    /// As identity pools name it.
    provider: &'static str,
}

pub(super) fn view(pool: Pool) -> PoolView {
    match pool {
        Pool::Own => PoolView {
            own: true,
            existing: false,
            id: "!Ref UserPool",
            in_sub: "${UserPool}",
            arn: "!GetAtt UserPool.Arn",
            provider: "!GetAtt UserPool.ProviderName",
        },
        Pool::Existing => PoolView {
            own: false,
            existing: true,
            id: "${param:pool-id}",
            in_sub: "${param:pool-id}",
            arn: "!Sub arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${param:pool-id}",
            provider: "!Sub cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${param:pool-id}",
        },
        Pool::None => PoolView::default(),
    }
}
