//! The functions that every project has.

use super::{FunctionName, Route};

/// The routes of the built-in functions.
pub(super) fn built_in_routes() -> Vec<(FunctionName, Route)> {
    Route::parse("GET /me").map(|route| (FunctionName::built_in("me"), route)).into_iter().collect()
}
