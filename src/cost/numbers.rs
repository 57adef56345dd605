//! [`Numbers`]: the load as the flags have it.

use super::shape::Shape;
use crate::model::Violation;

/// What the user says about the load; amounts are of a month.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    pub requests: f64,
    /// Seconds a call of any function takes.
    pub duration: f64,
    pub users: f64,
    /// Those of them who come by a provider of SAML or OIDC; all, where the project has one and nothing is said.
    pub federated: Option<f64>,
    /// Bytes of log a call writes.
    pub log_bytes: f64,
    /// Events of each queue, topic, bucket and stream.
    pub events: f64,
}

impl Numbers {
    /// Refuses numbers that contradict each other, or say nothing of this project.
    pub fn check(&self, shape: &Shape) -> Result<(), Violation> {
        let Some(federated) = self.federated else { return Ok(()) };
        if shape.plan.is_none() {
            let message = "`--federated-users` counts users of a user pool, and with `auth.provider: oidc` there is none";
            return Err(Violation::new(
                message,
                "leave `--federated-users` out: Cognito charges nothing here",
            ));
        }
        let users = self.users;
        if federated > users {
            let message =
                format!("`--federated-users {federated}` is more than all users: `--users` is {users}");
            let fix = format!("use `--federated-users {users}` at most, or `--users {federated}` at least");
            return Err(Violation::new(message, fix));
        }
        Ok(())
    }
}
