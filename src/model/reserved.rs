//! Names a function cannot have, because someone else gives them a meaning.

/// The functions every project has, and what they are for.
const BUILT_IN: [(&str, &str); 4] = [
    ("authorizer", "it checks the token of every call that is not public"),
    ("forwarder", "it ships every function's logs"),
    ("me", "it answers `GET /me`, and stores users the trigger never saw"),
    ("post-confirmation", "it stores users when they confirm their sign-up"),
];

/// What a built-in function is for; `None` for any other name.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(built_in, _)| *built_in == name).map(|(_, reason)| *reason)
}

#[rustfmt::skip]
const GO_KEYWORDS: [&str; 25] = [
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func",
    "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct",
    "switch", "type", "var",
];

#[rustfmt::skip]
const GO_PREDECLARED: [&str; 44] = [
    "any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex", "complex128",
    "complex64", "copy", "delete", "error", "false", "float32", "float64", "imag", "int", "int16", "int32",
    "int64", "int8", "iota", "len", "make", "max", "min", "new", "nil", "panic", "print", "println", "real",
    "recover", "rune", "string", "true", "uint", "uint16", "uint32", "uint64", "uint8", "uintptr",
];

/// Folder and package names to which the go command gives a meaning of its own.
const GO_SPECIAL: [&str; 5] = ["documentation", "internal", "main", "testdata", "vendor"];

/// Whether no file or folder can have the name, in lower case, on Windows, where a teammate checks the project out.
pub(super) fn is_windows_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "aux" | "con" | "nul" | "prn")
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}

/// Who has the name, as in "it is …"; `package` is the Go package it would become.
pub(super) fn taken_by(name: &str, package: &str) -> Option<&'static str> {
    if built_in(name).is_some() {
        return Some("a built-in function of every project");
    }
    let lists: [(&[&str], &str, &'static str); 3] = [
        (&GO_KEYWORDS, package, "a Go keyword"),
        (&GO_PREDECLARED, package, "a predeclared name of Go"),
        (&GO_SPECIAL, package, "a name with a meaning of its own to the go command"),
    ];
    if is_windows_device(name) {
        return Some("a device name on Windows");
    }
    lists.into_iter().find(|(names, word, _)| names.contains(word)).map(|(_, _, taken_by)| taken_by)
}
