//! What AWS offers in which region. The regions are those that osls 4.3.1 deploys to (its list, 2026-11-26), without
//! the isolated ones; it refuses every other, so that a region AWS opens later needs a newer venture as well.
//!
//! A service is there where both botocore 1.44.8 (`endpoints.json` of 2026-11-20) and cfn-lint 1.58.0 (the resource
//! types CloudFormation has in a region) say so, and is not there where neither does; both were read on 2026-11-26:
//! - user pools: `cognito-idp`, `AWS::Cognito::UserPool`; identity pools: `cognito-identity`, `AWS::Cognito::IdentityPool`
//! - REST APIs: `apigateway`, `AWS::ApiGateway::RestApi`
//! - SES: `email`, `AWS::SES::EmailIdentity`. In six regions (ap-east-2, ap-southeast-4, -6, -7, eu-south-2,
//!   mx-central-1) only botocore has it. They count as without: a deployment there would lack the resource type.
//! - arm64: neither tells. Powertools for AWS Lambda publishes arm64 layers in the regions of its workflows
//!   (`reusable_deploy_v3_layer_stack`, `layers_partition_verify`, issues 5383 and 7355); the others are not sure.
//!
//! me-south-1 is missing in cfn-lint: nothing there is sure.

use Offer::{No, Unsure, Yes};
use Partition::{Aws, China, UsGov};

/// A service that a project, or a setting of it, cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    UserPools,
    IdentityPools,
    ArmFunctions,
    RestApis,
    Ses,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    Yes,
    No,
    /// Sources contradict each other, or there is none.
    Unsure,
}

/// A part of AWS with accounts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partition {
    Aws,
    China,
    UsGov,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub name: &'static str,
    /// The place it is named after: people know that rather than the code.
    pub place: &'static str,
    pub partition: Partition,
    /// Latitude and longitude of the place, in degrees.
    pub at: (i16, i16),
    offers: [Offer; 5],
}

impl Row {
    /// Whether it has what every project needs, or may have it.
    pub const fn is_usable(&self) -> bool {
        let [user_pools, _, arm, rest_apis, _] = self.offers;
        !matches!(user_pools, No) && !matches!(arm, No) && !matches!(rest_apis, No)
    }

    pub fn offer(&self, service: Service) -> Offer {
        self.offers[service as usize]
    }
}

impl Partition {
    /// As it stands in an ARN.
    pub fn as_str(self) -> &'static str {
        match self {
            Aws => "aws",
            China => "aws-cn",
            UsGov => "aws-us-gov",
        }
    }
}

const fn row(
    name: &'static str,
    place: &'static str,
    partition: Partition,
    at: (i16, i16),
    offers: [Offer; 5],
) -> Row {
    Row { name, place, partition, at, offers }
}

/// Sorted by name. The offers stand in the order of [`Service`].
#[rustfmt::skip]
pub(super) const REGIONS: [Row; 38] = [
    //                                                                   user pools, identity pools, arm64, REST APIs, SES
    row("af-south-1",     "South Africa, Cape Town", Aws,   (-34,   18), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-east-1",      "Hong Kong",               Aws,   ( 22,  114), [Yes,    Yes,    Yes,    Yes,    No]),
    row("ap-east-2",      "Taipei",                  Aws,   ( 25,  122), [Yes,    Yes,    Unsure, Yes,    No]),
    row("ap-northeast-1", "Tokyo",                   Aws,   ( 36,  140), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-northeast-2", "Seoul",                   Aws,   ( 38,  127), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-northeast-3", "Osaka",                   Aws,   ( 35,  136), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-south-1",     "Mumbai",                  Aws,   ( 19,   73), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-south-2",     "Hyderabad",               Aws,   ( 17,   78), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-southeast-1", "Singapore",               Aws,   (  1,  104), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-southeast-2", "Sydney",                  Aws,   (-34,  151), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-southeast-3", "Jakarta",                 Aws,   ( -6,  107), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-southeast-4", "Melbourne",               Aws,   (-38,  145), [Yes,    Yes,    Yes,    Yes,    No]),
    row("ap-southeast-5", "Malaysia, Kuala Lumpur",  Aws,   (  3,  102), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ap-southeast-6", "New Zealand, Auckland",   Aws,   (-37,  175), [Yes,    Yes,    Yes,    Yes,    No]),
    row("ap-southeast-7", "Thailand, Bangkok",       Aws,   ( 14,  101), [Yes,    Yes,    Unsure, Yes,    No]),
    row("ca-central-1",   "Canada, Montreal",        Aws,   ( 46,  -74), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("ca-west-1",      "Canada, Calgary",         Aws,   ( 51, -114), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("cn-north-1",     "China, Beijing",          China, ( 40,  116), [No,     Yes,    Yes,    Yes,    No]),
    row("cn-northwest-1", "China, Ningxia",          China, ( 38,  106), [No,     No,     Unsure, Yes,    No]),
    row("eu-central-1",   "Frankfurt",               Aws,   ( 50,    9), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-central-2",   "Zurich",                  Aws,   ( 47,    9), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-north-1",     "Stockholm",               Aws,   ( 59,   18), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-south-1",     "Milan",                   Aws,   ( 45,   10), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-south-2",     "Spain",                   Aws,   ( 42,   -1), [Yes,    Yes,    Yes,    Yes,    No]),
    row("eu-west-1",      "Ireland",                 Aws,   ( 53,   -6), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-west-2",      "London",                  Aws,   ( 52,    0), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("eu-west-3",      "Paris",                   Aws,   ( 49,    2), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("il-central-1",   "Israel, Tel Aviv",        Aws,   ( 32,   35), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("me-central-1",   "United Arab Emirates",    Aws,   ( 24,   54), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("me-south-1",     "Bahrain",                 Aws,   ( 26,   51), [Unsure, Unsure, Yes,    Unsure, Unsure]),
    row("mx-central-1",   "Mexico, Queretaro",       Aws,   ( 21, -100), [Yes,    Yes,    Unsure, Yes,    No]),
    row("sa-east-1",      "Brazil, Sao Paulo",       Aws,   (-24,  -47), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-east-1",      "N. Virginia",             Aws,   ( 39,  -77), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-east-2",      "Ohio",                    Aws,   ( 40,  -83), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-gov-east-1",  "AWS GovCloud, US-East",   UsGov, ( 40,  -83), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-gov-west-1",  "AWS GovCloud, US-West",   UsGov, ( 46, -120), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-west-1",      "N. California",           Aws,   ( 37, -122), [Yes,    Yes,    Yes,    Yes,    Yes]),
    row("us-west-2",      "Oregon",                  Aws,   ( 46, -120), [Yes,    Yes,    Yes,    Yes,    Yes]),
];
