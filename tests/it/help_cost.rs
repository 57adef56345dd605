//! What `venture cost --help` says.

use crate::support::Sandbox;

#[test]
fn of_help() {
    insta::assert_snapshot!(Sandbox::new().run(["cost", "--help"]), @"
    exit 0
    --- stdout
    Estimate what the project costs a month, and from which load on machines cost less

    Prices are a table in venture, with source and day; the network is not asked.

    Usage: venture cost [OPTIONS]

    Options:
          --requests <AMOUNT>
              Requests by http, a month or as the unit says: 2M, 10/second, 50k/day

              [default: 1M/month]

          --duration <TIME>
              How long a call of a function takes

              [default: 40ms]

          --users <AMOUNT>
              Users that are active in a month

              [default: 1k]

          --federated-users <AMOUNT>
              Those of the users who come by a provider of SAML or OIDC [default: all, where the project
              has one]

          --log-bytes <BYTES>
              Bytes of log that a call writes

              [default: 450]

          --events <AMOUNT>
              Events of each queue, topic, bucket and stream that calls a function

              [default: 100k/month]

          --region <REGION>
              The region whose prices count, in place of the project's

          --prices <FILE>
              Take the prices of a file of the form of src/cost/prices.yaml in venture's repository

          --svg <FILE>
              Write the chart as a picture, to a file whose name ends in `.svg`

          --format <FORMAT>
              How to show it

              [default: human]
              [possible values: human, json]

      -h, --help
              Print help (see a summary with '-h')

    Global options:
      -C, --directory <DIR>
              Run as if started in this folder

          --color <WHEN>
              When to use colour

              [default: auto]
              [possible values: auto, always, never]

      -q, --quiet
              Say errors and warnings only

          --no-input
              Never ask; fail where an answer is missing
    ");
}
