use crate::support::Sandbox;

const CHANGED: [&str; 5] =
    ["Makefile", "package-lock.json", "package.json", "resources/subscription-filters.yml", "serverless.yml"];

#[test]
fn from_native_to_the_plugin_and_back_is_clean() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/Makefile", "STAGE ?= dev", "STAGE ?= test");
    sandbox.edit(
        "acme/venture.yaml",
        "  retention-days: 30",
        "  filter-pattern: ERROR\n  retention-days: 30",
    );
    sandbox.acme(["regenerate"]).ok();
    let texts = || CHANGED.map(|path| sandbox.read(&format!("acme/{path}")));
    let native = texts();

    sandbox.edit("acme/venture.yaml", "subscription: native", "subscription: plugin");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]), @"
    exit 0
    --- stdout
        merge Makefile (with your changes)
       update package-lock.json
       update package.json
       delete resources/subscription-filters.yml
       update serverless.yml
    written: 3 update, 1 merge, [N] delete, [N] unchanged
    ");
    sandbox.acme(["status", "--check"]).ok();
    assert!(sandbox.read("acme/Makefile").contains("STAGE ?= test\n"));
    assert!(sandbox.read("acme/serverless.yml").contains("    filterPattern: ERROR\n"));

    sandbox.edit("acme/venture.yaml", "subscription: plugin", "subscription: native");
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    assert_eq!(texts(), native);
}

#[test]
fn what_does_not_go_together_is_said() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "subscription: native", "subscription: plugin\n  access: true");
    let mut functions = "functions:\n  api-gateway: {http: GET /gateway}\n".to_owned();
    functions.extend((0..51).map(|n| format!("  fn-{n:02}: {{http: GET /f{n}}}\n")));
    sandbox.edit("acme/venture.yaml", "functions:\n", &functions);
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:23:17: serverless-log-forwarding makes all subscription filters at once, too many with 54 functions
       |
    23 |   subscription: plugin
       |                 ^^^^^^
       = help: set it to `native`, which makes five at a time, or keep to 50 functions

    venture.yaml:30:3: the log group of `api-gateway` has the name of API Gateway's own in the stack
       |
    30 |   api-gateway: {http: GET /gateway}
       |   ^^^^^^^^^^^
       = help: give the function another name, or set `logs.access` to `false`
    ");
}

#[test]
fn what_is_taken_out_is_a_setting() {
    let sandbox = Sandbox::with_project();
    sandbox.edit(
        "acme/venture.yaml",
        "  retention-days: 30",
        "  retention-days: 30\n  redact:\n    except: [emails]\n    names: [customer-number]\n    patterns: ['\\bCUST-\\d{6}\\b']",
    );
    sandbox.acme(["regenerate"]).ok();
    let own = sandbox.read("acme/internal/redact/own.go");
    assert!(own.contains("emails = false\n") && own.contains("\t\t\"customernumber\",\n"), "{own}");
    assert!(own.contains(r"regexp.MustCompile(`(?:\bCUST-\d{6}\b)`)"), "{own}");

    sandbox.edit("acme/venture.yaml", "    except: [emails]\n    names: [customer-number]\n", "");
    sandbox.edit("acme/venture.yaml", "'\\bCUST-\\d{6}\\b'", "'[0-9]*'");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:26:15: `[0-9]*` cannot be taken out: it matches the empty text, which is everywhere
       |
    26 |     patterns: ['[0-9]*']
       |               ^^^^^^^^^^
       = help: ask for one character at least: `+`
    ");

    sandbox.edit("acme/venture.yaml", "  redact:\n    patterns: ['[0-9]*']\n", "");
    sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.exists("acme/internal/redact/own.go"));
}

#[test]
fn logs_of_some_stages_stay_where_they_are() {
    let sandbox = Sandbox::with_project();
    sandbox.edit(
        "acme/venture.yaml",
        "  retention-days: 30",
        "  retention-days: 30\n  stages: [prod]\n  access: true",
    );
    sandbox.acme(["regenerate"]).ok();
    let native = sandbox.read("acme/serverless.yml");
    for part in [
        "    prod: ${file(resources/subscription-filters.yml)}\n",
        "    prod: ${file(resources/access-logs.yml)}\n",
        "\n  - ${self:custom.subscriptionFilters.${sls:stage}, null}\n",
        "\n  - ${self:custom.accessLogs.${sls:stage}, null}\n",
    ] {
        assert!(native.contains(part), "{part} is missing in\n{native}");
    }
    sandbox.edit("acme/venture.yaml", "subscription: native", "subscription: plugin");
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.read("acme/serverless.yml").contains("\n    stages: [local, prod]\n"));

    sandbox.edit("acme/venture.yaml", "stages: [prod]", "stages: [local]");
    insta::assert_snapshot!(sandbox.acme(["regenerate"]).fails(1), @"
    error: venture.yaml:25:11: the stage `local` lives in an emulator on this machine
       |
    25 |   stages: [local]
       |           ^^^^^^^
       = help: name stages that are deployed to AWS
    ");
}
