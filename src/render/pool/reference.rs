//! How templates refer to the user pool: to a resource of their stack, or by the id that a stage says.

use serde::Serialize;

/// Values of CloudFormation as they stand in YAML.
#[derive(Serialize)]
pub(super) struct PoolView {
    existing: bool,
    id: &'static str,
    /// The id inside of a `!Sub`.
    in_sub: &'static str,
    arn: &'static str,
    /// As identity pools name it.
    provider: &'static str,
}

pub(super) fn view(existing: bool) -> PoolView {
    if !existing {
        return PoolView {
            existing,
            id: "!Ref UserPool",
            in_sub: "${UserPool}",
            arn: "!GetAtt UserPool.Arn",
            provider: "!GetAtt UserPool.ProviderName",
        };
    }
    PoolView {
        existing,
        id: "${param:pool-id}",
        in_sub: "${param:pool-id}",
        arn: "!Sub arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${param:pool-id}",
        provider: "!Sub cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${param:pool-id}",
    }
}
