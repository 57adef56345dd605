//! [`Invoice`]: what the project costs as venture generates it.

use std::collections::BTreeMap;

use super::item::Item;
use super::load::Usage;
use super::prices::Tariff;
use super::shape::Shape;
use super::show::short;
use crate::model::pool::Plan;

/// Whether something else could do the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What runs the code: machines would take its place.
    Lambda,
    /// What is needed on machines as well.
    Needed,
}

#[derive(Debug, Clone)]
pub struct Line {
    pub group: Group,
    pub name: String,
    pub quantity: String,
    /// At list price, from the first unit on.
    pub usd: f64,
    /// How much of that the free tier of an account takes off.
    pub free_usd: f64,
}

#[derive(Debug, Clone, Default)]
pub struct Invoice {
    pub lines: Vec<Line>,
    /// What was charged for.
    pub(super) items: Vec<Item>,
}

impl Invoice {
    pub fn usd(&self, group: Group) -> f64 {
        self.lines.iter().filter(|line| line.group == group).map(|line| line.usd).sum()
    }

    pub fn free_usd(&self, group: Group) -> f64 {
        self.lines.iter().filter(|line| line.group == group).map(|line| line.free_usd).sum()
    }
}

/// Adds lines; the free tier goes to those that come first.
struct Clerk<'a> {
    tariff: &'a Tariff,
    left: BTreeMap<Item, f64>,
    invoice: Invoice,
}

/// The invoice, with a REST API or, if asked, with an HTTP API in its place.
pub(super) fn invoice(shape: &Shape, usage: &Usage, tariff: &Tariff, gateway: Item) -> Invoice {
    let mut clerk = Clerk { tariff, left: BTreeMap::new(), invoice: Invoice::default() };
    clerk.lambda(shape, usage, gateway);
    clerk.needed(shape, usage);
    clerk.invoice
}

impl Clerk<'_> {
    fn lambda(&mut self, shape: &Shape, usage: &Usage, gateway: Item) {
        let kind = if gateway == Item::GatewayRest { "REST" } else { "HTTP" };
        let group = Group::Lambda;
        let requests = format!("{} requests", short(usage.requests));
        self.line(group, format!("API Gateway, {kind}"), requests, &[(gateway, usage.requests)]);
        let work = usage.functions;
        let calls = format!("{} calls", short(work.calls));
        self.line(group, "Lambda, requests", calls, &[(Item::LambdaRequest, work.calls)]);
        let seconds = format!("{} GB-seconds", short(work.gb_seconds));
        self.line(group, "Lambda, arm64", seconds, &[(Item::LambdaArm64, work.gb_seconds)]);
        for (name, work) in [("authorizer", usage.authorizer), ("log forwarder", usage.forwarder)] {
            let items = [(Item::LambdaRequest, work.calls), (Item::LambdaArm64, work.gb_seconds)];
            self.line(group, name, format!("{} calls", short(work.calls)), &items);
        }
        self.line(group, "CloudWatch Logs, in", gb(usage.log_gb), &[(Item::LogsIn, usage.log_gb)]);
        let days = format!("CloudWatch Logs, {} days", shape.logs.retention_days);
        self.line(group, days, gb(usage.log_stored_gb), &[(Item::LogsStored, usage.log_stored_gb)]);
        self.line(group, "CloudWatch alarms", short(shape.alarms), &[(Item::Alarm, shape.alarms)]);
        let calls = usage.schedule_calls;
        self.line(
            group,
            "EventBridge Scheduler",
            format!("{} calls", short(calls)),
            &[(Item::Scheduler, calls)],
        );
    }

    fn needed(&mut self, shape: &Shape, usage: &Usage) {
        let group = Group::Needed;
        if let Some(plan) = shape.plan {
            let apart = (usage.federated, usage.users);
            // The plan `plus` has one price for everybody, and no free users.
            let together = (0.0, usage.users + usage.federated);
            let (plan, item, (federated, others)) = match plan {
                Plan::Lite => ("lite", Item::CognitoLite, apart),
                Plan::Essentials => ("essentials", Item::CognitoEssentials, apart),
                Plan::Plus => ("plus", Item::CognitoPlus, together),
            };
            let users = |number: f64| format!("{} users", short(number));
            self.line(group, format!("Cognito, {plan}"), users(others), &[(item, others)]);
            let items = [(Item::CognitoFederated, federated)];
            self.line(group, "Cognito, SAML or OIDC", users(federated), &items);
        }
        self.table(usage);
        let requests = usage.queue_requests;
        self.line(group, "SQS", format!("{} requests", short(requests)), &[(Item::Sqs, requests)]);
        let messages = usage.topic_messages;
        self.line(group, "SNS", format!("{} messages", short(messages)), &[(Item::Sns, messages)]);
        let objects = [(Item::S3Put, usage.objects), (Item::S3Stored, usage.object_gb)];
        self.line(group, "S3", format!("{} objects", short(usage.objects)), &objects);
        self.page(usage);
        self.line(group, "KMS, key of the senders", short(shape.kms_keys), &[(Item::KmsKey, shape.kms_keys)]);
        let out = usage.log_gb;
        self.line(
            group,
            format!("logs to {}", shape.logs.destination),
            format!("{} GB out", short(out)),
            &[(Item::DataOut, out)],
        );
    }

    fn table(&mut self, usage: &Usage) {
        let (reads, writes, stored) = (usage.table_reads, usage.table_writes, usage.table_gb);
        let units = format!("{} reads, {} writes", short(reads), short(writes));
        let items = [(Item::DynamoRead, reads), (Item::DynamoWrite, writes)];
        self.line(Group::Needed, "DynamoDB", units, &items);
        self.line(Group::Needed, "DynamoDB, stored", gb(stored), &[(Item::DynamoStored, stored)]);
    }

    fn page(&mut self, usage: &Usage) {
        let (requests, out) = (usage.page_requests, usage.page_gb);
        let quantity = format!("{} requests, {} GB", short(requests), short(out));
        let items = [
            (Item::CloudfrontRequest, requests),
            (Item::CloudfrontFunction, requests),
            (Item::CloudfrontOut, out),
        ];
        self.line(Group::Needed, "CloudFront", quantity, &items);
    }

    /// Adds a line, unless nothing of it is used.
    fn line(&mut self, group: Group, name: impl Into<String>, quantity: String, items: &[(Item, f64)]) {
        let charged: Vec<(Item, f64)> =
            items.iter().copied().filter(|(_, quantity)| *quantity > 0.0).collect();
        if charged.is_empty() {
            return;
        }
        let (mut usd, mut free_usd) = (0.0, 0.0);
        for (item, quantity) in charged {
            let left = self.left.entry(item).or_insert_with(|| self.tariff.free(item));
            let free = quantity.min(*left);
            *left -= free;
            usd += self.tariff.cost(item, quantity);
            free_usd += self.tariff.cost(item, free);
            if !self.invoice.items.contains(&item) {
                self.invoice.items.push(item);
            }
        }
        self.invoice.lines.push(Line { group, name: name.into(), quantity, usd, free_usd });
    }
}

fn gb(gb: f64) -> String {
    format!("{} GB", short(gb))
}
