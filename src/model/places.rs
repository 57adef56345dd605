//! The regions to choose from, and where each is: people know the place rather than the code.

/// Regions of AWS, each with its place; China's are left out, for they have no user pools.
pub const REGIONS: &[(&str, &str)] = &[
    ("us-east-1", "N. Virginia"),
    ("us-east-2", "Ohio"),
    ("us-west-1", "N. California"),
    ("us-west-2", "Oregon"),
    ("eu-central-1", "Frankfurt"),
    ("eu-central-2", "Zurich"),
    ("eu-north-1", "Stockholm"),
    ("eu-south-1", "Milan"),
    ("eu-south-2", "Spain"),
    ("eu-west-1", "Ireland"),
    ("eu-west-2", "London"),
    ("eu-west-3", "Paris"),
    ("ap-east-1", "Hong Kong"),
    ("ap-east-2", "Taipei"),
    ("ap-northeast-1", "Tokyo"),
    ("ap-northeast-2", "Seoul"),
    ("ap-northeast-3", "Osaka"),
    ("ap-south-1", "Mumbai"),
    ("ap-south-2", "Hyderabad"),
    ("ap-southeast-1", "Singapore"),
    ("ap-southeast-2", "Sydney"),
    ("ap-southeast-3", "Jakarta"),
    ("ap-southeast-4", "Melbourne"),
    ("ap-southeast-5", "Malaysia, Kuala Lumpur"),
    ("ap-southeast-6", "New Zealand, Auckland"),
    ("ap-southeast-7", "Thailand, Bangkok"),
    ("ca-central-1", "Canada, Montreal"),
    ("ca-west-1", "Canada, Calgary"),
    ("mx-central-1", "Mexico, Queretaro"),
    ("sa-east-1", "Brazil, Sao Paulo"),
    ("af-south-1", "South Africa, Cape Town"),
    ("il-central-1", "Israel, Tel Aviv"),
    ("me-central-1", "United Arab Emirates"),
    ("me-south-1", "Bahrain"),
    ("us-gov-east-1", "AWS GovCloud, US-East"),
    ("us-gov-west-1", "AWS GovCloud, US-West"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::usable_regions;

    #[test]
    fn every_region_that_can_be_used_is_offered() {
        let offered: BTreeSet<&str> = REGIONS.iter().map(|(code, _)| *code).collect();
        assert!(
            usable_regions().all(|region| offered.contains(region)),
            "{:?}",
            usable_regions().collect::<Vec<_>>()
        );
    }
}
