//! What no deployment can rename in routes.

use std::collections::BTreeMap;

use super::Route;

/// Parameters that have another name than before at the same place: no deployment can rename them.
pub fn renamed_parameters<'a>(
    before: impl Iterator<Item = &'a Route>,
    after: impl Iterator<Item = &'a Route>,
) -> Vec<String> {
    let before: BTreeMap<String, &str> = before.flat_map(Route::places).collect();
    let after: BTreeMap<String, &str> = after.flat_map(Route::places).collect();
    let renamed = after.iter().filter_map(|(above, name)| {
        let old = before.get(above).filter(|old| *old != name)?;
        Some(format!(
            "`{above}/{{{old}}}` becomes `{above}/{{{name}}}`, and API Gateway has one name at a place: where this is \
             deployed, deploy it without the functions below that path first, or keep the name"
        ))
    });
    renamed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_parameters_that_are_renamed() {
        let renamed = |before: &[&str], after: &[&str]| {
            let routes =
                |texts: &[&str]| texts.iter().map(|text| Route::parse(text).unwrap()).collect::<Vec<_>>();
            renamed_parameters(routes(before).iter(), routes(after).iter())
        };
        let found = renamed(&["GET /a/{x}/b/{y}", "GET /c/{z}"], &["POST /a/{id}/b/{other}", "GET /c/{z}"]);
        assert_eq!(found.len(), 1, "what is below another parameter is new: {found:?}");
        assert!(found[0].starts_with("`/a/{x}` becomes `/a/{id}`, "), "{found:?}");
        assert!(renamed(&["GET /a/{x}"], &["GET /b/{y}"]).is_empty());
        assert!(renamed(&["GET /a/{x}"], &["GET /a/x", "GET /a/{x}/b"]).is_empty());
        assert_eq!(renamed(&["GET /{x}"], &["GET /{y}"]).len(), 1);
    }
}
