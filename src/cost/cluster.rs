//! [`Alternative`]: the same load on machines that are paid by the hour.

use super::item::Item;
use super::load::Usage;
use super::prices::Tariff;
use super::{HOURS, SECONDS};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One t4g.small with k3s; nothing takes over where it fails.
    Machine,
    /// Tasks of a quarter vCPU behind a load balancer.
    Fargate,
    /// EKS with t4g.small as nodes, behind a load balancer.
    Kubernetes,
}

#[derive(Debug, Clone, Copy)]
pub struct Alternative {
    /// Machines, tasks or nodes.
    pub count: f64,
    pub usd: f64,
}

/// What is charged for in any of them.
pub(super) const ITEMS: [Item; 8] = [
    Item::Eks,
    Item::FargateVcpu,
    Item::FargateGb,
    Item::LoadBalancer,
    Item::LoadBalancerLcu,
    Item::Machine,
    Item::Disk,
    Item::Ipv4,
];

/// Of two vCPU that may be used to a fifth all the time, a quarter is the system's.
const MACHINE_VCPU: f64 = 0.3;
/// MB of 2 GB that are left beside the system.
const MACHINE_MB: f64 = 1400.0;
const DISK_GB: f64 = 20.0;
const TASK_VCPU: f64 = 0.25;
const TASK_GB: f64 = 0.5;
/// A task does not burst, so half of it is for the hours above average.
const TASK_LOAD: f64 = 0.5;
/// One for each of two zones, where a load balancer has to be.
const AT_LEAST: f64 = 2.0;
const BALANCER_ADDRESSES: f64 = 2.0;
/// New connections a second in one LCU; without keep-alive each request is one.
const LCU_REQUESTS: f64 = 25.0;

impl Kind {
    /// From the smallest to the largest.
    pub const ALL: [Self; 3] = [Self::Machine, Self::Fargate, Self::Kubernetes];

    pub fn name(self) -> &'static str {
        match self {
            Self::Machine => "one machine",
            Self::Fargate => "Fargate",
            Self::Kubernetes => "Kubernetes",
        }
    }

    /// What it consists of; `count` is that of an [`Alternative`].
    pub fn parts(self, count: f64) -> String {
        match self {
            Self::Machine => "t4g.small with k3s, no spare".to_owned(),
            Self::Fargate => format!("{count} tasks of 0.25 vCPU, load balancer"),
            Self::Kubernetes => format!("EKS, {count} nodes t4g.small, load balancer"),
        }
    }
}

/// What it costs; `None` where the load is more than it holds.
pub(super) fn alternative(
    kind: Kind,
    usage: &Usage,
    largest_mb: f64,
    tariff: &Tariff,
) -> Option<Alternative> {
    let vcpu = (usage.functions.vcpu_seconds + usage.authorizer.vcpu_seconds) / SECONDS;
    let machines = (vcpu / MACHINE_VCPU).max(largest_mb / MACHINE_MB).ceil();
    let hours = |item: Item, count: f64| tariff.cost(item, HOURS * count);
    let nodes = |count: f64| hours(Item::Machine, count) + tariff.cost(Item::Disk, DISK_GB * count);
    let balancer = || {
        let units = (usage.requests / SECONDS / LCU_REQUESTS).max(1.0);
        hours(Item::LoadBalancer, 1.0) + hours(Item::LoadBalancerLcu, units)
    };
    let addresses = |count: f64| hours(Item::Ipv4, count);
    let (count, usd) = match kind {
        Kind::Machine if machines > 1.0 => return None,
        Kind::Machine => (1.0, nodes(1.0) + addresses(1.0)),
        Kind::Fargate => {
            // Each of two copies of the largest function needs its memory.
            let memory = AT_LEAST * largest_mb / (TASK_GB * 1024.0);
            let count = (vcpu / (TASK_VCPU * TASK_LOAD)).max(memory).max(AT_LEAST).ceil();
            let tasks = hours(Item::FargateVcpu, count * TASK_VCPU) + hours(Item::FargateGb, count * TASK_GB);
            (count, tasks + balancer() + addresses(count + BALANCER_ADDRESSES))
        }
        Kind::Kubernetes => {
            let count = machines.max(AT_LEAST * (largest_mb / MACHINE_MB)).max(AT_LEAST).ceil();
            (count, hours(Item::Eks, 1.0) + nodes(count) + balancer() + addresses(count + BALANCER_ADDRESSES))
        }
    };
    Some(Alternative { count, usd })
}
