//! What a project pins, against what this version of venture does.

use std::cmp::Ordering;

use super::{Check, State, version};
use crate::render::templates;

/// A file with pins: where it stands, the template it comes from, and how its pins are written.
struct PinFile {
    path: &'static str,
    template: &'static str,
    pins: fn(&str) -> Vec<Pin>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Pin {
    name: String,
    version: String,
}

const GO_MOD: PinFile = PinFile { path: "go.mod", template: "project/go.mod.tera", pins: modules };
const PACKAGE: PinFile =
    PinFile { path: "package.json", template: "project/package.json.tera", pins: packages };

const FILES: &[PinFile] = &[
    GO_MOD,
    PACKAGE,
    PinFile { path: "Makefile", template: "project/Makefile.tera", pins: programs },
    PinFile {
        path: "local/requirements.txt",
        template: "project/local/requirements.txt",
        pins: requirements,
    },
    PinFile { path: "serverless.yml", template: "project/serverless.yml.tera", pins: runtimes },
    PinFile {
        path: "forwarder/serverless.yml",
        template: "project/forwarder/serverless.yml.tera",
        pins: runtimes,
    },
    PinFile {
        path: ".github/workflows/ci.yml",
        template: "extras/github-actions/.github/workflows/ci.yml.tera",
        pins: actions,
    },
    PinFile {
        path: ".github/workflows/deploy.yml",
        template: "extras/github-actions/.github/workflows/deploy.yml.tera",
        pins: actions,
    },
];

/// Compares the pins of those files that `text` has. A pin that only one side has is no matter of age.
pub fn check(text: impl Fn(&str) -> Option<String>) -> Vec<Check> {
    let (mut same, mut checks) = (0, Vec::new());
    for file in FILES {
        let (own, ours) = ((file.pins)(&text(file.path).unwrap_or_default()), file.ours());
        for pin in own {
            // A template may have two versions of one, for projects with an extra and without.
            let known: Vec<&Pin> = ours.iter().filter(|ours| ours.name == pin.name).collect();
            match known.first() {
                Some(_) if known.iter().any(|ours| ours.version == pin.version) => same += 1,
                Some(ours) => checks.push(different(file.path, &pin, ours)),
                None => {}
            }
        }
    }
    checks.dedup();
    let message = format!("{same} as in venture {}", env!("CARGO_PKG_VERSION"));
    checks.insert(0, Check::new("pins", "versions", State::Ok).says(message));
    checks
}

fn different(path: &str, pin: &Pin, ours: &Pin) -> Check {
    let check = |state, word: &str| {
        let says = format!("{word} venture's {} ({path})", ours.version);
        Check::new("pins", &*pin.name, state).found(&*pin.version).says(says)
    };
    let readable = pin.version.chars().any(|c| c == '.') || pin.version.starts_with('v');
    match version::compare(&pin.version, &ours.version) {
        _ if !readable => check(State::Note, "cannot be compared with"),
        Ordering::Greater => check(State::Note, "newer than"),
        Ordering::Equal => check(State::Note, "another form of"),
        Ordering::Less => check(State::Failed, "older than")
            .fix("run `venture regenerate`, or write the newer version yourself"),
    }
}

/// The Go version that a project's go.mod asks for, or that of venture's own.
pub fn go_version(go_mod: Option<&str>) -> String {
    let find = |text: &str| modules(text).into_iter().find(|pin| pin.name == "go").map(|pin| pin.version);
    go_mod.and_then(find).or_else(|| find(GO_MOD.text())).unwrap_or_default()
}

/// The range of Node versions of a project's package.json, or of venture's own.
pub fn node_range(package: Option<&str>) -> String {
    let find =
        |text: &str| text.lines().filter_map(entry).find(|pin| pin.name == "node").map(|pin| pin.version);
    package.and_then(find).or_else(|| find(PACKAGE.text())).unwrap_or_default()
}

impl PinFile {
    fn text(&self) -> &'static str {
        templates::find(self.template).map_or("", |template| template.text)
    }

    fn ours(&self) -> Vec<Pin> {
        (self.pins)(self.text())
    }
}

fn pin(name: &str, version: &str) -> Pin {
    Pin { name: name.to_owned(), version: version.to_owned() }
}

/// `go 1.26.0`, and `github.com/acme/thing v1.2.3` with or without `require`.
fn modules(text: &str) -> Vec<Pin> {
    let read = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word == "require");
        let (name, version) = (words.next()?, words.next()?);
        let is_module = name.contains('/') && version.starts_with('v');
        (name == "go" || is_module).then(|| pin(name, version))
    };
    text.lines().filter_map(read).collect()
}

const PACKAGES: [&str; 2] = ["osls", "serverless-log-forwarding"];

/// The packages that venture pins; others are the user's.
fn packages(text: &str) -> Vec<Pin> {
    text.lines().filter_map(entry).filter(|pin| PACKAGES.contains(&pin.name.as_str())).collect()
}

/// `"name": "text",`
fn entry(line: &str) -> Option<Pin> {
    let (name, value) = line.split_once(':')?;
    let quoted =
        |text: &str| Some(text.trim().trim_end_matches(',').strip_prefix('"')?.strip_suffix('"')?.to_owned());
    Some(Pin { name: quoted(name)?, version: quoted(value)? })
}

/// `github.com/acme/tool/cmd/tool@v1.2.3`
fn programs(text: &str) -> Vec<Pin> {
    let read = |word: &str| {
        let (path, version) =
            word.split_once('@').filter(|(path, version)| path.contains('/') && version.starts_with('v'))?;
        let is_major = |part: &&str| part.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
        Some(pin(path.rsplit('/').find(|part| !is_major(part))?, version))
    };
    text.split_whitespace().filter_map(read).collect()
}

/// `name==1.2.3 ; python_version < "3.11"`
fn requirements(text: &str) -> Vec<Pin> {
    let read = |line: &str| {
        let (name, version) = line.split_once("==")?;
        let name = name.trim();
        (!name.starts_with('#')).then(|| pin(name, version.split_whitespace().next().unwrap_or_default()))
    };
    text.lines().filter_map(read).collect()
}

/// `runtime: provided.al2023`
fn runtimes(text: &str) -> Vec<Pin> {
    let runtime = |line: &str| Some(pin("runtime", line.trim().strip_prefix("runtime:")?.trim()));
    text.lines().filter_map(runtime).collect()
}

/// `uses: actions/checkout@<commit> # v7.0.1`; without a remark it is what stands behind the `@`.
fn actions(text: &str) -> Vec<Pin> {
    let read = |line: &str| {
        let (name, rest) =
            line.trim().trim_start_matches("- ").strip_prefix("uses:")?.trim().split_once('@')?;
        let (commit, remark) = rest.split_once('#').unwrap_or((rest, ""));
        Some(pin(name, if remark.is_empty() { commit.trim() } else { remark.trim() }))
    };
    text.lines().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_with_pins_is_read() {
        let names = |pins: Vec<Pin>| pins.into_iter().map(|pin| pin.name).collect::<Vec<_>>();
        for file in FILES {
            assert!(!file.ours().is_empty(), "{}", file.template);
        }
        let all: Vec<String> = FILES.iter().flat_map(|file| names(file.ours())).collect();
        for name in [
            "go",
            "github.com/aws/aws-lambda-go",
            "osls",
            "golangci-lint",
            "kustomize",
            "ministack",
            "runtime",
            "actions/checkout",
        ] {
            assert!(all.iter().any(|pin| pin == name), "{name}: {all:?}");
        }
        assert!(go_version(None).starts_with("1."));
        assert!(node_range(None).contains("||"));
    }
}
