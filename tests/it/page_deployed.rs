//! What deploys and removes the page of a project, with programs that stand for AWS CLI, osls and npm.

use crate::support::{Run, Sandbox};

/// Answers as AWS does, from the files of the folder `aws`: the stacks that are protected, the aliases of the page, and
/// the origin that invitations lead to.
const AWS: &str = r#"#!/bin/sh
echo "aws $*" >>"$LOG"
case "$*" in
  *web-gone*) echo 'Stack with id acme-web-gone does not exist' >&2; exit 254 ;;
  *-unknown*) echo 'ExpiredToken' >&2; exit 254 ;;
  *EnableTerminationProtection*) grep -qxF "$4" "$ANSWERS/protected" && echo True || echo False ;;
  *get-distribution*) cat "$ANSWERS/hosts" ;;
  *WebOrigin*) cat "$ANSWERS/origin" ;;
  *describe-stacks*) echo value ;;
esac
"#;

const OTHER: &str = "#!/bin/sh\necho \"${0##*/} $*\" >>\"$LOG\"\n";

/// As `npm run build` and `npm run types` leave files.
const NPM: &str = r#"#!/bin/sh
echo "npm $*" >>"$LOG"
case "$*" in
  'run build') mkdir -p dist && touch src/description.ts dist/index.html ;;
  'run --silent types') touch src/description.ts ;;
esac
"#;

/// A project whose packages of npm are there.
fn project(extras: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let mail = ["--email", "ses", "--email-from", "hello@example.com"];
    sandbox
        .run(["new", "acme", "--defaults", "--vcs", "none", "--extras", extras].into_iter().chain(mail))
        .ok();
    for (program, text) in [("bin/aws", AWS), ("bin/npm", NPM), ("acme/node_modules/.bin/osls", OTHER)] {
        sandbox.write(program, text);
        sandbox.shell(&format!("chmod +x {program}")).ok();
    }
    for file in ["acme/node_modules/.package-lock.json", "acme/web/node_modules/.package-lock.json", "log"] {
        sandbox.write(file, "");
    }
    for (file, text) in
        [("protected", ""), ("hosts", "d1.cloudfront.net"), ("origin", "http://localhost:5173")]
    {
        sandbox.write(&format!("aws/{file}"), text);
    }
    sandbox
}

fn sh(sandbox: &Sandbox, script: &str) -> Run {
    let path = format!("{}:{}", sandbox.path("bin").display(), std::env::var("PATH").unwrap());
    let mut command = sandbox.command("sh");
    command.args(["-c", script]).current_dir(sandbox.path("acme")).env("PATH", path);
    sandbox.finish(command.env("LOG", sandbox.path("log")).env("ANSWERS", sandbox.path("aws")))
}

/// The commands that were run since the last time, without those that only ask.
fn done(sandbox: &Sandbox) -> Vec<String> {
    let log = sandbox.read("log");
    sandbox.write("log", "");
    log.lines().filter(|line| !line.contains("describe-stacks")).map(str::to_owned).collect()
}

#[test]
fn nothing_is_removed_before_it_is_known_that_all_may_be() {
    let sandbox = project("web");
    for protected in ["acme-prod", "acme-web-prod"] {
        sandbox.write("aws/protected", format!("{protected}\n"));
        let run = sh(&sandbox, "make remove STAGE=prod");
        assert_eq!((run.code, done(&sandbox)), (2, vec![]), "{run}");
        assert!(run.stderr.contains(&format!("nothing was removed: the stack {protected} is")), "{run}");
        assert!(run.stderr.contains("stack-protection: false below params: prod:"), "{run}");
    }
    let run = sh(&sandbox, "make remove STAGE=unknown");
    assert_eq!((run.code, done(&sandbox)), (2, vec![]), "{run}");
    assert!(run.stderr.contains("ExpiredToken"), "{run}");
    assert_eq!(sh(&sandbox, "make remove STAGE=dev").code, 0);
    let removed = "osls remove --stage dev";
    assert_eq!(done(&sandbox), ["aws s3 rm --recursive s3://value", removed, removed, removed]);
}

