//! Flags that `venture new` refuses because they are no choice.

use crate::bad_names::refusals;

#[test]
fn choices_that_exclude_each_other() {
    insta::assert_snapshot!(refusals(&[
        &["acme", "--extras", "kubernetes", "--auth-mode", "identity-pool"],
    ]), @"
    $ acme --extras kubernetes --auth-mode identity-pool
    exit 2
    --- stderr
    error: extras: `kubernetes` serves without API Gateway, which alone checks the signatures of `auth.mode: identity-pool`
    help: leave `kubernetes` out, or set `auth.mode` to `authorizer`
    ");
}

#[test]
fn choices_that_are_unknown() {
    insta::assert_snapshot!(refusals(&[
        &["acme", "--logs", "splnk"],
        &["acme", "--logs", "elastic"],
        &["acme", "--extras", "docker"],
        &["acme", "--self-sign-up", "maybe"],
        &["acme", "--password-length", "6"],
        &["acme", "--password-length", "-1"],
        &["acme", "--log-retention-days", "31"],
    ]), @"
    $ acme --logs splnk
    exit 2
    --- stderr
    error: --logs: `splnk` is not a choice here
    help: did you mean `splunk`?

    $ acme --logs elastic
    exit 2
    --- stderr
    error: --logs: `elastic` is not a choice here
    help: use one of `splunk`, `sumologic`, `datadog`, `newrelic`, `loki`, `opensearch`, `otlp`, `http`

    $ acme --extras docker
    exit 2
    --- stderr
    error: --extras: `docker` is not a choice here
    help: use one of `agents`, `dependabot`, `devcontainer`, `github-actions`, `kubernetes`, `teams`, `web`

    $ acme --self-sign-up maybe
    exit 2
    --- stderr
    error: --self-sign-up: `maybe` is neither true nor false
    help: use `true` or `false`

    $ acme --password-length 6
    exit 2
    --- stderr
    error: --password-length: `6` is not a whole number from 8 to 99
    help: use a whole number from 8 to 99

    $ acme --password-length -1
    exit 2
    --- stderr
    error: --password-length: `-1` is not a whole number from 8 to 99
    help: use a whole number from 8 to 99

    $ acme --log-retention-days 31
    exit 2
    --- stderr
    error: --log-retention-days: `31` is not one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
    help: use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
    ");
}

#[test]
fn every_refused_flag_is_said_at_once() {
    insta::assert_snapshot!(refusals(&[&["acme", "--owner", "a\"b", "--logs", "splnk", "--mfa", "on"]]), @r#"
    $ acme --owner a\"b --logs splnk --mfa on
    exit 2
    --- stderr
    error: --owner: owner `a"b` cannot be an AWS tag: `"` is not allowed in it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    error: --mfa: `on` is not a choice here
    help: use one of `off`, `optional`, `required`

    error: --logs: `splnk` is not a choice here
    help: did you mean `splunk`?
    "#);
}

#[test]
fn flags_that_do_not_exist() {
    insta::assert_snapshot!(refusals(&[
        &["acme", "--regoin", "eu-west-1"],
        &["acme", "--format", "yaml"],
        &["acme", "other"],
    ]), @"
    $ acme --regoin eu-west-1
    exit 2
    --- stderr
    error: unexpected argument '--regoin' found

      tip: a similar argument exists: '--region'

    Usage: venture new --region <TEXT> <DIR>

    For more information, try '--help'.

    $ acme --format yaml
    exit 2
    --- stderr
    error: invalid value 'yaml' for '--format <FORMAT>'
      [possible values: human, json]

    For more information, try '--help'.

    $ acme other
    exit 2
    --- stderr
    error: unexpected argument 'other' found

    Usage: venture new [OPTIONS] [DIR]

    For more information, try '--help'.
    ");
}
