//! The manifest of a project with many functions, for tests and benchmarks.

use std::fmt::Write as _;

/// One Cognito trigger for every ten functions; each can be taken once.
const COGNITO: [&str; 5] =
    ["pre-sign-up", "pre-authentication", "post-authentication", "pre-token-generation", "custom-message"];

/// The text of `venture.yaml` for a project `acme` of so many functions, at most 50: of every trigger and
/// access. 50 leave room for a few more in the 500 resources of a stack.
pub fn manifest(functions: usize) -> String {
    let mut text = "version: 1\nname: acme\nmodule: example.com/acme\nfunctions:\n".to_owned();
    for number in 0..functions {
        let name = name(number);
        let _ = writeln!(text, "  {name}:");
        let _ = match number % 10 {
            0 => writeln!(text, "    http: GET /{name}"),
            1 => writeln!(text, "    http: POST /teams/{{teamId}}/{name}\n    access: \"team:admin\""),
            2 => writeln!(text, "    http: GET /{name}/latest\n    access: public"),
            3 => writeln!(text, "    queue: {name}"),
            4 => writeln!(text, "    schedule: rate(1 day)\n    memory: 512"),
            5 => writeln!(text, "    http: PUT /{name}/{{id}}\n    access: \"role:billing\""),
            6 => writeln!(text, "    topic: {name}"),
            7 => writeln!(text, "    cognito: {}", COGNITO[number / 10]),
            _ if number == 8 => writeln!(text, "    stream: users"),
            _ if number == 9 => writeln!(text, "    bucket: {name}"),
            _ => writeln!(text, "    http: DELETE /{name}"),
        };
    }
    text
}

/// Alphabetical, as the functions are numbered.
pub fn name(number: usize) -> String {
    format!("f-{number:02}")
}
