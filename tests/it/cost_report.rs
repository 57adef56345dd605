//! What `venture cost` shows.

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

#[test]
fn a_new_project_line_by_line() {
    insta::assert_snapshot!(Sandbox::with_project().cost(""), @r#"
    exit 0
    --- stdout
    acme in us-east-1, in US dollars a month
      1M requests (0.381 a second, 0.0152 at once on average), 40 ms a call, 1k
        users, 450 bytes of log a call, 100k events of each source; change it with
        --requests, --duration, --users, --log-bytes, --events

                                                               list price  free tier
    on Lambda
      API Gateway, REST         1M requests                          3.50
      Lambda, requests          1M calls                             0.20      -0.20
      Lambda, arm64             5k GB-seconds                        0.07      -0.07
      authorizer                66.7k calls                          0.02
      log forwarder             107k calls                           0.06      -0.04
      CloudWatch Logs, in       0.48 GB                              0.24      -0.24
      CloudWatch Logs, 30 days  0.474 GB                             0.01
      CloudWatch alarms         6                                    0.60      -0.60
      Lambda, together                                               4.69      -1.14
    needed on machines as well
      Cognito, essentials       1k users                            15.00     -15.00
      DynamoDB                  333k reads, 2k writes                0.04
      logs to http              0.48 GB out                          0.04      -0.04
      the rest, together                                            15.09     -15.04
    together                                                        19.78     -16.19
    together, less the free tier                                     3.59

    the same load on machines
      in place of Lambda                                       list price  less from
      Lambda and its gateway                                         4.69
      one machine                                                   17.51     1.57/s
        t4g.small with k3s, no spare
      Fargate                                                       51.28     4.71/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                                                   137.59     12.7/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API                                        2.19
        in place of the REST API; less from: one machine 4.04/s, Fargate 12.1/s,
          Kubernetes 33.2/s
      Lambda on x86                                                  4.72
        in place of arm64
      "less from": requests a second, on average, from which the machines cost less

            dollars a month
           ┤
       $1k ┤                                                                      LL
           ┤                                                                 LLLLL
           ┤                                                           LLLLLL
           ┤                                                       LLLL
           ┤KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKLLLLLLKKKKKKKKKKKKKKKKK
      $100 ┤                                            LLLLL                    FFF
           ┤FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFLLLLLFFFFFFFFFFFFFFFFFFFFFFFFF
           ┤                                 LLLLLL
           ┤mmmmmmmmmmmmmmmmmmmmmmmmmmmmLLLLLmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm
       $10 ┤                       LLLLL
           ┤                 LLLLLL
           ┤           LLLLLL
           ┤    LLLLLLL
           ┤LLLL
        $1 ┤
           └┴─────────────▲─────────┴──────────────────────┴───────────────────────┴
            0.1                     1                      10                    100
            requests a second, ▲ yours
      L Lambda  m one machine  F Fargate  K Kubernetes

    assumed
      requests spread evenly over 3 routes, `GET /me` among them
      a call of any function takes 40 ms
      a call writes 450 bytes of log, kept 30 days
      the authorizer runs for one request in ten that holds a token, 20 ms; the
        gateway remembers for 60 s
      the forwarder takes the log of ten calls at a time, in 100 ms and 256 MB
      a user signs in four times a month, and every user is new
      machines compute as long as a function runs, at the share of a vCPU that
        Lambda gives its memory
      a t4g.small bears 0.3 vCPU all the time, a Fargate task of 0.25 vCPU half of
        it
    unsure: fargate-vcpu, fargate-gb (assumed to be that of eu-west-1, as it is for
      x86)
    unsure: free lambda-request, free lambda-arm64, free alarm (known for years; not
      read again)
    left out: taxes, responses sent out, backups, messages that Cognito sends, other
      stages
    people cost more than either: weigh the hours that each way takes
    --- stderr
    warning: prices read more than a year ago: alarm (2025-04-30); give newer ones with --prices FILE
    "#);
}

#[test]
fn on_a_narrow_terminal() {
    insta::assert_snapshot!(Sandbox::with_project().cost_in(50, ""), @r#"
    exit 0
    --- stdout
    acme in us-east-1, in US dollars a month
      1M requests (0.381 a second, 0.0152 at once on
        average), 40 ms a call, 1k users, 450 bytes of
        log a call, 100k events of each source; change
        it with --requests, --duration, --users,
        --log-bytes, --events

                                 list price  free tier
    on Lambda
      API Gateway, REST                3.50
      Lambda, requests                 0.20      -0.20
      Lambda, arm64                    0.07      -0.07
      authorizer                       0.02
      log forwarder                    0.06      -0.04
      CloudWatch Logs, in              0.24      -0.24
      CloudWatch Logs, 30 days         0.01
      CloudWatch alarms                0.60      -0.60
      Lambda, together                 4.69      -1.14
    needed on machines as well
      Cognito, essentials             15.00     -15.00
      DynamoDB                         0.04
      logs to http                     0.04      -0.04
      the rest, together              15.09     -15.04
    together                          19.78     -16.19
    together, less the free tier       3.59

    the same load on machines
      in place of Lambda         list price  less from
      Lambda and its gateway           4.69
      one machine                     17.51     1.57/s
        t4g.small with k3s, no spare
      Fargate                         51.28     4.71/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                     137.59     12.7/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API          2.19
        in place of the REST API; less from: one
          machine 4.04/s, Fargate 12.1/s, Kubernetes
          33.2/s
      Lambda on x86                    4.72
        in place of arm64
      "less from": requests a second, on average, from
        which the machines cost less

            dollars a month
           ┤
       $1k ┤                                         L
           ┤                                      LLL
           ┤                                  LLLL
           ┤                                LL
           ┤KKKKKKKKKKKKKKKKKKKKKKKKKKKKKLLLKKKKKKKKKK
      $100 ┤                          LLL           FF
           ┤FFFFFFFFFFFFFFFFFFFFFFFLLLFFFFFFFFFFFFFF
           ┤                   LLLL
           ┤mmmmmmmmmmmmmmmmLLLmmmmmmmmmmmmmmmmmmmmmmm
       $10 ┤             LLL
           ┤          LLL
           ┤      LLLL
           ┤   LLL
           ┤LLL
        $1 ┤
           └┴───────▲─────┴────────────┴─────────────┴
            0.1           1            10          100
            requests a second, ▲ yours
      L Lambda  m one machine  F Fargate  K Kubernetes

    assumed
      requests spread evenly over 3 routes, `GET /me`
        among them
      a call of any function takes 40 ms
      a call writes 450 bytes of log, kept 30 days
      the authorizer runs for one request in ten that
        holds a token, 20 ms; the gateway remembers
        for 60 s
      the forwarder takes the log of ten calls at a
        time, in 100 ms and 256 MB
      a user signs in four times a month, and every
        user is new
      machines compute as long as a function runs, at
        the share of a vCPU that Lambda gives its
        memory
      a t4g.small bears 0.3 vCPU all the time, a
        Fargate task of 0.25 vCPU half of it
    unsure: fargate-vcpu, fargate-gb (assumed to be
      that of eu-west-1, as it is for x86)
    unsure: free lambda-request, free lambda-arm64,
      free alarm (known for years; not read again)
    left out: taxes, responses sent out, backups,
      messages that Cognito sends, other stages
    people cost more than either: weigh the hours that
      each way takes
    --- stderr
    warning: prices read more than a year ago: alarm (2025-04-30); give newer ones with --prices FILE
    "#);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let sandbox = Sandbox::with_project();
    for (columns, width) in [(1, 50), (50, 50), (63, 63), (72, 72), (80, 80), (400, 80)] {
        for args in ["", "--requests 999G --duration 15m --users 9G --events 999G", "--requests 1 --users 0"]
        {
            let stdout = sandbox.cost_in(columns, args).ok().stdout;
            let longest = stdout.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(longest <= width, "{longest} columns of {columns} with {args}:\n{stdout}");
        }
    }
}

#[test]
fn colour_only_where_somebody_sees_it() {
    let sandbox = Sandbox::with_project();
    assert!(!sandbox.cost("").ok().stdout.contains('\u{1b}'));
    let script = "cd acme && NO_COLOR= \"$VENTURE\" cost --color always";
    assert!(sandbox.shell(script).ok().stdout.contains("\u{1b}[1m"));
}
