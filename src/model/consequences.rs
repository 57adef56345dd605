//! What a change of the manifest means where the project is deployed already, and no generated file shows.

use std::collections::BTreeMap;

use super::{Function, Project, Route, Trigger};

/// What to know before `after` is deployed over `before`, each in a sentence.
pub fn consequences(before: &Project, after: &Project) -> Vec<String> {
    let mut found = renamed_parameters(before.routes(), after.routes());
    found.extend(renamed_functions(before, after));
    found.extend(left_resources(before, after));
    found.extend(other_issuers(before, after));
    found.extend(team_methods(before, after));
    found
}

/// Parameters that have another name than before at the same place: no deployment can rename them.
fn renamed_parameters<'a>(
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

/// What a user wrote does not move by itself.
fn renamed_functions(before: &Project, after: &Project) -> Vec<String> {
    let has = |project: &Project, function: &Function| {
        project.functions.iter().any(|other| other.name == function.name)
    };
    let gone = before.functions.iter().filter(|function| !has(after, function));
    let renamed = gone.filter_map(|old| {
        let now =
            after.functions.iter().find(|now| now.trigger.is_same(&old.trigger) && !has(before, now))?;
        Some((old.name.as_str(), now.name.as_str()))
    });
    let renamed = renamed.map(|(old, now)| {
        format!(
            "`{old}` is named `{now}` now, which begins with a handler that does nothing: move what you wrote from \
             `functions/{old}` to `functions/{now}`, and give it that package's name"
        )
    });
    renamed.collect()
}

/// Queues and buckets stay where they are deployed, for what is in them.
fn left_resources(before: &Project, after: &Project) -> Vec<String> {
    let triggers = before.functions.iter().map(|function| &function.trigger);
    let lasting = triggers.filter(|trigger| matches!(trigger, Trigger::Queue(_) | Trigger::Bucket(_)));
    let has = |lost: &Trigger| after.functions.iter().any(|function| function.trigger.is_same(lost));
    let left = lasting.filter(|trigger| !has(trigger)).map(|trigger| {
        format!(
            "no function has the {} `{}` any more: where it is deployed it stays, with what is in it, and nothing \
             takes what comes; delete it there, or keep its name",
            trigger.key(),
            trigger.value()
        )
    });
    left.collect()
}

/// Users of an issuer are kept under its name and their subject there.
fn other_issuers(before: &Project, after: &Project) -> Vec<String> {
    let (old, new) = (&before.auth.issuers, &after.auth.issuers);
    let moved = old.iter().filter(|issuer| new.iter().all(|other| other.name != issuer.name));
    let renamed = moved.filter_map(|issuer| {
        let now = new.iter().find(|other| other.address == issuer.address)?;
        Some(format!(
            "the issuer `{0}` is named `{1}` now, and its users are kept under the name: all of them are new people \
             then, without roles and teams. Keep the name where anybody has signed in; else rename `issuer-{0}` and \
             `audience-{0}` of stages in serverless.yml to `issuer-{1}` and `audience-{1}`",
            issuer.name, now.name
        ))
    });
    let replaced = old.iter().filter(|issuer| {
        new.iter().any(|other| other.name == issuer.name && other.address != issuer.address)
    });
    let replaced = replaced.map(|issuer| {
        format!(
            "the issuer `{}` has another address: whoever has a subject there that somebody had at {} is taken for \
             that person; give it another name unless both are the same server",
            issuer.name, issuer.address
        )
    });
    renamed.chain(replaced).collect()
}

/// Messages are the user's, so nothing generated puts the team's id into them.
fn team_methods(before: &Project, after: &Project) -> Vec<String> {
    let was = |function: &Function| {
        before.functions.iter().find(|other| other.trigger.value() == function.trigger.value())
    };
    let changed = after.functions.iter().filter_map(|function| {
        let rpc = function.team_rpc().filter(|_| was(function).is_some_and(|was| was.team_rpc().is_none()))?;
        Some(format!(
            "`{}` asks for a role in a team now: its request in `{}` needs `string team_id`, which callers then send; \
             `docs/rpc.md` has the steps",
            function.trigger.value(),
            rpc.messages()
        ))
    });
    changed.collect()
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
