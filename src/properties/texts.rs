//! No text makes a parser panic.

use proptest::prelude::*;

use crate::manifest;
use crate::pristine;
use crate::render::{Overrides, overrides};
use crate::tree::disk::Files;
use crate::tree::{Content, RelPath};

/// Any text, or one made of pieces that mean something to a parser.
fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|found| found.concat());
    prop_oneof![1 => any::<String>(), 4 => pieces]
}

const YAML: &[&str] = &[
    "version: 2\n",
    "version: 1\n",
    "name: acme\n",
    "auth:",
    "functions:",
    " ",
    "\n",
    "  ",
    "mfa: off",
    "password-length: 9",
    "hello:\n",
    "http: GET /x\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "- ",
    "? ",
    ": ",
    "&a ",
    "*a",
    "!!str ",
    "|\n",
    ">-\n",
    "'",
    "\"",
    "#",
    "\t",
    "\r\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "ü",
    "\u{feff}",
    "\0",
    "<<: ",
    "~",
    "\\",
];
const PRISTINE: &[&str] = &[
    "venture 0.1.0\n",
    "managed ",
    "managed+x ",
    "once ",
    "lost ",
    "0123456789abcdef ",
    "5 ",
    "99999999999999999999 ",
    "a",
    "/",
    "..",
    " ",
    "\n",
    "-- a --\n",
    "-- ",
    "\r\n",
    "ü",
    "x\n",
    "\0",
];
const TEMPLATE: &[&str] = &[
    "{%",
    "%}",
    "{=",
    "=}",
    "{~",
    "~}",
    "-",
    " if ",
    " for ",
    " in ",
    "endif",
    "endfor",
    "elif",
    "else",
    "functions",
    "function",
    ".name",
    "project",
    "(",
    ")",
    "[",
    "]",
    "|",
    "json",
    "\"",
    "'",
    "`",
    "\n",
    "ü",
    " ",
    "1",
    " + ",
    "not ",
    "and ",
    "==",
];
const PATH: &[&str] = &["a", "/", "..", ".", "\\", ":", " ", "ü", "\0", "\n", "C:"];

proptest! {
    #[test]
    fn a_path_stays_inside(text in text(PATH)) {
        if let Ok(path) = RelPath::parse(&text) {
            let inside = path.as_fs_path().components().all(|part| matches!(part, std::path::Component::Normal(_)));
            prop_assert!(inside && path.as_str() == text);
        }
    }

    #[test]
    fn a_manifest_is_read_or_refused(text in text(YAML)) {
        let _ = manifest::parse("venture.yaml", &text).map_err(|problems| problems.to_string());
        let _ = manifest::parse_project("venture.yaml", &text).map_err(|problems| problems.to_string());
        let migrated = manifest::migrate(&text);
        prop_assert_eq!(manifest::migrate(&migrated), migrated.as_ref(), "once is enough");
    }

    #[test]
    fn a_manifest_is_edited_or_refused(text in text(YAML)) {
        let value = manifest::Scalar::Text("required".to_owned());
        let _ = manifest::set_keys(&text, &[("auth.mfa", value.clone()), ("auth.password.length", manifest::Scalar::Whole(20))]);
        let _ = manifest::add_function(&text, "m", &[("http", value)]);
        let _ = manifest::remove_function(&text, "hello");
    }

    #[test]
    fn a_pristine_file_is_read_or_refused(text in text(PRISTINE)) {
        if let Ok(read) = pristine::parse(&text) {
            prop_assert_eq!(pristine::parse(&pristine::to_text(&read)), Ok(read), "it is written as it was read");
        }
    }

    #[test]
    fn a_template_is_taken_or_refused(text in text(TEMPLATE)) {
        let path = RelPath::parse(&format!("{}/project/go.mod.tera", overrides::FOLDER)).unwrap();
        let _ = Overrides::new(&Files::from([(path, Content::text(text))])).map_err(|error| error.to_string());
    }
}
