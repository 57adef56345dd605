//! [`Table`]: the file of prices as it is written, checked as a whole.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::day::Day;
use super::item::Item;
use super::prices::{Figure, Free, PricesError, Tariff, Tier};

const BUILT_IN: &str = include_str!("prices.yaml");

/// The prices of some regions.
#[derive(Debug)]
pub struct Table {
    free: BTreeMap<Item, Free>,
    regions: BTreeMap<String, Vec<Figure>>,
}

impl Table {
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.regions.keys().map(String::as_str)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    sources: BTreeMap<String, Source>,
    units: BTreeMap<String, String>,
    free: BTreeMap<String, Allowance>,
    regions: BTreeMap<String, BTreeMap<String, Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    date: String,
    /// For whoever reads the file.
    #[serde(rename = "text")]
    _text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowance {
    amount: f64,
    source: String,
    believed: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    usd: Option<f64>,
    tiers: Option<Vec<RowTier>>,
    source: String,
    believed: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowTier {
    to: Option<f64>,
    usd: f64,
}

impl Table {
    /// The prices this version of venture knows.
    pub fn built_in() -> Result<Self, PricesError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a table; the first thing wrong with it is the error.
    pub fn parse(text: &str) -> Result<Self, PricesError> {
        let file: File =
            serde_yaml::from_str(text).map_err(|error| PricesError::Syntax(error.to_string()))?;
        if file.version != 1 {
            return Err(PricesError::Version(file.version));
        }
        check_units(&file.units)?;
        let dates = dates(&file.sources)?;
        let free = file.free.into_iter().map(|(key, allowance)| free(&key, allowance, &dates));
        let regions = file.regions.into_iter().map(|(region, rows)| {
            let figures = figures(&region, rows, &dates)?;
            Ok((region, figures))
        });
        Ok(Self { free: free.collect::<Result<_, _>>()?, regions: regions.collect::<Result<_, _>>()? })
    }

    /// The prices of one region.
    pub fn tariff(&self, region: &str) -> Result<Tariff, PricesError> {
        let Some(figures) = self.regions.get(region) else {
            let known = self.regions.keys().cloned().collect();
            return Err(PricesError::NoRegion { region: region.to_owned(), known });
        };
        Ok(Tariff { figures: figures.clone(), free: self.free.clone() })
    }
}

/// A table in other units would be read wrongly by factors of thousands.
fn check_units(units: &BTreeMap<String, String>) -> Result<(), PricesError> {
    for item in Item::all() {
        if units.get(item.key()).map(String::as_str) != Some(item.unit()) {
            let at = format!("units.{}", item.key());
            return Err(PricesError::at(at, format!("the unit has to be `{}`", item.unit())));
        }
    }
    Ok(())
}

fn dates(sources: &BTreeMap<String, Source>) -> Result<BTreeMap<&str, Day>, PricesError> {
    let date = |(name, source): (&'_ String, &'_ Source)| {
        let day = Day::parse(&source.date);
        day.ok_or_else(|| PricesError::at(format!("sources.{name}"), "the date has to be like `2026-11-25`"))
    };
    sources.iter().map(|source| Ok((source.0.as_str(), date(source)?))).collect()
}

fn day(at: &str, source: &str, dates: &BTreeMap<&str, Day>) -> Result<Day, PricesError> {
    let day = dates.get(source).copied();
    day.ok_or_else(|| PricesError::at(at, format!("there is no `{source}` below `sources`")))
}

fn known(at: &str, key: &str) -> Result<Item, PricesError> {
    Item::find(key).ok_or_else(|| PricesError::at(at, "venture has no use for this item"))
}

fn free(key: &str, allowance: Allowance, dates: &BTreeMap<&str, Day>) -> Result<(Item, Free), PricesError> {
    let at = format!("free.{key}");
    let Allowance { amount, source, believed } = allowance;
    day(&at, &source, dates)?;
    if !(0.0..=1e12).contains(&amount) {
        return Err(PricesError::at(at, "the amount has to be a number from 0"));
    }
    Ok((known(&at, key)?, Free { amount, believed }))
}

fn figures(
    region: &str,
    mut rows: BTreeMap<String, Row>,
    dates: &BTreeMap<&str, Day>,
) -> Result<Vec<Figure>, PricesError> {
    let mut figures = Vec::new();
    for item in Item::all() {
        let at = format!("regions.{region}.{}", item.key());
        let row = rows.remove(item.key()).ok_or_else(|| PricesError::at(&at, "the figure is missing"))?;
        let (read, believed) = (day(&at, &row.source, dates)?, row.believed);
        let tiers = match (row.usd, row.tiers) {
            (Some(usd), None) => tiers(&at, vec![RowTier { to: None, usd }])?,
            (None, Some(rows)) => tiers(&at, rows)?,
            _ => return Err(PricesError::at(at, "a figure has either `usd` or `tiers`")),
        };
        figures.push(Figure { tiers, read, believed });
    }
    match rows.keys().next() {
        Some(key) => {
            Err(PricesError::at(format!("regions.{region}.{key}"), "venture has no use for this item"))
        }
        None => Ok(figures),
    }
}

/// Tiers that rise, the last one without an end.
fn tiers(at: &str, rows: Vec<RowTier>) -> Result<Vec<Tier>, PricesError> {
    let mut tiers: Vec<Tier> = Vec::new();
    let last = rows.len().saturating_sub(1);
    for (number, RowTier { to, usd }) in rows.into_iter().enumerate() {
        let from = tiers.last().map_or(0.0, |tier| tier.to);
        let to = to.unwrap_or(f64::INFINITY);
        if !(0.0..=1e6).contains(&usd) {
            return Err(PricesError::at(at, "`usd` has to be a number from 0 to 1000000"));
        }
        if to.is_nan() || to <= from || to.is_infinite() != (number == last) {
            return Err(PricesError::at(
                at,
                "`to` has to rise from tier to tier, and the last tier has none",
            ));
        }
        tiers.push(Tier { to, usd });
    }
    if tiers.is_empty() { Err(PricesError::at(at, "there is no tier")) } else { Ok(tiers) }
}
