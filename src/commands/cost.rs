//! `venture cost`

use std::path::{Path, PathBuf};

use clap_complete::ArgValueCandidates;

use crate::apply;
use crate::cost::{self, Estimate, Numbers, Shape, Table, amount, estimate, svg};
use crate::error::{Error, Exit};
use crate::flags::Format;
use crate::manifest;
use crate::ui;
use crate::workspace::complete;
use crate::workspace::existing::{Existing, Intent};
use crate::workspace::price_file;
use crate::workspace::session::Session;

/// Estimate what the project costs a month, and from which load on machines cost less
///
/// Prices are a table in venture, with source and day; the network is not asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Requests by http, a month or as the unit says: 2M, 10/second, 50k/day
    #[arg(long, value_name = "AMOUNT", default_value = "1M/month", value_parser = amount::requests, allow_hyphen_values = true)]
    requests: f64,
    /// How long a call of a function takes
    #[arg(long, value_name = "TIME", default_value = "40ms", value_parser = amount::duration, allow_hyphen_values = true)]
    duration: f64,
    /// Users that are active in a month
    #[arg(long, value_name = "AMOUNT", default_value = "1k", value_parser = amount::users, allow_hyphen_values = true)]
    users: f64,
    /// Those of the users who come by a provider of SAML or OIDC [default: all, where the project has one]
    #[arg(long, value_name = "AMOUNT", value_parser = amount::users, allow_hyphen_values = true)]
    federated_users: Option<f64>,
    /// Bytes of log that a call writes
    #[arg(long, value_name = "BYTES", default_value = "450", value_parser = amount::log_bytes, allow_hyphen_values = true)]
    log_bytes: f64,
    /// Events of each queue, topic, bucket and stream that calls a function
    #[arg(long, value_name = "AMOUNT", default_value = "100k/month", value_parser = amount::events, allow_hyphen_values = true)]
    events: f64,
    /// The region whose prices count, in place of the project's
    #[arg(long, value_name = "REGION", add = ArgValueCandidates::new(complete::priced_regions))]
    region: Option<String>,
    /// Take the prices of a file of the form of src/cost/prices.yaml in venture's repository
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Write the chart as a picture, to a file whose name ends in `.svg`
    #[arg(long, value_name = "FILE", value_parser = svg_path)]
    svg: Option<PathBuf>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let existing = Existing::open(session, Intent::Read)?;
    let (_, project) = manifest::parse_project(manifest::PATH, &existing.manifest)?;
    let (shape, numbers) = (Shape::of(&project), args.numbers());
    numbers.check(&shape)?;
    let region = args.region.as_deref().unwrap_or(project.region.as_str());
    let tariff = args.table(session)?.tariff(region)?;
    let estimate = estimate(&shape, &numbers, &tariff, session.today);
    let title = format!("{} in {region}, in US dollars a month", shape.name);
    if let Some(path) = &args.svg {
        let picture = svg::picture(&estimate.curves, &title, &ui::cost::summary(&estimate));
        apply::write_output(&session.folder.join(path), &picture)?;
    }
    warn(&estimate, session);
    let assumed = cost::assumptions(&shape, &numbers);
    note_written(args.svg.as_deref(), session);
    session.answer(
        args.format,
        || cost::json::text(&estimate, region, &numbers, &assumed),
        || ui::cost::report(&estimate, &title, &numbers, &assumed, session.terminal.width()),
    )?;
    Ok(Exit::Ok)
}

impl Args {
    fn numbers(&self) -> Numbers {
        let Self { requests, duration, users, federated_users, log_bytes, events, .. } = *self;
        Numbers { requests, duration, users, federated: federated_users, log_bytes, events }
    }

    fn table(&self, session: &Session) -> Result<Table, Error> {
        match &self.prices {
            Some(path) => price_file::read(&session.folder.join(path), path),
            None => Ok(Table::built_in()?),
        }
    }
}

/// A slip such as `--svg venture.yaml` must not cost a file.
fn svg_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    if is_svg { Ok(path) } else { Err("the name of a picture ends in `.svg`".to_owned()) }
}

fn warn(estimate: &Estimate, session: &Session) {
    for old in &estimate.old {
        session
            .terminal
            .warn(&format!("prices read more than a year ago: {old}; give newer ones with --prices FILE"));
    }
}

fn note_written(path: Option<&Path>, session: &Session) {
    if let Some(path) = path {
        session.terminal.note(&format!("wrote `{}`", path.display()));
    }
}
