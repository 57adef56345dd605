//! The subscription filters, and their order where there are many.

use serde::Serialize;

use crate::model::FunctionName;

/// CloudWatch Logs takes so many subscription filters a second, and refuses the rest of very many at once.
const AT_ONCE: usize = 5;
/// So many come through without an order, for CloudFormation asks again.
const WITHOUT_ORDER: usize = 23;

/// The filter of a function, and the one that it waits for, each by the Pascal form of a function's name.
#[derive(Serialize)]
pub(super) struct Filter {
    function: String,
    after: Option<String>,
}

/// Whether filters wait for others.
pub(super) fn wait(functions: &[FunctionName]) -> bool {
    functions.len() > WITHOUT_ORDER
}

pub(super) fn filters(functions: &[FunctionName]) -> Vec<Filter> {
    let after = |place: usize| functions.get(place.checked_sub(AT_ONCE)?).map(FunctionName::pascal);
    let filter = |(place, function): (usize, &FunctionName)| Filter {
        function: function.pascal(),
        after: if wait(functions) { after(place) } else { None },
    };
    functions.iter().enumerate().map(filter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest;
    use crate::render::{self, Overrides};
    use crate::tree::RelPath;

    /// The filters of a project with so many functions of its own, and its `serverless.yml`.
    fn generated(count: usize, logs: &str) -> (Option<serde_yaml::Value>, String) {
        let mut text =
            format!("version: 2\nname: acme\nmodule: example.com/acme\nlogs: {{{logs}}}\nfunctions:\n");
        text.extend((0..count).map(|n| format!("  fn-{n:02}: {{http: GET /f{n}}}\n")));
        let (_, project) = manifest::parse_project("venture.yaml", &text).unwrap();
        let tree = render::tree(&project, &Overrides::default()).unwrap();
        let file = |path| {
            tree.get(&RelPath::parse(path).unwrap())
                .map(|file| file.content.normalised().unwrap().into_owned())
        };
        let filters = file("resources/subscription-filters.yml");
        (filters.map(|text| serde_yaml::from_str(&text).unwrap()), file("serverless.yml").unwrap())
    }

    #[test]
    fn every_function_has_a_filter_of_the_pattern() {
        let (filters, serverless) = generated(2, r#"filter-pattern: '{ $.level != "DEBUG" }'"#);
        assert!(serverless.contains("  - ${file(resources/subscription-filters.yml)}\n"));
        let filters = filters.unwrap();
        let filters = filters["Resources"].as_mapping().unwrap();
        let names: Vec<&str> = filters.keys().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(
            names,
            ["Authorizer", "Fn00", "Fn01", "Me", "PostConfirmation"]
                .map(|name| format!("{name}SubscriptionFilter"))
        );
        for filter in filters.values() {
            assert_eq!(filter["Properties"]["FilterPattern"], r#"{ $.level != "DEBUG" }"#);
        }
    }

    #[test]
    fn many_filters_are_made_five_at_a_time_and_few_without_an_order() {
        let (few, _) = generated(WITHOUT_ORDER - 3, "");
        let waits = |filter: &serde_yaml::Value| filter.get("DependsOn").is_some();
        assert!(!few.unwrap()["Resources"].as_mapping().unwrap().values().any(waits));
        let (many, _) = generated(WITHOUT_ORDER - 2, "");
        let many = many.unwrap();
        let filters = many["Resources"].as_mapping().unwrap();
        assert_eq!(filters.values().filter(|filter| waits(filter)).count(), filters.len() - AT_ONCE);
        assert_eq!(filters["Fn04SubscriptionFilter"]["DependsOn"], "AuthorizerSubscriptionFilter");
        assert_eq!(filters["Fn05SubscriptionFilter"]["DependsOn"], "Fn00SubscriptionFilter");
    }

    #[test]
    fn the_plugin_makes_the_filters_itself() {
        let (filters, serverless) = generated(2, "subscription: plugin, filter-pattern: ERROR");
        assert!(filters.is_none() && !serverless.contains("subscription-filters"));
        let serverless: serde_yaml::Value = serde_yaml::from_str(&serverless).unwrap();
        assert_eq!(serverless["plugins"][0], "serverless-log-forwarding");
        assert_eq!(serverless["custom"]["logForwarding"]["filterPattern"], "ERROR");
        assert_eq!(serverless["custom"]["logForwarding"]["createLambdaPermission"], false);
    }
}
