//! The order of the subscription filters, where there are many.

use serde::Serialize;

use crate::model::{FunctionName, Project};

/// CloudWatch Logs takes so many subscription filters a second, and refuses the rest of very many at once.
const AT_ONCE: usize = 5;
/// So many functions of a manifest come through without an order, for CloudFormation asks again.
const WITHOUT_ORDER: usize = 20;

/// A filter that waits for another, each by the Pascal form of its function's name.
#[derive(Serialize)]
pub(super) struct Link {
    filter: String,
    after: String,
}

pub(super) fn is_needed(project: &Project) -> bool {
    project.functions.len() > WITHOUT_ORDER
}

/// Each filter but the first ones, and the one that it waits for.
pub(super) fn links(names: &[FunctionName]) -> Vec<Link> {
    let link = |(after, filter): (&FunctionName, &FunctionName)| Link {
        filter: filter.pascal(),
        after: after.pascal(),
    };
    names.iter().zip(names.iter().skip(AT_ONCE)).map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest;
    use crate::render::{Overrides, Renderer};
    use crate::tree::RelPath;

    /// The filters' order in a project with so many functions of its own, and its `serverless.yml`.
    fn generated(count: usize) -> (Option<String>, String) {
        let mut text = "version: 2\nname: acme\nmodule: example.com/acme\nfunctions:\n".to_owned();
        text.extend((0..count).map(|n| format!("  fn-{n:02}: {{http: GET /f{n}}}\n")));
        let (_, project) = manifest::parse_project("venture.yaml", &text).unwrap();
        let tree = Renderer::default().render(&project, &Overrides::default()).unwrap();
        let file = |path| {
            tree.get(&RelPath::parse(path).unwrap())
                .map(|file| file.content.normalised().unwrap().into_owned())
        };
        (file("resources/subscription-filters.yml"), file("serverless.yml").unwrap())
    }

    #[test]
    fn many_filters_are_made_five_at_a_time_and_few_without_an_order() {
        let (none, serverless) = generated(WITHOUT_ORDER);
        assert!(none.is_none() && !serverless.contains("subscription-filters"));
        let (order, serverless) = generated(WITHOUT_ORDER + 1);
        assert!(serverless.contains("  - ${file(resources/subscription-filters.yml)}\n"));
        let order: serde_yaml::Value = serde_yaml::from_str(&order.unwrap()).unwrap();
        let filters = order["Resources"].as_mapping().unwrap();
        assert_eq!(
            filters.len(),
            WITHOUT_ORDER + 1 + 3 - AT_ONCE,
            "each but the first five, built-in ones too"
        );
        assert_eq!(filters["Fn04SubscriptionFilter"]["DependsOn"], "AuthorizerSubscriptionFilter");
        assert_eq!(filters["Fn05SubscriptionFilter"]["DependsOn"], "Fn00SubscriptionFilter");
    }
}
