//! AWS regions: which there are, and whether one has what a project needs.

use super::nearest::nearest;
use super::pool::Auth;
use super::regions::{Offer, Partition, REGIONS, Row, Service};
use super::{Problem, Violation, near, shown};

/// An AWS region that has what every project needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region(&'static Row);

/// What every project needs.
const NEEDED: [Service; 3] = [Service::UserPools, Service::ArmFunctions, Service::RestApis];
const HINT: &str = "write it as in AWS's lists, such as `us-east-1`";

/// The regions that a project can be in, each with its place.
pub const USABLE_REGIONS: &[(&str, &str)] = &usable();

/// How many lack what every project needs.
const UNUSABLE: usize = 2;

const fn usable() -> [(&'static str, &'static str); REGIONS.len() - UNUSABLE] {
    let mut usable = [("", ""); REGIONS.len() - UNUSABLE];
    let (mut from, mut to) = (0, 0);
    while from < REGIONS.len() {
        if REGIONS[from].is_usable() {
            usable[to] = (REGIONS[from].name, REGIONS[from].place);
            to += 1;
        }
        from += 1;
    }
    assert!(to == usable.len());
    usable
}

impl Region {
    /// A region of the table, for osls packages for no other.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let Some(row) = REGIONS.iter().find(|row| row.name == text) else { return Err(unknown(text)) };
        match NEEDED.into_iter().find(|service| row.offer(*service) == Offer::No) {
            None => Ok(Self(row)),
            Some(service) => {
                let what = service.name();
                let message = match row.partition {
                    // A project without a pool might do there; nothing of it was ever tried.
                    Partition::China => {
                        format!("`{text}` has no {what}, and venture makes no projects for China")
                    }
                    _ => format!("`{text}` has no {what}, which projects need"),
                };
                let fix = match nearest(row, service, &NEEDED) {
                    Some(near) if near.partition == row.partition => {
                        format!("use `{}`, the nearest region that has them", near.name)
                    }
                    Some(near) => format!(
                        "use `{}`, the nearest region that has them; it belongs to the partition `{}`, which wants \
                         an account of its own",
                        near.name,
                        near.partition.as_str()
                    ),
                    None => HINT.to_owned(),
                };
                Err(Violation::new(message, fix))
            }
        }
    }

    pub fn as_str(&self) -> &'static str {
        self.0.name
    }

    pub fn partition(&self) -> Partition {
        self.0.partition
    }

    /// What to look at before a deployment: services of which it is not sure whether the region has them.
    pub fn warning(&self, auth: &Auth) -> Option<String> {
        let name = self.as_str();
        let unsure = needs(auth).filter(|service| self.0.offer(*service) == Offer::Unsure);
        let unsure: Vec<&str> = unsure.map(Service::name).collect();
        if !unsure.is_empty() {
            let unsure = unsure.join(", ");
            return Some(format!(
                "venture is not sure that `{name}` has {unsure}; look at AWS's list of services by region before you \
                 deploy"
            ));
        }
        (self.partition() == Partition::UsGov && auth.has_pool()).then(|| {
            format!(
                "`{name}` is in AWS GovCloud, where Cognito differs: read its page in the AWS GovCloud user guide \
                 before you deploy"
            )
        })
    }
}

impl Service {
    fn name(self) -> &'static str {
        match self {
            Self::UserPools => "Cognito user pools",
            Self::IdentityPools => "Cognito identity pools",
            Self::ArmFunctions => "Lambda functions on arm64",
            Self::RestApis => "REST APIs of API Gateway",
            Self::Ses => "Amazon SES",
        }
    }
}

/// What a project with these settings needs of its region.
fn needs(auth: &Auth) -> impl Iterator<Item = Service> {
    let identity_pools = (auth.mode == "identity-pool").then_some(Service::IdentityPools);
    let ses = auth.email_from.as_ref().map(|_| Service::Ses);
    let always = NEEDED.into_iter().filter(|service| *service != Service::UserPools || auth.has_pool());
    always.chain(identity_pools).chain(ses)
}

