//! Functions that cannot be, in an answers file and in a project's own manifest.

use crate::support::Sandbox;

/// What `venture new` says of these lines below `functions:`.
#[track_caller]
fn refused(functions: &str) -> String {
    let sandbox = Sandbox::new();
    let lines = functions.replace('\n', "\n  ");
    sandbox.write("answers.yaml", format!("functions:\n  {lines}\n"));
    let run = sandbox.refuses(["new", "acme", "--answers", "answers.yaml", "--defaults"]);
    assert_eq!(run.code, 2, "{run}");
    run.stderr
}

#[test]
fn names() {
    insta::assert_snapshot!(refused("\
foo_bar: { http: GET /a }
func: { http: GET /b }
len: { http: GET /c }
me: { http: GET /d }
authorizer: { http: GET /e }
forwarder: { http: GET /f }
post-confirmation: { http: GET /g }
a.b: { http: GET /h }"), @"
    error: answers.yaml:2:3: `foo_bar` is not a function name
      |
    2 |   foo_bar: { http: GET /a }
      |   ^^^^^^^
      = help: use lower-case letters, digits and single dashes, such as `foo-bar`

    answers.yaml:3:3: `func` cannot name a function: it is a Go keyword
      |
    3 |   func: { http: GET /b }
      |   ^^^^
      = help: add a word, such as `func-item`

    answers.yaml:4:3: `len` cannot name a function: it is a predeclared name of Go
      |
    4 |   len: { http: GET /c }
      |   ^^^
      = help: add a word, such as `len-item`

    answers.yaml:5:3: `me` cannot name a function: it is a built-in function of every project
      |
    5 |   me: { http: GET /d }
      |   ^^
      = help: add a word, such as `me-item`

    answers.yaml:6:3: `authorizer` cannot name a function: it is a built-in function of every project
      |
    6 |   authorizer: { http: GET /e }
      |   ^^^^^^^^^^
      = help: add a word, such as `authorizer-item`

    answers.yaml:7:3: `forwarder` cannot name a function: it is a built-in function of every project
      |
    7 |   forwarder: { http: GET /f }
      |   ^^^^^^^^^
      = help: add a word, such as `forwarder-item`

    answers.yaml:8:3: `post-confirmation` cannot name a function: it is a built-in function of every project
      |
    8 |   post-confirmation: { http: GET /g }
      |   ^^^^^^^^^^^^^^^^^
      = help: add a word, such as `post-confirmation-item`

    answers.yaml:9:3: `a.b` is not a function name
      |
    9 |   a.b: { http: GET /h }
      |   ^^^
      = help: use lower-case letters, digits and single dashes, such as `a-b`
    ");
}

#[test]
fn names_that_become_one() {
    insta::assert_snapshot!(refused("foo-bar: { http: GET /a }\nfoobar: { http: GET /b }"), @"
    error: answers.yaml:3:3: `foobar` and `foo-bar` are the same name in Go and CloudFormation
      |
    3 |   foobar: { http: GET /b }
      |   ^^^^^^
      = help: rename one of them
    ");
}

#[test]
fn triggers() {
    insta::assert_snapshot!(refused("\
two:
  http: GET /a
  queue: orders
none:
  access: public
planned:
  schedule: rate(1 day)
empty:"), @"
    error: answers.yaml:2:3: the function has 2 triggers
      |
    2 |   two:
      |   ^^^
      = help: give it exactly one of http, rpc, schedule, queue, topic, bucket, stream, cognito

    answers.yaml:5:3: the function has no trigger
      |
    5 |   none:
      |   ^^^^
      = help: give it exactly one of http, rpc, schedule, queue, topic, bucket, stream, cognito

    answers.yaml:9:3: the function has no trigger
      |
    9 |   empty:
      |   ^^^^^
      = help: give it exactly one of http, rpc, schedule, queue, topic, bucket, stream, cognito
    ");
}

#[test]
fn routes_that_clash() {
    insta::assert_snapshot!(refused("\
a: { http: \"GET /a/{x}\" }
b: { http: \"GET /a/{y}/b\" }
c: { http: GET /c }
d: { http: GET /c }
e: { http: GET /me }
f: { http: GET /v1.2 }
g: { http: GET /V1_2 }"), @r#"
    error: answers.yaml:3:14: the route clashes with that of `a`: API Gateway wants one name for the same place: `{y}` here, `{x}` there
      |
    3 |   b: { http: "GET /a/{y}/b" }
      |              ^^^^^^^^^^^^^^
      = help: change one of them; `a` has `GET /a/{x}`

    answers.yaml:5:14: the route clashes with that of `c`: method and path are the same
      |
    5 |   d: { http: GET /c }
      |              ^^^^^^
      = help: change one of them; `c` has `GET /c`

    answers.yaml:6:14: the route clashes with that of `me`: method and path are the same
      |
    6 |   e: { http: GET /me }
      |              ^^^^^^^
      = help: change one of them; `me` has `GET /me`

    answers.yaml:8:14: the route clashes with that of `f`: `/V1_2` here and `/v1.2` there are the same name in CloudFormation
      |
    8 |   g: { http: GET /V1_2 }
      |              ^^^^^^^^^
      = help: change one of them; `f` has `GET /v1.2`
    "#);
}

#[test]
fn access_and_limits() {
    insta::assert_snapshot!(refused("\
a: { http: GET /a, access: \"team:admin\", memory: 128 }
b: { http: GET /b, access: everyone }
c: { http: GET /c, memory: 64 }
d: { http: GET /d, timeout: 900 }
e: { http: FETCH /e }
f: { http: GET /f, timout: 3 }"), @r#"
    error: answers.yaml:2:30: `team:…` needs the team in the path
      |
    2 |   a: { http: GET /a, access: "team:admin", memory: 128 }
      |                              ^^^^^^^^^^^^
      = help: add `{teamId}` to the route, such as `GET /teams/{teamId}`

    answers.yaml:3:30: `everyone` is not an access level
      |
    3 |   b: { http: GET /b, access: everyone }
      |                              ^^^^^^^^
      = help: use `public`, `signed-in`, `role:NAME`, or `team:member`, `team:admin`, `team:owner`

    answers.yaml:4:30: `64` is not a whole number from 128 to 10240
      |
    4 |   c: { http: GET /c, memory: 64 }
      |                              ^^
      = help: use a whole number from 128 to 10240

    answers.yaml:5:31: 900 seconds is longer than API Gateway waits
      |
    5 |   d: { http: GET /d, timeout: 900 }
      |                               ^^^
      = help: use a whole number from 1 to 29

    answers.yaml:6:14: `FETCH /e` is not a route: `FETCH` is not GET, POST, PUT, PATCH or DELETE
      |
    6 |   e: { http: FETCH /e }
      |              ^^^^^^^^
      = help: write a method and a path, such as `GET /teams/{teamId}/invoices`

    answers.yaml:7:22: `timout` is not a key of the manifest
      |
    7 |   f: { http: GET /f, timout: 3 }
      |                      ^^^^^^
      = help: did you mean `timeout`?
    "#);
}

#[test]
fn more_than_a_stack_holds() {
    let functions: Vec<String> = (0..60).map(|n| format!("f{n}: {{ http: GET /f{n} }}")).collect();
    insta::assert_snapshot!(refused(&functions.join("\n")), @"
    error: answers.yaml:1:1: the API stack would have 510 resources, and CloudFormation allows 500
      |
    1 | functions:
      | ^^^^^^^^^
      = help: move functions that belong together into a venture of their own, with its own stack
    ");
}
