//! [`Tariff`]: what one region charges, and how sure that is.

use std::collections::BTreeMap;

use thiserror::Error;

use super::day::Day;
use super::item::Item;

/// A price that was read longer ago is warned of.
const OLD_DAYS: i64 = 365;

#[derive(Debug, Error, PartialEq, Eq)]
pub enum PricesError {
    #[error("the table of prices cannot be read: {0}")]
    Syntax(String),
    #[error("the table of prices is of version {0}, and this version of venture reads version 1")]
    Version(u32),
    #[error("the table of prices is wrong at `{at}`: {what}")]
    Entry { at: String, what: String },
    #[error("there are no prices for `{region}`")]
    NoRegion { region: String, known: Vec<String> },
}

/// What is charged up to an amount, in units.
#[derive(Debug, Clone)]
pub(super) struct Tier {
    pub(super) to: f64,
    pub(super) usd: f64,
}

#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) tiers: Vec<Tier>,
    pub(super) read: Day,
    /// Why it is not sure, where it is not.
    pub(super) believed: Option<String>,
}

/// What every account has for nothing each month, in units.
#[derive(Debug, Clone)]
pub(super) struct Free {
    pub(super) amount: f64,
    pub(super) believed: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Tariff {
    /// In the order of [`Item::all`].
    pub(super) figures: Vec<Figure>,
    pub(super) free: BTreeMap<Item, Free>,
}

impl PricesError {
    pub(super) fn at(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Entry { at: at.into(), what: what.into() }
    }
}

impl Tariff {
    /// Dollars for so many requests, hours, users or GB.
    pub(super) fn cost(&self, item: Item, quantity: f64) -> f64 {
        let units = quantity / item.per();
        let mut from = 0.0;
        let mut usd = 0.0;
        for tier in &self.figures[item as usize].tiers {
            usd += (units.min(tier.to) - from).max(0.0) * tier.usd;
            from = tier.to;
        }
        usd
    }

    /// What an account has for nothing of it, in what is counted and not in units.
    pub(super) fn free(&self, item: Item) -> f64 {
        self.free.get(&item).map_or(0.0, |free| free.amount * item.per())
    }

    /// `logs-in, alarm: why`, for those of the items that are not sure.
    pub(super) fn unsure(&self, items: &[Item]) -> Vec<String> {
        let figure =
            |item: &Item| Some((self.figures[*item as usize].believed.clone()?, item.key().to_owned()));
        let free =
            |item: &Item| Some((self.free.get(item)?.believed.clone()?, format!("free {}", item.key())));
        grouped(items.iter().filter_map(figure).chain(items.iter().filter_map(free)))
    }

    /// `2025-04-30: alarm`, for those of the items whose price was read more than a year ago.
    pub(super) fn old(&self, items: &[Item], today: Day) -> Vec<String> {
        let read = |item: &&Item| self.figures[**item as usize].read;
        let old = items.iter().filter(|item| today.days_since(read(item)) > OLD_DAYS);
        grouped(old.map(|item| (read(&item).to_string(), item.key().to_owned())))
    }
}

/// The second of each pair by the first.
fn grouped(pairs: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (why, what) in pairs {
        groups.entry(why).or_default().push(what);
    }
    groups.into_iter().map(|(why, what)| format!("{} ({why})", what.join(", "))).collect()
}
