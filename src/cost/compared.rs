//! Lambda against machines, at any load.

use super::SECONDS;
use super::cluster::{self, Alternative, Kind};
use super::crossover::{self, Crossover};
use super::item::Item;
use super::load::{Usage, usage};
use super::numbers::Numbers;
use super::prices::Tariff;
use super::serverless::{Group, invoice};
use super::shape::Shape;

#[derive(Debug)]
pub struct Compared {
    pub kind: Kind,
    /// `None` where the load is more than it holds.
    pub now: Option<Alternative>,
    pub crossover: Crossover,
    pub with_http_api: Crossover,
}

/// A project, a load and prices; what varies is the number of requests.
pub(super) struct Model<'a> {
    pub(super) shape: &'a Shape,
    pub(super) numbers: &'a Numbers,
    pub(super) tariff: &'a Tariff,
}

impl Model<'_> {
    fn usage(&self, requests_a_second: f64) -> Usage {
        usage(self.shape, &Numbers { requests: requests_a_second * SECONDS, ..*self.numbers })
    }

    /// What runs the code on Lambda, in dollars a month.
    pub(super) fn lambda(&self, requests_a_second: f64, gateway: Item) -> f64 {
        invoice(self.shape, &self.usage(requests_a_second), self.tariff, gateway).usd(Group::Lambda)
    }

    pub(super) fn machines(&self, kind: Kind, requests_a_second: f64) -> Option<Alternative> {
        cluster::alternative(kind, &self.usage(requests_a_second), self.shape.largest_memory(), self.tariff)
    }

    pub(super) fn compare(&self, kind: Kind, requests_a_second: f64) -> Compared {
        Compared {
            kind,
            now: self.machines(kind, requests_a_second),
            crossover: self.crossover(kind, Item::GatewayRest),
            with_http_api: self.crossover(kind, Item::GatewayHttp),
        }
    }

    fn crossover(&self, kind: Kind, gateway: Item) -> Crossover {
        crossover::find(|rate| Some(self.lambda(rate, gateway) - self.machines(kind, rate)?.usd))
    }
}
