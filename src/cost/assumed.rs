//! What the numbers take for granted.

use super::load::federated;
use super::numbers::Numbers;
use super::shape::{Cause, Shape};
use super::show::{short, short_duration};

/// A sentence each, of what the project has.
pub fn assumptions(shape: &Shape, numbers: &Numbers) -> Vec<String> {
    let mut list = vec![
        format!("requests spread evenly over {} routes, `GET /me` among them", shape.routes.len()),
        format!("a call of any function takes {}", short_duration(numbers.duration)),
    ];
    logs(&mut list, shape, numbers);
    people(&mut list, shape, numbers);
    events(&mut list, shape, numbers);
    if shape.has_page {
        list.push(
            "all requests come by the page, which is loaded at each sign-in: 55 KB, and 2 KB an answer"
                .to_owned(),
        );
    }
    list.push(
        "machines compute as long as a function runs, at the share of a vCPU that Lambda gives its memory"
            .to_owned(),
    );
    list.push("a t4g.small bears 0.3 vCPU all the time, a Fargate task of 0.25 vCPU half of it".to_owned());
    list
}

fn logs(list: &mut Vec<String>, shape: &Shape, numbers: &Numbers) {
    let (bytes, days) = (short(numbers.log_bytes), shape.logs.retention_days);
    list.push(format!("a call writes {bytes} bytes of log, kept {days} days"));
    if let Some(line) = shape.logs.access_line {
        list.push(format!(
            "API Gateway logs {line} bytes a request: its format, for a signed-in user whom a function answers"
        ));
    }
    if shape.has_authorizer {
        list.push("the authorizer runs for one request in ten that holds a token, 20 ms; the gateway remembers for 60 s".to_owned());
    }
    let lines = if shape.logs.access_line.is_some() { ", or ten lines of API Gateway," } else { "," };
    list.push(format!("the forwarder takes the log of ten calls at a time{lines} in 100 ms and 256 MB"));
    if shape.logs.has_filter {
        list.push(
            "every line of a function passes the filter pattern, so the forwarder gets as much as it can"
                .to_owned(),
        );
    }
    if !shape.logs.stages.is_empty() {
        let stages = shape.logs.stages.join(", ");
        list.push(format!("the stage is one whose logs are forwarded: {stages}"));
    }
}

fn people(list: &mut Vec<String>, shape: &Shape, numbers: &Numbers) {
    let stores = if shape.stores_at_sign_up() { "the sign-up" } else { "the first `GET /me`" };
    list.push(format!(
        "a user signs in four times a month, and every user is new: {stores} stores a profile of 1 KB"
    ));
    if shape.federates || numbers.federated.is_some() {
        let (federated, users) = (short(federated(shape, numbers)), short(numbers.users));
        list.push(format!("{federated} of {users} users sign in by a provider of SAML or OpenID Connect"));
    }
}

fn events(list: &mut Vec<String>, shape: &Shape, numbers: &Numbers) {
    if [Cause::Queue, Cause::Topic, Cause::Bucket, Cause::Stream].iter().any(|cause| shape.has(*cause)) {
        list.push(format!("each queue, topic, bucket and stream sees {} events", short(numbers.events)));
    }
    if shape.has_queue() {
        list.push("Lambda asks a queue 15 times a minute, events or not".to_owned());
    }
    if shape.has(Cause::Bucket) {
        list.push("an object has 1 MB and is kept a month".to_owned());
    }
}
