//! [`Curves`]: what each way costs over a range of loads, for charts.

use super::cluster::Kind;
use super::compared::{Compared, Model};
use super::crossover::{Crossover, HIGHEST, LOWEST};
use super::item::Item;

const POINTS: u32 = 120;
/// Factors of ten that a chart spans downwards from the dearest, or more where curves cross below.
const DECADES: f64 = 5.0;

#[derive(Debug)]
pub struct Curves {
    /// Requests a second, rising by the same factor from point to point.
    pub rates: Vec<f64>,
    /// Dollars a month; `None` where it does not hold the load.
    pub series: Vec<Series>,
    /// The least and the most that a chart shows.
    pub dollars: (f64, f64),
    /// The load asked about, and where curves cross.
    pub now: f64,
    pub crossings: Vec<(f64, f64)>,
}

#[derive(Debug)]
pub struct Series {
    /// `None` is Lambda.
    pub kind: Option<Kind>,
    pub dollars: Vec<Option<f64>>,
}

impl Series {
    pub fn name(&self) -> &'static str {
        self.kind.map_or("Lambda", Kind::name)
    }
}

impl Curves {
    pub(super) fn new(model: &Model, now: f64, compared: &[Compared]) -> Self {
        let at = compared.iter().filter_map(|compared| match compared.crossover {
            Crossover::At(rate) => Some(rate),
            _ => None,
        });
        let crossings: Vec<f64> = at.collect();
        let (from, to) = range(now, &crossings);
        let rate = |point: u32| from * (to / from).powf(f64::from(point) / f64::from(POINTS));
        let rates: Vec<f64> = (0..=POINTS).map(rate).collect();
        let lambda = |rate: f64| model.lambda(rate, Item::GatewayRest);
        let mut series =
            vec![Series { kind: None, dollars: rates.iter().map(|rate| Some(lambda(*rate))).collect() }];
        for kind in Kind::ALL {
            let dollars = |rate: &f64| model.machines(kind, *rate).map(|machines| machines.usd);
            series.push(Series { kind: Some(kind), dollars: rates.iter().map(dollars).collect() });
        }
        let crossings: Vec<_> = crossings.into_iter().map(|rate| (rate, lambda(rate))).collect();
        let dollars = span(&series, &crossings);
        Self { rates, series, dollars, now, crossings }
    }

    /// Powers of ten among the dollars.
    pub fn dollar_ticks(&self) -> Vec<f64> {
        powers(power_above(self.dollars.0 * 0.999), self.dollars.1)
    }

    /// Powers of ten among the loads, of which the first and the last are two.
    pub fn rate_ticks(&self) -> Vec<f64> {
        powers(self.first(), self.last())
    }

    pub fn first(&self) -> f64 {
        self.rates.first().copied().unwrap_or(LOWEST)
    }

    pub fn last(&self) -> f64 {
        self.rates.last().copied().unwrap_or(HIGHEST)
    }
}

/// Whole powers of ten around the load and every crossover.
fn range(now: f64, crossings: &[f64]) -> (f64, f64) {
    let all = || crossings.iter().copied().chain([now]);
    let low = all().fold(f64::INFINITY, f64::min) / 3.0;
    let high = all().fold(0.0, f64::max) * 3.0;
    let from = power_below(low);
    (from, power_above(high).max(from * 100.0))
}

fn span(series: &[Series], crossings: &[(f64, f64)]) -> (f64, f64) {
    let all = || series.iter().flat_map(|series| series.dollars.iter().flatten().copied());
    let most = round_above(all().fold(1.0, f64::max));
    let least = power_below(all().fold(f64::INFINITY, f64::min).max(0.01));
    let crossing = crossings.iter().map(|(_, usd)| *usd).fold(most / 10.0, f64::min);
    (least.max(most / 10_f64.powf(DECADES)).min(power_below(crossing)), most)
}

/// The next of 1, 2, 5 and 10 with zeros.
fn round_above(value: f64) -> f64 {
    let power = power_below(value);
    let steps = [1.0, 2.0, 5.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= value).unwrap_or(10.0 * power)
}

fn powers(from: f64, to: f64) -> Vec<f64> {
    let next = |power: &f64| Some(*power * 10.0).filter(|power| *power <= to * 1.001);
    std::iter::successors(Some(from), next).collect()
}

fn power_below(value: f64) -> f64 {
    10_f64.powf(value.log10().floor())
}

fn power_above(value: f64) -> f64 {
    10_f64.powf(value.log10().ceil())
}
