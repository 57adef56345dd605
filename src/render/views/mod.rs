//! What templates see of a project and its functions.

mod function;
mod logs;
mod route;

use serde::Serialize;

pub(super) use function::{medium, view_function};
pub(super) use logs::{LogsView, view_redact};
pub(super) use route::view_routes;

#[derive(Serialize)]
pub(in crate::render) struct ProjectView<'a> {
    pub(in crate::render) name: &'a str,
    pub(in crate::render) module: &'a str,
    pub(in crate::render) owner: &'a str,
    pub(in crate::render) region: &'a str,
    /// As in an ARN.
    pub(in crate::render) partition: &'static str,
    pub(in crate::render) branch: &'a str,
}

/// What the end-to-end tests call: routes without parameters, empty for none.
#[derive(Serialize)]
pub(in crate::render) struct E2eView {
    pub(in crate::render) signed_in_route: String,
    pub(in crate::render) public_route: String,
    /// The first function of each, and what tells them where to send to.
    pub(in crate::render) queue: Option<EntryView>,
    pub(in crate::render) topic: Option<EntryView>,
    pub(in crate::render) bucket: Option<EntryView>,
    /// Whether there is one of these.
    pub(in crate::render) sends: bool,
}

/// A function that a queue, a topic or a bucket calls, and the output of the stack that says which.
#[derive(Serialize)]
pub(in crate::render) struct EntryView {
    pub(in crate::render) function: String,
    pub(in crate::render) output: String,
}
