//! `venture cost` on terminals of any width.

use crate::support::Sandbox;

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
      CloudWatch alarms                0.70      -0.70
      Lambda, together                 4.79      -1.24
    needed on machines as well
      Cognito, essentials             15.00     -15.00
      DynamoDB                         0.04
      DynamoDB, stored                 0.00
      logs to http                     0.04      -0.04
      the rest, together              15.09     -15.04
    together                          19.88     -16.29
    together, less the free tier       3.59

    the same load on machines
      in place of Lambda         list price  less from
      Lambda and its gateway           4.79
      one machine                     17.51     1.56/s
        t4g.small with k3s, no spare
      Fargate                         51.28      4.7/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                     137.59     12.7/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API          2.29
        in place of the REST API; less from: one
          machine 4.02/s, Fargate 12.1/s, Kubernetes
          33.1/s
      Lambda on x86                    4.82
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
           ┤  LLLL
           ┤LL
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
        user is new: the sign-up stores a profile of 1
        KB
      machines compute as long as a function runs, at
        the share of a vCPU that Lambda gives its
        memory
      a t4g.small bears 0.3 vCPU all the time, a
        Fargate task of 0.25 vCPU half of it
    left out: taxes, responses sent out, backups,
      e-mails and text messages, other stages
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
fn a_quantity_is_whole_or_not_there() {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [web]");
    for columns in 70..=80 {
        let stdout = sandbox.cost_in(columns, "--requests 3.33M --users 1.07M").ok().stdout;
        for whole in ["1.11M reads, 1.07M writes ", "20.4M requests, 242 GB "] {
            let starts = whole.split(' ').next().unwrap();
            let line = stdout.lines().find(|line| line.contains(&format!(" {starts} ")));
            assert_eq!(line.is_some(), columns >= 78, "{columns}:\n{stdout}");
            assert!(line.is_none_or(|line| line.contains(whole)), "{columns}:\n{stdout}");
        }
    }
}
