//! What a project costs on AWS a month, and what the same load would cost on machines. Numbers in, numbers out: no disk,
//! no terminal.
//!
//! ```text
//! Project ──► Shape ─┐
//!                    ├─► Usage ──┬─► Invoice       (serverless.rs)
//! flags ───► Numbers ┘           ├─► Alternative   (cluster.rs)
//! prices.yaml ──────► Tariff ────┘        └──► crossover, chart, svg
//! ```

mod access_line;
pub mod amount;
mod assumed;
pub mod chart;
mod cluster;
mod compared;
mod crossover;
mod curves;
mod day;
mod estimate;
mod firings;
mod item;
pub mod json;
mod load;
mod numbers;
mod prices;
mod serverless;
mod shape;
pub mod show;
pub mod svg;
mod table;

pub use assumed::assumptions;
pub use cluster::Kind;
pub use compared::Compared;
pub use crossover::Crossover;
pub use day::Day;
pub use estimate::{Estimate, estimate};
pub use numbers::Numbers;
pub use prices::PricesError;
pub use serverless::Group;
pub use shape::Shape;
pub use table::Table;

/// AWS's own calculations count 730 hours a month.
const HOURS: f64 = 730.0;
const SECONDS: f64 = HOURS * 3600.0;
const DAYS: f64 = HOURS / 24.0;
