//! What templates see of a function.

use heck::ToShoutySnakeCase;
use serde::Serialize;

use super::route::{HttpView, view_http};
use crate::model::{Function, Medium, ResourceName, Rpc, Trigger};

#[derive(Serialize)]
pub(in crate::render) struct FunctionView<'a> {
    /// `list-invoices`: folder, part of AWS names.
    name: &'a str,
    /// `listinvoices`
    go_package: String,
    /// `listInvoices`: key in `serverless.yml`.
    camel: String,
    /// `ListInvoices`: start of CloudFormation logical ids.
    pascal: String,
    /// Key and value of the trigger, as in the manifest.
    trigger: &'static str,
    trigger_value: String,
    memory: u32,
    timeout: u32,
    /// It is one that a server can run, and that no request calls.
    job: bool,
    /// How long a queue keeps from others what the function works on; AWS recommends six timeouts.
    visibility_timeout: u32,
    /// The logical id of the queue that its events wait in where it runs on Kubernetes.
    queue: Option<String>,
    /// Until when the pod of a job has to be done with three tries, and the time between them.
    job_deadline: u32,
    /// MB that the batches of a worker may need together: it works on five at a time.
    worker_memory: u32,
    /// MB of which Go's heap may make use in a job and in a worker: what it doesn't count has the rest.
    job_heap: u32,
    worker_heap: u32,
    /// How long a worker that is told to end may take for the batches it is at.
    worker_grace: u32,
    /// The timeout, where it is not the trigger's default.
    own_timeout: Option<u32>,
    http: Option<HttpView>,
    rpc: Option<RpcView<'a>>,
    /// Pascal form of the queue's, topic's or bucket's name.
    resource: Option<String>,
    cognito: Option<CognitoView>,
    /// `LIST_INVOICES`: end of the names of environment variables.
    variable: String,
    /// When it runs, as cron says it, where it can.
    crontab: Option<String>,
}

/// A method of a service of the `.proto` files.
#[derive(Serialize)]
pub(in crate::render) struct RpcView<'a> {
    /// `myshop`: the first part of the package.
    package: &'a str,
    service: &'a str,
    method: &'a str,
    /// `shop/v1/invoice_service`: the file of its service below `proto/`, without its ending.
    service_file: String,
    /// `create_invoice`: the file of its messages, without what all such names end with.
    file: String,
}

#[derive(Serialize)]
pub(in crate::render) struct CognitoView {
    /// Property of the pool's `LambdaConfig`, and the version of the event where Cognito has several.
    property: &'static str,
    version: Option<&'static str>,
    /// What a custom sender sends: `email`, `sms`.
    sends: Option<&'static str>,
}

/// A function as templates see it.
pub(in crate::render) fn view_function(function: &Function) -> FunctionView<'_> {
    let trigger = &function.trigger;
    FunctionView {
        name: function.name.as_str(),
        go_package: function.name.go_package(),
        camel: function.name.camel(),
        pascal: function.name.pascal(),
        trigger: trigger.key(),
        trigger_value: trigger.value(),
        memory: function.memory,
        timeout: function.timeout,
        job: function.is_job(),
        queue: function.queue(),
        visibility_timeout: function.timeout * 6,
        job_deadline: function.timeout * 3 + 300,
        worker_memory: function.memory * 5,
        job_heap: function.memory * 9 / 10,
        worker_heap: function.memory * 5 * 9 / 10,
        worker_grace: function.timeout + 45,
        own_timeout: (function.timeout != trigger.default_timeout()).then_some(function.timeout),
        http: function.http().map(|(route, access)| view_http(route, access, function.rpc().is_some())),
        rpc: function.rpc().map(view_rpc),
        resource: trigger.resource().map(ResourceName::pascal),
        cognito: match trigger {
            Trigger::Cognito(cognito) => Some(CognitoView {
                property: cognito.property,
                version: cognito.version,
                sends: trigger.custom_sender().map(medium),
            }),
            _ => None,
        },
        variable: function.name.as_str().to_shouty_snake_case(),
        crontab: function.crontab().and_then(Result::ok),
    }
}

/// A medium as templates name it.
pub(in crate::render) fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Email => "email",
        Medium::Sms => "sms",
    }
}

fn view_rpc(rpc: &Rpc) -> RpcView<'_> {
    RpcView {
        package: rpc.package(),
        service: rpc.service(),
        method: rpc.method(),
        service_file: format!("{}/v1/{}", rpc.package(), rpc.service_file()),
        file: rpc.method_file(),
    }
}
