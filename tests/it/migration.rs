//! Projects whose venture.yaml is in the form that an earlier venture wrote.

use crate::support::Sandbox;

const MANIFEST: &str = "acme/venture.yaml";
const OLD: &str = "# Ours.\nversion: 1 # of the form\nname: acme\nmodule: github.com/acme/acme\n\nauth:\n  mfa: optional\n  \
    # NIST says so\n  password-length: 14 # at least\n\nfunctions:\n  hello:\n    http: GET /hello # first\n  world:\n    \
    http: GET /world\n    access: public\n";
const NEW: &str = "# Ours.\nversion: 2 # of the form\nname: acme\nmodule: github.com/acme/acme\n\nauth:\n  mfa: optional\n  \
    # NIST says so\n  password:\n    length: 14 # at least\n\nfunctions:\n  hello:\n    http: GET /hello # first\n  world:\n    \
    http: GET /world\n    access: public\n";

fn old() -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.write(MANIFEST, NEW);
    sandbox.acme(["regenerate"]).ok();
    sandbox.write(MANIFEST, OLD);
    sandbox
}

#[test]
fn status_calls_the_manifest_outdated_and_writes_nothing() {
    let sandbox = old();
    insta::assert_snapshot!(sandbox.acme(["status", "--check"]), @"
    exit 1
    --- stdout
    outdated: 1 (`venture regenerate` would change it)
      venture.yaml
    unchanged: [N] (as generated)
    --- stderr
    error: the project is not what venture.yaml and this version of venture generate
    help: run `venture regenerate`, resolve what holds conflict markers, and commit
    ");
    assert_eq!(sandbox.read(MANIFEST), OLD);
}

#[test]
fn regenerate_brings_it_up_to_date_and_keeps_the_comments() {
    let sandbox = old();
    let dry = sandbox.acme(["regenerate", "--dry-run", "--diff"]).ok();
    assert_eq!(sandbox.read(MANIFEST), OLD);
    insta::assert_snapshot!(dry, @"
    exit 0
    --- stdout
    --- yours/venture.yaml
    +++ generated/venture.yaml
    @@ -1,12 +1,13 @@
     # Ours.
    -version: 1 # of the form
    +version: 2 # of the form
     name: acme
     module: github.com/acme/acme

     auth:
       mfa: optional
       # NIST says so
    -  password-length: 14 # at least
    +  password:
    +    length: 14 # at least

     functions:
       hello:
       update venture.yaml
    1 update, [N] unchanged; nothing was written
    ");
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read(MANIFEST), NEW);
    sandbox.acme(["status", "--check"]).ok();
    assert!(sandbox.acme(["regenerate"]).ok().stderr.contains("up to date"));
}

#[test]
fn undo_brings_the_old_form_back() {
    let sandbox = old();
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["undo"]).ok();
    assert_eq!(sandbox.read(MANIFEST), OLD);
}

#[test]
fn line_endings_and_flow_style_stay() {
    let sandbox = old();
    sandbox.write(MANIFEST, OLD.replace('\n', "\r\n"));
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read(MANIFEST), NEW.replace('\n', "\r\n"));
    let flow = "version: 1\nname: acme\nmodule: github.com/acme/acme\nauth: {password-length: 14, mfa: optional} # x\n";
    sandbox.write(MANIFEST, flow);
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(
        sandbox.read(MANIFEST),
        flow.replace("version: 1", "version: 2").replace("password-length: 14", "password: {length: 14}")
    );
}

#[test]
fn one_without_the_key_that_moved() {
    let sandbox = Sandbox::with_project();
    let text = "version: 1\nname: acme\nmodule: github.com/acme/acme\n";
    sandbox.write(MANIFEST, text);
    sandbox.acme(["regenerate"]).ok();
    assert_eq!(sandbox.read(MANIFEST), text.replace('1', "2"));
}

#[test]
fn the_commands_that_edit_it_write_todays_form() {
    let sandbox = old();
    sandbox.acme(["add", "function", "invoices", "--http", "GET /invoices"]).ok();
    assert_eq!(
        sandbox.read(MANIFEST),
        NEW.replace("  world:", "  invoices:\n    http: GET /invoices\n    access: signed-in\n  world:")
    );
    let sandbox = old();
    sandbox.acme(["remove", "function", "world"]).ok();
    assert_eq!(
        sandbox.read(MANIFEST),
        NEW.replace("  world:\n    http: GET /world\n    access: public\n", "")
    );
    let sandbox = old();
    sandbox.acme(["regenerate", "cognito", "--mfa", "required", "--password-length", "20"]).ok();
    assert_eq!(sandbox.read(MANIFEST), NEW.replace("mfa: optional", "mfa: required").replace("14", "20"));
}

#[test]
fn list_reads_it() {
    let sandbox = old();
    let listed = sandbox.acme(["list"]).ok();
    sandbox.write(MANIFEST, NEW);
    assert_eq!(listed, sandbox.acme(["list"]).ok());
}

#[test]
fn it_gives_answers_to_a_new_project() {
    let sandbox = Sandbox::new();
    sandbox.write("old.yaml", OLD);
    sandbox.run(["new", "other", "--answers", "old.yaml", "--defaults", "--vcs", "none"]).ok();
    let manifest = sandbox.read("other/venture.yaml");
    assert!(manifest.contains("\nversion: 2\n") && manifest.contains("    length: 14\n"), "{manifest}");
    assert_eq!(sandbox.read("old.yaml"), OLD);
}

#[test]
fn a_wrong_one_is_refused_and_stays() {
    let sandbox = old();
    sandbox.write(MANIFEST, OLD.replace("14", "3"));
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:10:13: `3` is not a whole number from 8 to 99
       |
    10 |     length: 3 # at least
       |             ^
       = help: use a whole number from 8 to 99
    ");
    assert_eq!(sandbox.read(MANIFEST), OLD.replace("14", "3"));
    sandbox.write(MANIFEST, OLD.replace("version: 1", "version: 3"));
    assert!(sandbox.acme(["regenerate"]).fails(1).contains("a newer venture wrote this manifest"));
}

#[test]
fn both_forms_at_once_are_refused() {
    let sandbox = old();
    let text = OLD.replace("  mfa: optional\n", "  mfa: optional\n  password:\n    length: 12\n");
    sandbox.write(MANIFEST, &text);
    sandbox.acme(["regenerate"]).fails(1);
    assert_eq!(sandbox.read(MANIFEST), text);
}
