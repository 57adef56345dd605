//! What holds for the estimate of every project under every load.

use proptest::prelude::*;
use proptest::sample::select;

use super::manifests::{manifest, project};
use crate::cost::{Crossover, Day, Estimate, Group, Numbers, Shape, Table, estimate, svg};

fn numbers() -> impl Strategy<Value = Numbers> {
    // Powers of ten reach from nothing to what no account sees.
    let power = |most: f64| (0.0..most).prop_map(|exponent: f64| 10_f64.powf(exponent));
    (power(12.0), 0.001_f64..900.0, power(10.0), 0.0..1_048_576.0, power(12.0)).prop_map(
        |(requests, duration, users, log_bytes, events)| Numbers {
            requests,
            duration,
            users,
            federated: None,
            log_bytes,
            events,
        },
    )
}

fn of(shape: &Shape, numbers: &Numbers, region: &str) -> Estimate {
    let tariff = Table::built_in().unwrap().tariff(region).unwrap();
    estimate(shape, numbers, &tariff, Day::from_unix_seconds(0))
}

fn region() -> impl Strategy<Value = &'static str> {
    select(vec!["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "ap-northeast-1"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_line_is_an_amount_and_the_free_tier_no_more_than_it(
        manifest in manifest(), numbers in numbers(), region in region(),
    ) {
        let estimate = of(&Shape::of(&project(&manifest)), &numbers, region);
        prop_assert!(!estimate.invoice.lines.is_empty());
        for line in &estimate.invoice.lines {
            prop_assert!(line.usd.is_finite() && line.usd >= 0.0, "{line:?}");
            prop_assert!((0.0..=line.usd * (1.0 + 1e-9)).contains(&line.free_usd), "{line:?}");
        }
        for now in estimate.compared.iter().filter_map(|compared| compared.now) {
            prop_assert!(now.usd.is_finite() && now.usd > 0.0 && now.count >= 1.0, "{now:?}");
        }
        let curves = &estimate.curves;
        prop_assert!((curves.first()..=curves.last()).contains(&curves.now), "{curves:?}");
        for (rate, usd) in &curves.crossings {
            prop_assert!((curves.first()..=curves.last()).contains(rate), "{curves:?}");
            prop_assert!((curves.dollars.0..=curves.dollars.1).contains(usd), "{curves:?}");
        }
        let svg = svg::picture(&estimate.curves, "a", "b");
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }

    #[test]
    fn more_load_never_costs_less(
        manifest in manifest(), numbers in numbers(), region in region(), which in 0..5_usize, more in 1.0_f64..100.0,
    ) {
        let shape = Shape::of(&project(&manifest));
        let mut larger = numbers;
        let field = [
            &mut larger.requests, &mut larger.duration, &mut larger.users, &mut larger.log_bytes, &mut larger.events,
        ];
        for (at, field) in field.into_iter().enumerate() {
            *field *= if at == which { more } else { 1.0 };
        }
        let (less, more) = (of(&shape, &numbers, region), of(&shape, &larger, region));
        let at_least = |more: f64, less: f64| more >= less * (1.0 - 1e-9);
        for group in [Group::Lambda, Group::Needed] {
            prop_assert!(at_least(more.invoice.usd(group), less.invoice.usd(group)), "{group:?}");
        }
        for (more, less) in more.compared.iter().zip(&less.compared) {
            match (more.now, less.now) {
                (Some(more), Some(less)) => prop_assert!(at_least(more.usd, less.usd), "{more:?} {less:?}"),
                (more, less) => prop_assert!(more.is_none(), "{more:?} {less:?}"),
            }
        }
    }

    #[test]
    fn at_the_crossover_both_cost_the_same(manifest in manifest(), numbers in numbers(), region in region()) {
        let shape = Shape::of(&project(&manifest));
        for found in of(&shape, &numbers, region).compared {
            let Crossover::At(rate) = found.crossover else { continue };
            let there = of(&shape, &Numbers { requests: rate * 730.0 * 3600.0, ..numbers }, region);
            let lambda = there.invoice.usd(Group::Lambda);
            let machines = there.compared.iter().find(|compared| compared.kind == found.kind).unwrap().now;
            let machines = machines.map_or(f64::NAN, |machines| machines.usd);
            prop_assert!((lambda / machines - 1.0).abs() < 1e-6, "{lambda} and {machines} at {rate} for {:?}", found.kind);
        }
    }

    #[test]
    fn no_text_makes_the_table_of_prices_panic(text in "\\PC{0,60}", cut in 0..20_000_usize) {
        let _ = Table::parse(&text);
        // Cut between two regions it is a table of fewer; anywhere else it is none.
        let whole = include_str!("../cost/prices.yaml");
        let _ = whole.get(..cut).map(Table::parse);
    }
}
