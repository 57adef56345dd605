//! [`Estimate`]: all that `venture cost` tells.

use super::SECONDS;
use super::cluster::{self, Kind};
use super::compared::{Compared, Model};
use super::curves::Curves;
use super::day::Day;
use super::item::Item;
use super::load::usage;
use super::numbers::Numbers;
use super::prices::Tariff;
use super::serverless::{Group, Invoice, invoice};
use super::shape::Shape;

#[derive(Debug)]
pub struct Estimate {
    pub invoice: Invoice,
    pub compared: Vec<Compared>,
    /// What the group of Lambda would cost with an HTTP API, and on x86.
    pub with_http_api: f64,
    pub on_x86: f64,
    pub requests_a_second: f64,
    /// Calls that run at the same time, on average.
    pub at_once: f64,
    pub curves: Curves,
    /// Prices that are not sure, with the reason.
    pub unsure: Vec<String>,
    /// Prices that were read more than a year ago, with the day.
    pub old: Vec<String>,
}

pub fn estimate(shape: &Shape, numbers: &Numbers, tariff: &Tariff, today: Day) -> Estimate {
    let model = Model { shape, numbers, tariff };
    let rate = numbers.requests / SECONDS;
    let usage = usage(shape, numbers);
    let invoice = invoice(shape, &usage, tariff, Item::GatewayRest);
    let compared: Vec<Compared> = Kind::ALL.into_iter().map(|kind| model.compare(kind, rate)).collect();
    let seconds = usage.functions.gb_seconds + usage.authorizer.gb_seconds + usage.forwarder.gb_seconds;
    let arm64 = tariff.cost(Item::LambdaArm64, seconds);
    let items: Vec<Item> =
        invoice.items.iter().copied().chain(cluster::ITEMS).chain([Item::GatewayHttp]).collect();
    Estimate {
        with_http_api: model.lambda(rate, Item::GatewayHttp),
        on_x86: invoice.usd(Group::Lambda) - arm64 + tariff.cost(Item::LambdaX86, seconds),
        requests_a_second: rate,
        at_once: usage.at_once,
        curves: Curves::new(&model, rate, &compared),
        unsure: tariff.unsure(&items),
        old: tariff.old(&items, today),
        invoice,
        compared,
    }
}
