//! The JSON Schema of the manifest, for editors: made from the table of keys, written into each project.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::keys::{self, Choice, Key, Kind};

/// Where the schema stands in a project; the first line of `venture.yaml` names it.
pub const PATH: &str = ".venture/schema.json";

/// The schema as JSON text. It is made once, and may be made ahead, while a command waits for something else.
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(make);
    &TEXT
}

fn make() -> String {
    let mut properties = Map::new();
    for key in keys::project() {
        insert(&mut properties, key.path, key);
    }
    let mut issuer = Map::new();
    for key in keys::ISSUER {
        insert(&mut issuer, key.path, key);
    }
    properties["auth"]["properties"]["issuers"] = json!({
        "type": ["object", "null"],
        "description": keys::ISSUERS_DOC,
        "additionalProperties": object(&issuer, &json!({ "required": ["issuer", "audience"] })),
    });
    let mut function = Map::new();
    for key in keys::FUNCTION {
        insert(&mut function, key.path, key);
    }
    let triggers: Vec<Value> =
        keys::TRIGGERS.iter().map(|trigger| json!({ "required": [trigger] })).collect();
    let functions = json!({
        "type": ["object", "null"],
        "description": "Functions of this project, by name in kebab-case",
        "additionalProperties": object(&function, &json!({ "oneOf": triggers })),
    });
    properties.insert("functions".to_owned(), functions);
    let head = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "venture.yaml",
        "required": ["version", "name", "module"],
    });
    let schema = object(&properties, &head);
    format!("{schema:#}\n")
}

/// Puts `auth.mfa` below `auth`, making that an object.
fn insert(properties: &mut Map<String, Value>, path: &str, key: &Key) {
    match path.split_once('.') {
        None => {
            properties.insert(path.to_owned(), of_kind(key));
        }
        Some((section, rest)) => {
            let section = properties.entry(section).or_insert_with(|| object(&Map::new(), &json!({})));
            if let Some(Value::Object(nested)) = section.get_mut("properties") {
                insert(nested, rest, key);
            }
        }
    }
}

fn object(properties: &Map<String, Value>, more: &Value) -> Value {
    let mut object = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
        object.extend(more.clone());
    }
    object
}

fn of_kind(key: &Key) -> Value {
    let mut schema = match &key.kind {
        Kind::Text(_) | Kind::OptionalText(_) => json!({ "type": "string" }),
        Kind::Texts(_) => {
            json!({ "type": ["array", "null"], "uniqueItems": true, "items": { "type": "string" } })
        }
        Kind::Choice(choices) => json!({ "enum": values(choices) }),
        Kind::Choices(choices) => {
            json!({ "type": ["array", "null"], "uniqueItems": true, "items": { "enum": values(choices) } })
        }
        Kind::Whole(range) => json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() }),
        Kind::OneOf(numbers) => json!({ "enum": numbers }),
        Kind::Flag => json!({ "type": "boolean" }),
    };
    schema["description"] = json!(key.doc);
    schema
}

fn values(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().map(|choice| choice.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_the_choices_of_a_key() {
        let schema: Value = serde_json::from_str(text()).unwrap();
        assert_eq!(
            schema["properties"]["auth"]["properties"]["mfa"]["enum"],
            json!(["off", "optional", "required"])
        );
    }
}
