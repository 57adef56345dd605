//! Edits of venture.yaml: what they do not concern stays.
#![allow(clippy::format_push_string, reason = "texts for tests")]

use proptest::prelude::*;
use serde_json::Value;

use super::manifests::manifest;
use crate::manifest::{self, Manifest, Scalar};

/// A manifest as a person may write it: comments, blank lines, blocks here and braces there.
fn text() -> impl Strategy<Value = String> {
    (manifest(), any::<u64>()).prop_map(|(manifest, seed)| {
        let mut text = String::from("# ours\n");
        write(&mut text, manifest.as_object().unwrap(), 0, &mut seed.max(1).clone());
        text
    })
}

fn write(text: &mut String, object: &serde_json::Map<String, Value>, depth: usize, seed: &mut u64) {
    for (key, value) in object {
        // xorshift: enough to be different every time
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        let blanks = " ".repeat(2 * depth);
        if seed.is_multiple_of(5) {
            *text += &format!("\n{blanks}# about {key}\n");
        }
        let comment = if seed.is_multiple_of(3) { " # why" } else { "" };
        match value.as_object().filter(|below| !below.is_empty()) {
            // The sections that edits look into may be in braces, but `functions` itself not.
            Some(below) if key == "functions" || !seed.is_multiple_of(4) => {
                *text += &format!("{blanks}{key}:{comment}\n");
                write(text, below, depth + 1, seed);
            }
            _ => *text += &format!("{blanks}{key}: {value}{comment}\n"),
        }
    }
}

fn read(text: &str) -> Manifest {
    manifest::parse("venture.yaml", text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

fn comments(text: &str) -> usize {
    text.matches('#').count()
}

fn scalar() -> impl Strategy<Value = (&'static str, Scalar)> {
    let list = |items: &[&str]| Scalar::List(items.iter().map(|item| (*item).to_owned()).collect());
    prop::sample::select(vec![
        ("auth.mfa", Scalar::Text("off".to_owned())),
        ("auth.password.length", Scalar::Whole(33)),
        ("auth.password.requires", list(&["numbers"])),
        ("auth.groups", list(&["x", "y"])),
        ("auth.groups", list(&[])),
        ("auth.login.domain", Scalar::Text("other".to_owned())),
        ("auth.email.from", Scalar::Text("me@example.com".to_owned())),
        ("auth.self-sign-up", Scalar::Flag(false)),
        ("auth.attributes", list(&["seats:number", "new:string"])),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_key_is_set_and_all_others_stay(text in text(), (key, value) in scalar()) {
        let edited = manifest::set_keys(&text, &[(key, value.clone())]).unwrap();
        let mut wanted = read(&text);
        wanted.set(key, value.clone());
        prop_assert_eq!(read(&edited), wanted, "{}", edited);
        prop_assert_eq!(comments(&edited), comments(&text), "{}\n{}", text, edited);
        prop_assert_eq!(manifest::set_keys(&edited, &[(key, value)]).unwrap(), edited, "once is enough");
    }

    #[test]
    fn what_was_added_and_removed_was_never_there(text in text(), name in "[a-z]{1,8}(-[a-z]{1,4})?", crlf: bool) {
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        prop_assume!(manifest::keys::check_function_name(&name).is_ok());
        let entry = [("http", Scalar::Text("GET /added".to_owned())), ("access", Scalar::Text("public".to_owned()))];
        match manifest::add_function(&text, &name, &entry) {
            Ok(added) => {
                prop_assert!(read(&added).functions().contains(&name.as_str()));
                prop_assert_eq!(manifest::remove_function(&added, &name).unwrap(), text, "{}", added);
            }
            // Without a function there are braces, which are not edited.
            Err(_) => prop_assert!(read(&text).functions().is_empty(), "{}", text),
        }
    }
}
