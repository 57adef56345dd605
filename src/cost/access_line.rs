//! How much API Gateway logs of a request, where `logs.access` is set.

// The format in `serverless.yml`, filled in for a signed-in user whom a function answers. What API Gateway does not know
// is a dash.
const BEFORE: &str = concat!(
    r#"{"message":"api request", "trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c", "#,
    r#""request_id":"0f8fad5b-d9cb-469f-a165-70867728950e", "#,
    r#""api_request_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7", "#,
    r#""method":"GET", "route":"/orders/{orderId}", "status":"200", "duration_ms":"48", "refused":"-", "#,
);
const SUBJECT: &str = r#""principal":"a4b8c4d8-5071-70a1-8e3a-6f2d9c1b7e05", "authorizer_error":"-", "#;
const IDENTITY: &str = r#""principal":"us-east-1:a4b8c4d8-5071-70a1-8e3a-6f2d9c1b7e05", "#;
const AFTER: &str = r#""function_status":"200", "function_error":"-"}"#;

/// Bytes of a line; in the mode `identity-pool` it names an identity.
pub(super) fn bytes(has_authorizer: bool) -> usize {
    let caller = if has_authorizer { SUBJECT } else { IDENTITY };
    BEFORE.len() + caller.len() + AFTER.len()
}
