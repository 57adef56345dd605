//! AWS regions.

use super::{Violation, near, shown};

/// An AWS region, or a name that looks like one: new regions appear more often than releases of venture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region(String);

/// Commercial, China and US government regions known in November 2026.
pub const KNOWN: [&str; 38] = [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

impl Region {
    /// Lower-case letters, digits and dashes. Whether AWS has such a region: [`unknown_region`].
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !text.is_empty() && text.len() <= 32 && text.chars().all(legal) && !text.starts_with('-') {
            return Ok(Self(text.to_owned()));
        }
        let shown = shown(text);
        Err(Violation::new(
            format!("`{shown}` is not an AWS region"),
            "write it as in AWS's lists, such as `us-east-1`",
        ))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A warning where venture does not know the region.
pub fn unknown_region(region: &Region) -> Option<String> {
    if KNOWN.contains(&region.as_str()) {
        return None;
    }
    let hint =
        near(region.as_str(), KNOWN).map_or(String::new(), |known| format!("; did you mean `{known}`?"));
    Some(format!("`{}` is not a region venture knows; AWS may have it all the same{hint}", region.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_region_is_a_warning_and_nonsense_an_error() {
        assert_eq!(unknown_region(&Region::parse("eu-west-1").unwrap()), None);
        assert!(unknown_region(&Region::parse("mars-1").unwrap()).is_some());
        assert!(unknown_region(&Region::parse("eu-wst-1").unwrap()).unwrap().contains("`eu-west-1`"));
        for bad in ["", "EU-WEST-1", "eu west 1", "${x}", "eu-west-1\n"] {
            assert!(Region::parse(bad).is_err(), "{bad:?}");
        }
    }
}
