//! What `venture cost` shows.

use crate::support::Sandbox;

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
      CloudWatch alarms         7                                    0.70      -0.70
      Lambda, together                                               4.79      -1.24
    needed on machines as well
      Cognito, essentials       1k users                            15.00     -15.00
      DynamoDB                  333k reads, 1k writes                0.04
      DynamoDB, stored          0.001 GB                             0.00
      logs to http              0.48 GB out                          0.04      -0.04
      the rest, together                                            15.09     -15.04
    together                                                        19.88     -16.29
    together, less the free tier                                     3.59

    the same load on machines
      in place of Lambda                                       list price  less from
      Lambda and its gateway                                         4.79
      one machine                                                   17.51     1.56/s
        t4g.small with k3s, no spare
      Fargate                                                       51.28      4.7/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                                                   137.59     12.7/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API                                        2.29
        in place of the REST API; less from: one machine 4.02/s, Fargate 12.1/s,
          Kubernetes 33.1/s
      Lambda on x86                                                  4.82
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
           ┤          LLLLLLL
           ┤    LLLLLL
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
      a user signs in four times a month, and every user is new: the sign-up stores
        a profile of 1 KB
      machines compute as long as a function runs, at the share of a vCPU that
        Lambda gives its memory
      a t4g.small bears 0.3 vCPU all the time, a Fargate task of 0.25 vCPU half of
        it
    left out: taxes, responses sent out, backups, e-mails and text messages, other
      stages
    people cost more than either: weigh the hours that each way takes
    --- stderr
    warning: prices read more than a year ago: alarm (2025-04-30); give newer ones with --prices FILE
    "#);
}

#[test]
fn colour_only_where_somebody_sees_it() {
    let sandbox = Sandbox::with_project();
    assert!(!sandbox.cost("").ok().stdout.contains('\u{1b}'));
    let script = "cd acme && NO_COLOR= \"$VENTURE\" cost --color always";
    assert!(sandbox.shell(script).ok().stdout.contains("\u{1b}[1m"));
}
