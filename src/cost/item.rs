//! [`Item`]: what AWS charges for, and by which unit.

/// A kind of usage that has a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    LambdaRequest,
    LambdaArm64,
    LambdaX86,
    GatewayRest,
    GatewayHttp,
    LogsIn,
    LogsStored,
    Alarm,
    Scheduler,
    Sqs,
    Sns,
    S3Put,
    S3Stored,
    DynamoWrite,
    DynamoRead,
    DynamoStored,
    CognitoLite,
    CognitoEssentials,
    CognitoPlus,
    CognitoFederated,
    KmsKey,
    DataOut,
    CloudfrontRequest,
    CloudfrontFunction,
    CloudfrontOut,
    Eks,
    FargateVcpu,
    FargateGb,
    LoadBalancer,
    LoadBalancerLcu,
    Machine,
    Disk,
    Ipv4,
}

/// Item, its key in the table of prices, the unit of its price, and how many of what is counted make one unit.
const ITEMS: [(Item, &str, &str, f64); 33] = [
    (Item::LambdaRequest, "lambda-request", "million requests", 1e6),
    (Item::LambdaArm64, "lambda-arm64", "GB-second", 1.0),
    (Item::LambdaX86, "lambda-x86", "GB-second", 1.0),
    (Item::GatewayRest, "gateway-rest", "million requests", 1e6),
    (Item::GatewayHttp, "gateway-http", "million requests", 1e6),
    (Item::LogsIn, "logs-in", "GB", 1.0),
    (Item::LogsStored, "logs-stored", "GB-month", 1.0),
    (Item::Alarm, "alarm", "month", 1.0),
    (Item::Scheduler, "scheduler", "million calls", 1e6),
    (Item::Sqs, "sqs", "million requests", 1e6),
    (Item::Sns, "sns", "million messages", 1e6),
    (Item::S3Put, "s3-put", "thousand requests", 1e3),
    (Item::S3Stored, "s3-stored", "GB-month", 1.0),
    (Item::DynamoWrite, "dynamodb-write", "million units", 1e6),
    (Item::DynamoRead, "dynamodb-read", "million units", 1e6),
    (Item::DynamoStored, "dynamodb-stored", "GB-month", 1.0),
    (Item::CognitoLite, "cognito-lite", "active user", 1.0),
    (Item::CognitoEssentials, "cognito-essentials", "active user", 1.0),
    (Item::CognitoPlus, "cognito-plus", "active user", 1.0),
    (Item::CognitoFederated, "cognito-federated", "active user", 1.0),
    (Item::KmsKey, "kms-key", "month", 1.0),
    (Item::DataOut, "data-out", "GB", 1.0),
    (Item::CloudfrontRequest, "cloudfront-request", "million requests", 1e6),
    (Item::CloudfrontFunction, "cloudfront-function", "million calls", 1e6),
    (Item::CloudfrontOut, "cloudfront-out", "GB", 1.0),
    (Item::Eks, "eks", "hour", 1.0),
    (Item::FargateVcpu, "fargate-vcpu", "hour", 1.0),
    (Item::FargateGb, "fargate-gb", "hour", 1.0),
    (Item::LoadBalancer, "load-balancer", "hour", 1.0),
    (Item::LoadBalancerLcu, "load-balancer-lcu", "hour", 1.0),
    (Item::Machine, "t4g.small", "hour", 1.0),
    (Item::Disk, "disk-gp3", "GB-month", 1.0),
    (Item::Ipv4, "ipv4", "hour", 1.0),
];

impl Item {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        ITEMS.iter().map(|row| row.0)
    }

    pub(super) fn find(key: &str) -> Option<Self> {
        ITEMS.iter().find(|row| row.1 == key).map(|row| row.0)
    }

    pub(super) fn key(self) -> &'static str {
        self.row().1
    }

    pub(super) fn unit(self) -> &'static str {
        self.row().2
    }

    /// How many requests, users or hours one unit holds.
    pub(super) fn per(self) -> f64 {
        self.row().3
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, f64) {
        &ITEMS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_items() {
        for (at, (item, key, ..)) in ITEMS.iter().enumerate() {
            assert_eq!(*item as usize, at, "{key}");
            assert_eq!(Item::find(key), Some(*item));
        }
    }
}
