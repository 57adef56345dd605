//! Which region is nearest to another.

use super::regions::{Offer, REGIONS, Row, Service};

/// The nearest region that surely has the service and all that is needed besides; of the same partition, if there
/// is one.
pub(super) fn nearest(from: &Row, service: Service, needed: &[Service]) -> Option<&'static Row> {
    let has = |row: &Row, service| row.offer(service) == Offer::Yes;
    let fit = REGIONS.iter().filter(|row| has(row, service) && needed.iter().all(|needed| has(row, *needed)));
    fit.min_by(|one, other| {
        let foreign = |row: &Row| row.partition != from.partition;
        let apart = |row: &Row| cos_apart(from.at, row.at);
        foreign(one).cmp(&foreign(other)).then(apart(other).total_cmp(&apart(one)))
    })
}

/// The cosine of the angle between two places on the globe: the larger, the nearer.
fn cos_apart(one: (i16, i16), other: (i16, i16)) -> f64 {
    let radians = |degrees: i16| f64::from(degrees).to_radians();
    let (one_lat, other_lat) = (radians(one.0), radians(other.0));
    one_lat.sin() * other_lat.sin() + one_lat.cos() * other_lat.cos() * radians(one.1 - other.1).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_region_is_near_and_of_the_same_partition() {
        let nearest = |name: &str| {
            let row = REGIONS.iter().find(|row| row.name == name).unwrap();
            nearest(row, Service::Ses, &[]).unwrap().name
        };
        for (from, near) in [
            ("ap-east-1", "ap-northeast-2"),
            ("ap-southeast-4", "ap-southeast-2"),
            ("eu-south-2", "eu-west-3"),
            ("mx-central-1", "us-east-2"),
            ("us-gov-east-1", "us-gov-east-1"),
            ("us-west-2", "us-west-2"),
        ] {
            assert_eq!(nearest(from), near, "{from}");
        }
    }
}