#[test]
fn a_stage_without_a_page_is_removed() {
    let sandbox = project("web");
    assert_eq!(sh(&sandbox, "STAGE=gone sh web/deploy.sh remove").code, 0);
    assert_eq!(done(&sandbox), Vec::<String>::new());
}

#[test]
fn invitations_that_do_not_lead_to_the_page_are_warned_of() {
    let sandbox = project("teams,web");
    let deploy = |hosts: &str, origin: &str| {
        sandbox.write("aws/hosts", hosts);
        sandbox.write("aws/origin", origin);
        let run = sh(&sandbox, "mkdir -p web/dist && STAGE=dev sh web/deploy.sh");
        assert_eq!(run.code, 0, "{run}");
        (run.stdout, run.stderr)
    };
    let (said, warned) = deploy("d1.cloudfront.net", "http://localhost:5173");
    assert_eq!(said, "https://d1.cloudfront.net\n");
    assert!(warned.starts_with("warning: invitations lead to http://localhost:5173, "), "{warned}");
    assert!(
        warned.contains("web-origin: https://d1.cloudfront.net below params: dev: in serverless.yml"),
        "{warned}"
    );
    let aliases = "app.example.com\twww.example.com\td1.cloudfront.net";
    for origin in ["https://app.example.com", "https://www.example.com", "https://d1.cloudfront.net"] {
        assert_eq!(deploy(aliases, origin), ("https://app.example.com\n".to_owned(), String::new()));
    }
    assert!(deploy(aliases, "http://app.example.com").1.contains("web-origin: https://app.example.com "));
}

#[test]
fn the_page_is_built_where_it_is_stale() {
    let sandbox = project("web");
    let build = || {
        sh(&sandbox, "make web/dist/index.html").ok();
        done(&sandbox).iter().filter(|command| *command == "npm run build").count()
    };
    assert_eq!([build(), build()], [1, 0]);
    sandbox.write("acme/web/src/teams/other.ts", "");
    assert_eq!([build(), build()], [1, 0], "a new file");
    sandbox.remove("acme/web/src/teams/other.ts");
    assert_eq!([build(), build()], [1, 0], "one that is gone");
    for file in ["acme/openapi.yaml", "acme/web/index.html", "acme/web/src/text.ts"] {
        sandbox.edit(file, "\n", "\n\n");
        assert_eq!([build(), build()], [1, 0], "{file}");
    }
}

/// What the workflow has built without credentials, `make deploy` takes as it is.
#[test]
fn nothing_is_built_with_credentials() {
    let sandbox = project("github-actions,web");
    let workflow: serde_yaml::Value =
        serde_yaml::from_str(&sandbox.read("acme/.github/workflows/deploy.yml")).unwrap();
    let steps = workflow["jobs"]["deploy"]["steps"].as_sequence().unwrap();
    let step = |key: &str, start: &str| {
        steps.iter().position(|step| step[key].as_str().is_some_and(|text| text.starts_with(start))).unwrap()
    };
    let (built, role) =
        (step("run", "make node_modules"), step("uses", "aws-actions/configure-aws-credentials"));
    assert!(built < role && role < step("run", "make deploy"));
    // Without functions, which are built by Go.
    sh(&sandbox, &format!("{} FUNCTIONS=", steps[built]["run"].as_str().unwrap())).ok();
    assert!(done(&sandbox).contains(&"npm run build".to_owned()));
    sh(&sandbox, "make deploy STAGE=dev FUNCTIONS=").ok();
    assert!(done(&sandbox).iter().all(|command| !command.starts_with("npm")));
}

/// Those of one group take each other's place.
#[test]
fn each_stage_that_is_deployed_by_hand_is_checked() {
    let sandbox = project("github-actions,web");
    let [deploy, ci] = ["deploy", "ci"].map(|name| {
        let text = sandbox.read(&format!("acme/.github/workflows/{name}.yml"));
        serde_yaml::from_str::<serde_yaml::Value>(&text).unwrap()
    });
    let group = ci["concurrency"]["group"].as_str().unwrap();
    for (input, _) in deploy["on"]["workflow_dispatch"]["inputs"].as_mapping().unwrap() {
        assert!(group.contains(&format!("github.event.inputs.{} }}}}", input.as_str().unwrap())), "{group}");
    }
}