/// Settings that the region cannot have.
pub fn check_region(region: &Region, auth: &Auth, extras: &[String]) -> Vec<Problem> {
    let missing = needs(auth).filter(|service| region.0.offer(*service) == Offer::No);
    let problem = |service| {
        let (key, instead) = match service {
            Service::Ses => ("auth.email.sender", "`cognito`"),
            _ => ("auth.mode", "`authorizer`"),
        };
        let message = format!("`{}` has no {}", region.as_str(), service.name());
        let elsewhere = nearest(region.0, service, &NEEDED).map_or(String::new(), |near| {
            format!(", or `region` to `{}`, the nearest that has it", near.name)
        });
        Violation::new(message, format!("set `{key}` to {instead}{elsewhere}")).at(key)
    };
    missing.map(problem).chain(identity_pool_apart(region, auth)).chain(no_page(region, extras)).collect()
}

/// The page stands behind `CloudFront`, which is not in the partition of the US government.
fn no_page(region: &Region, extras: &[String]) -> Option<Problem> {
    let refused = region.partition() == Partition::UsGov && extras.iter().any(|extra| extra == "web");
    refused.then(|| {
        let message = format!("`{}` is in AWS GovCloud, which has no CloudFront for `web`", region.as_str());
        Violation::new(message, "leave `web` out, or set `region` to one outside of AWS GovCloud")
            .at("extras")
    })
}

/// In the partition of the US government, roles of identity pools trust other services, and some need short names.
fn identity_pool_apart(region: &Region, auth: &Auth) -> Option<Problem> {
    let apart = auth.mode == "identity-pool" && region.partition() == Partition::UsGov;
    apart.then(|| {
        let message =
            format!("`{}` is in AWS GovCloud, where roles of identity pools differ", region.as_str());
        Violation::new(message, "set `auth.mode` to `authorizer`").at("auth.mode")
    })
}

fn unknown(text: &str) -> Violation {
    let fix = match near(text, REGIONS.iter().map(|row| row.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{HINT}; for one that AWS opened lately, update venture"),
    };
    Violation::new(format!("`{}` is not an AWS region that venture can deploy to", shown(text)), fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> (String, String) {
        let violation = Region::parse(text).unwrap_err();
        (violation.message, violation.fix)
    }

    #[test]
    fn a_region_without_user_pools_is_refused_with_the_nearest_that_has_them() {
        for region in ["cn-north-1", "cn-northwest-1"] {
            let (message, fix) = refusal(region);
            assert_eq!(
                message,
                format!("`{region}` has no Cognito user pools, and venture makes no projects for China")
            );
            assert!(fix.starts_with("use `ap-northeast-2`, ") && fix.contains("partition `aws`"), "{fix}");
        }
    }

    #[test]
    fn a_region_that_does_not_exist_is_refused() {
        for (text, near) in
            [("us-eest-1", "us-east-1"), ("eu-wst-1", "eu-west-1"), ("EU-WEST-1", "us-east-1")]
        {
            assert!(refusal(text).1.contains(near), "{text}");
        }
        for bad in ["", "mars-1", "sydney", "eu west 1", "${x}", "eu-west-1\n", "eusc-de-east-1"] {
            assert!(Region::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn every_other_region_is_taken_and_offered() {
        let refused = REGIONS.iter().filter(|row| Region::parse(row.name).is_err());
        assert_eq!(refused.map(|row| row.name).collect::<Vec<_>>(), ["cn-north-1", "cn-northwest-1"]);
        let taken = REGIONS.iter().filter(|row| Region::parse(row.name).is_ok());
        assert!(taken.map(|row| (row.name, row.place)).eq(USABLE_REGIONS.iter().copied()));
        assert!(REGIONS.is_sorted_by(|one, other| one.name < other.name));
    }
}
