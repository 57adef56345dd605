//! The browser in which `make e2e` tests a project's page.

use std::path::Path;

use super::program::{self, Outcome};
use super::{Check, State, version};

/// Where `web/e2e/browser.mjs` looks, but for what playwright has installed.
const PROGRAMS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const GET: &str = "`make e2e` needs it: `cd web && npx playwright-core install chromium`, a package manager (apt \
                   install chromium), or CHROMIUM=/path/to/chromium";

/// Runs the one that is named, or the first that is there, in the project's folder.
pub fn check(named: Option<&str>, folder: &Path, stopped: fn() -> bool) -> Check {
    let check = |state| Check::new("tools", "chromium", state);
    let programs = named.map_or(PROGRAMS.to_vec(), |program| vec![program]);
    for program in programs {
        match program::run(program, &["--version"], &[], folder, stopped) {
            Outcome::Missing => {}
            Outcome::Says(text) => {
                let ok = check(State::Ok);
                return version::find(&text).map_or(ok.clone(), |version| ok.found(version));
            }
            Outcome::Hung => {
                return check(State::Warning).says(format!("{program} does not answer")).fix(GET);
            }
            Outcome::Broken(why) => return check(State::Warning).says(format!("{program}: {why}")).fix(GET),
        }
    }
    if named.is_none() && playwright_has_one(folder, stopped) {
        return check(State::Ok).says("playwright's own");
    }
    check(State::Warning).says("missing").fix(GET)
}

fn playwright_has_one(folder: &Path, stopped: fn() -> bool) -> bool {
    let ask = "require('playwright-core').chromium.executablePath()";
    let outcome = program::run("node", &["-p", ask], &[], &folder.join("web"), stopped);
    matches!(outcome, Outcome::Says(path) if Path::new(path.trim()).is_file())
}
