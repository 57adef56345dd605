//! `venture cost`

use serde_json::Value;

use crate::support::{Run, Sandbox};

/// 2026-11-26, in seconds since 1970.
const TODAY: &str = "1795651200";

impl Sandbox {
    /// Runs `venture cost` in `acme` on a day of November 2026.
    fn cost(&self, args: &str) -> Run {
        self.shell(&format!("cd acme && SOURCE_DATE_EPOCH={TODAY} COLUMNS=80 \"$VENTURE\" cost {args}"))
    }

    fn cost_json(&self, args: &str) -> Value {
        serde_json::from_str(&self.cost(&format!("--format json {args}")).ok().stdout).unwrap()
    }
}

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
              Take the prices of a file of the same form as venture's own

          --svg <FILE>
              Write the chart as a picture

          --format <FORMAT>
              How to show it

              [default: human]
              [possible values: human, json]

      -h, --help
              Print help (see a summary with '-h')

    Global options:
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
      CloudWatch alarms         1                                    0.10      -0.10
      Lambda and what it needs                                       4.19      -0.64
    needed on machines as well
      Cognito, essentials       1k users                            15.00     -15.00
      DynamoDB                  333k reads, 2k writes                0.04
      logs to http              0.48 GB out                          0.04      -0.04
      needed as well                                                15.09     -15.04
    together                                                        19.28     -15.69
    together, less the free tier                                     3.59

    the same load on machines
      in place of Lambda                                       list price  less from
      Lambda and what it needs                                       4.19
      one machine                                                   17.51     1.62/s
        t4g.small with k3s, no spare
      Fargate                                                       51.28     4.76/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                                                   137.59     12.8/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API                                        1.69
        in place of the REST API; less from: one machine 4.16/s, Fargate 12.2/s,
          Kubernetes 33.3/s
      Lambda on x86                                                  4.22
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
           ┤mmmmmmmmmmmmmmmmmmmmmmmmmmmmmLLLLmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm
       $10 ┤                       LLLLLL
           ┤                  LLLLL
           ┤             LLLLL
           ┤       LLLLLL
           ┤ LLLLLL
        $1 ┤L
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
    let sandbox = Sandbox::with_project();
    let narrow =
        sandbox.shell(&format!("cd acme && SOURCE_DATE_EPOCH={TODAY} COLUMNS=50 \"$VENTURE\" cost")).ok();
    insta::assert_snapshot!(narrow, @r#"
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
      CloudWatch alarms                0.10      -0.10
      Lambda and what it needs         4.19      -0.64
    needed on machines as well
      Cognito, essentials             15.00     -15.00
      DynamoDB                         0.04
      logs to http                     0.04      -0.04
      needed as well                  15.09     -15.04
    together                          19.28     -15.69
    together, less the free tier       3.59

    the same load on machines
      in place of Lambda         list price  less from
      Lambda and what it needs         4.19
      one machine                     17.51     1.62/s
        t4g.small with k3s, no spare
      Fargate                         51.28     4.76/s
        2 tasks of 0.25 vCPU, load balancer
      Kubernetes                     137.59     12.8/s
        EKS, 2 nodes t4g.small, load balancer
      Lambda with an HTTP API          1.69
        in place of the REST API; less from: one
          machine 4.16/s, Fargate 12.2/s, Kubernetes
          33.3/s
      Lambda on x86                    4.22
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
           ┤mmmmmmmmmmmmmmmmmLLmmmmmmmmmmmmmmmmmmmmmmm
       $10 ┤              LLL
           ┤           LLL
           ┤        LLL
           ┤    LLLL
           ┤ LLL
        $1 ┤L
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
    for (columns, width) in [(1, 50), (50, 50), (63, 63), (72, 72), (80, 80), (400, 80)] {
        for args in ["", "--requests 999G --duration 15m --users 9G --events 999G", "--requests 1 --users 0"]
        {
            let script = format!("cd acme && COLUMNS={columns} \"$VENTURE\" cost {args}");
            let stdout = sandbox.shell(&script).ok().stdout;
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

#[test]
fn json_for_programs() {
    let json = Sandbox::with_project().cost_json("--requests 1/second --users 2k");
    assert_eq!(
        (&json["version"], &json["region"], &json["currency"]),
        (&1.into(), &"us-east-1".into(), &"USD".into())
    );
    assert_eq!(json["load"]["requests"], 2_628_000.0);
    assert_eq!(json["load"]["users"], 2000.0);
    let lines = json["lines"].as_array().unwrap();
    assert!(
        lines.iter().any(|line| line["name"] == "API Gateway, REST" && line["usd"] == 2.628 * 3.5),
        "{json:#}"
    );
    let sum = |group: &str| -> f64 {
        lines.iter().filter(|line| line["group"] == group).map(|line| line["usd"].as_f64().unwrap()).sum()
    };
    for group in ["lambda", "needed"] {
        assert!((sum(group) - json["totals"][group]["usd"].as_f64().unwrap()).abs() < 1e-9, "{group}");
    }
    let names: Vec<&Value> =
        json["alternatives"].as_array().unwrap().iter().map(|way| &way["name"]).collect();
    assert_eq!(names, ["one machine", "Fargate", "Kubernetes"]);
    assert!(json["alternatives"][2]["crossover"].as_f64().unwrap() > 10.0);
    assert_eq!(json["curves"]["series"].as_array().unwrap().len(), 4);
    for list in ["assumed", "unsure", "old"] {
        assert!(json[list].as_array().is_some_and(|list| !list.is_empty()), "{list}");
    }
    let full = Sandbox::with_project().cost_json("--requests 100k/second");
    assert_eq!(full["alternatives"][0]["usd"], Value::Null);
}

#[test]
fn the_manifest_decides() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.cost_json("");
    sandbox.edit("acme/venture.yaml", "    access: public\n", "    access: public\n    memory: 1024\n");
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 365");
    let after = sandbox.cost_json("");
    let usd = |json: &Value, name: &str| {
        let lines = json["lines"].as_array().unwrap();
        lines.iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("{name}: {json:#}"))["usd"]
            .as_f64()
            .unwrap()
    };
    assert!(usd(&after, "Lambda, arm64") > 3.0 * usd(&before, "Lambda, arm64"));
    assert!(usd(&after, "CloudWatch Logs, 365 days") > 12.0 * usd(&before, "CloudWatch Logs, 30 days"));
}

#[test]
fn every_region_in_the_table() {
    let sandbox = Sandbox::with_project();
    for region in ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "ap-northeast-1"]
    {
        let json = sandbox.cost_json(&format!("--region {region}"));
        assert_eq!(json["region"], region);
    }
    insta::assert_snapshot!(sandbox.cost("--region sa-east-1"), @"
    exit 1
    --- stderr
    error: there are no prices for `sa-east-1`
    help: compare with --region one of `ap-northeast-1`, `ap-southeast-2`, `eu-central-1`, `eu-west-1`, `us-east-1`, `us-west-2`, or give prices with --prices FILE
    ");
}

#[test]
fn prices_that_are_not_sure_or_old_are_told() {
    let sandbox = Sandbox::with_project();
    let run = sandbox.cost("--region eu-central-1").ok();
    assert!(
        run.stdout
            .contains("unsure: fargate-vcpu, fargate-gb (assumed to be that of\n  eu-west-1; likely higher)")
            || run.stdout.contains("unsure: fargate-vcpu, fargate-gb"),
        "{run}"
    );
    assert!(
        run.stderr.contains("warning: prices read more than a year ago: ")
            && run.stderr.contains("(2025-04-30)"),
        "{run}"
    );
    // a year later all of them are old, and before any of them was read none is
    let at = |seconds: &str| {
        sandbox.shell(&format!("cd acme && SOURCE_DATE_EPOCH={seconds} \"$VENTURE\" cost --quiet")).ok()
    };
    assert!(at("1830000000").stderr.contains("gateway-rest"), "{}", at("1830000000"));
    assert_eq!(at("1700000000").stderr, "");
}

#[test]
fn another_table_of_prices() {
    let sandbox = Sandbox::with_project();
    let table = std::fs::read_to_string("src/cost/prices.yaml").unwrap();
    sandbox.write(
        "mine.yaml",
        table.replace("  us-east-1:\n", "  mars-1:\n").replace("usd: 3.50 }", "usd: 7 }"),
    );
    let json = sandbox.cost_json("--prices ../mine.yaml --region mars-1");
    assert_eq!(json["lines"][0]["usd"], 7.0);
    assert!(sandbox.cost("--prices ../mine.yaml").fails(1).contains("there are no prices for `us-east-1`"));
}

#[test]
fn a_table_that_is_wrong_says_where() {
    let sandbox = Sandbox::with_project();
    let table = std::fs::read_to_string("src/cost/prices.yaml").unwrap();
    for (from, to, says) in [
        ("version: 1", "version: 2", "is of version 2"),
        (
            "  sqs: million requests",
            "  sqs: thousand requests",
            "`units.sqs`: the unit has to be `million requests`",
        ),
        ("eks: { usd: 0.10", "eks: { usd: -0.10", "`regions.us-east-1.eks`: `usd` has to be a number from 0"),
        ("eks: { usd: 0.10", "eks: { usd: .nan", "`regions.us-east-1.eks`"),
        ("eks: { usd: 0.10,", "eks: {", "a figure has either `usd` or `tiers`"),
        ("{ to: 333, usd: 3.50 }", "{ to: 3333, usd: 3.50 }", "`to` has to rise from tier to tier"),
        ("source: lambda }", "source: hearsay }", "there is no `hearsay` below `sources`"),
        ("date: 2026-07-28", "date: 2026-02-30", "the date has to be like `2026-11-25`"),
        ("    eks: ", "    moon: ", "the figure is missing"),
        ("  sqs: { amount: 1,", "  sqs: { amount: -1,", "`free.sqs`"),
        ("version: 1", "version: 1\nversion: 1", "cannot be read"),
        ("version: 1", "version: [", "cannot be read"),
    ] {
        assert!(table.contains(from), "{from}");
        sandbox.write("mine.yaml", table.replacen(from, to, 1));
        let error = sandbox.cost("--prices ../mine.yaml").fails(1);
        assert!(
            error.contains("cannot read the prices in `../mine.yaml`") && error.contains(says),
            "{says}:\n{error}"
        );
    }
    assert!(sandbox.cost("--prices ..").fails(1).contains("it is not a regular file"));
    assert!(
        sandbox.cost("--prices nowhere.yaml").fails(1).contains("cannot read the prices in `nowhere.yaml`")
    );
    sandbox.write("mine.yaml", "#".repeat(1024 * 1024 + 1));
    assert!(sandbox.cost("--prices ../mine.yaml").fails(1).contains("larger than 1024 KiB"));
}

#[test]
fn flags_that_make_no_sense_are_refused() {
    let sandbox = Sandbox::with_project();
    for args in [
        "--requests -1",
        "--requests 0",
        "--requests NaN",
        "--requests inf",
        "--requests 1e9",
        "--requests 2M/week",
        "--requests 9999999999999999999999",
        "--requests ''",
        "--requests 1,000",
        "--duration 0ms",
        "--duration 40",
        "--duration -40ms",
        "--duration 16m",
        "--users -5",
        "--users NaN",
        "--users 100G",
        "--log-bytes 2M",
        "--log-bytes -1",
        "--events -1",
        "--events 1/fortnight",
    ] {
        let run = sandbox.cost(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args}: {run}");
        assert!(run.stderr.contains("invalid value") && run.stderr.contains(": "), "{args}: {run}");
    }
    insta::assert_snapshot!(sandbox.cost("--requests 2M/week"), @"
    exit 2
    --- stderr
    error: invalid value '2M/week' for '--requests <AMOUNT>': it is not by a time known here: write `/second`, `/minute`, `/hour`, `/day` or `/month`

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(sandbox.cost("--users=-5"), @"
    exit 2
    --- stderr
    error: invalid value '-5' for '--users <AMOUNT>': it is no amount: write a number that is not negative, with `k`, `M` or `G` for more, such as `10k`

    For more information, try '--help'.
    ");
}

#[test]
fn outside_a_project_there_is_nothing_to_count() {
    Sandbox::new().refuses(["cost"]);
}

#[test]
fn it_changes_nothing_in_the_project() {
    let sandbox = Sandbox::with_project();
    let before = sandbox.snapshot("acme");
    sandbox.cost("").ok();
    sandbox.cost("--svg ../chart.svg").ok();
    assert_eq!(sandbox.snapshot("acme"), before);
}
