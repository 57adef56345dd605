//! Regions that lack what a project needs, and those of which nobody is sure.

use serde_yaml::Value;

use crate::bad_names::refusals;
use crate::support::Sandbox;

#[test]
fn a_region_without_what_the_project_needs_is_refused() {
    let ses = ["acme", "--email", "ses", "--email-from", "a@acme.io", "--region", "ap-east-1"];
    insta::assert_snapshot!(refusals(&[&["acme", "--region", "cn-north-1"], &["acme", "--region", "cn-northwest-1"], &ses]), @"
    $ acme --region cn-north-1
    exit 2
    --- stderr
    error: --region: `cn-north-1` has no Cognito user pools, and venture makes no projects for China
    help: use `ap-northeast-2`, the nearest region that has them; it belongs to the partition `aws`, which wants an account of its own

    $ acme --region cn-northwest-1
    exit 2
    --- stderr
    error: --region: `cn-northwest-1` has no Cognito user pools, and venture makes no projects for China
    help: use `ap-northeast-2`, the nearest region that has them; it belongs to the partition `aws`, which wants an account of its own

    $ acme --email ses --email-from a@acme.io --region ap-east-1
    exit 2
    --- stderr
    error: auth.email.sender: `ap-east-1` has no Amazon SES
    help: set `auth.email.sender` to `cognito`, or `region` to `ap-northeast-2`, the nearest that has it
    ");
}

#[test]
fn amazon_ses_where_it_is_not_is_refused_in_a_project_too() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "region: us-east-1", "region: eu-south-2");
    sandbox.acme(["status"]).ok();
    let run = sandbox.acme(["regenerate", "cognito", "--email", "ses", "--email-from", "a@acme.io"]);
    insta::assert_snapshot!(run, @"
    exit 1
    --- stderr
    error: venture.yaml:21:13: `eu-south-2` has no Amazon SES
       |
    21 |     sender: ses
       |             ^^^
       = help: set `auth.email.sender` to `cognito`, or `region` to `eu-west-3`, the nearest that has it
    help: `venture.yaml` is as it was: what is quoted is what this command was to make of it
    ");
}

#[test]
fn a_region_of_which_nobody_is_sure_is_a_warning() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--defaults", "--region", "me-south-1"]), @"
    exit 0
    --- stderr
    warning: venture is not sure that `me-south-1` has Cognito user pools, REST APIs of API Gateway; look at AWS's list of services by region before you deploy
    created `acme`: [N] files

    next:
      cd acme
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    let run = sandbox.acme(["status"]).ok();
    assert!(run.stderr.starts_with("warning: venture is not sure that `me-south-1` has "), "{run}");
    let gov = sandbox.run(["new", "shop", "--defaults", "--region", "us-gov-west-1"]).ok();
    assert!(
        gov.stderr.starts_with("warning: `us-gov-west-1` is in AWS GovCloud, where Cognito differs"),
        "{gov}"
    );
    let page =
        sandbox.run(["new", "page", "--defaults", "--region", "us-gov-west-1", "--extras", "web"]).fails(2);
    assert!(page.contains("`us-gov-west-1` is in AWS GovCloud, which has no CloudFront for `web`"), "{page}");
}

/// Cognito has no others there. The emulator has one endpoint for all, and AWS's SDKs refuse to be told both.
#[test]
fn functions_in_govcloud_call_fips_endpoints() {
    let sandbox = Sandbox::new();
    for (region, is_gov) in [("us-gov-west-1", true), ("us-gov-east-1", true), ("us-west-1", false)] {
        sandbox.run(["new", region, "--name", "acme", "--defaults", "--region", region]).ok();
        for file in ["serverless.yml", "forwarder/serverless.yml"] {
            let service: Value = serde_yaml::from_str(&sandbox.read(&format!("{region}/{file}"))).unwrap();
            let is_set = |service: &Value| service["environment"].get("AWS_USE_FIPS_ENDPOINT").is_some();
            let is_set = is_set(&service["provider"]) || is_set(&service["functions"]["forwarder"]);
            assert_eq!(is_set, is_gov, "{region}: {file}");
            let fips = |stage: &str| service["params"][stage].get("fips").and_then(Value::as_str);
            let expected = if is_gov { (Some("true"), Some("false")) } else { (None, None) };
            assert_eq!((fips("default"), fips("local")), expected, "{region}: {file}");
        }
    }
}

#[test]
fn more_memory_than_a_new_account_has_is_a_warning() {
    let sandbox = Sandbox::with_project();
    let add = |name: &str, memory: &str| {
        let http = format!("GET /{name}");
        sandbox
            .acme(["add", "function", name, "--http", &http, "--access", "public", "--memory", memory])
            .ok()
            .stderr
    };
    let warning = "warning: `large` has 3009 MB of memory; new AWS accounts end at 3008 MB until AWS Support raises that\n";
    assert!(add("large", "3009").starts_with(warning));
    assert!(!add("fits", "3008").contains("warning"));
    sandbox.write("answers.yaml", "functions: { large: { http: GET /large, memory: 3009 } }\n");
    let run = sandbox.run(["new", "shop", "--answers", "answers.yaml", "--defaults"]).ok();
    assert!(run.stderr.starts_with(warning), "{run}");
}
