//! The prices of `venture cost`: regions, age, certainty, and tables of the user.

use crate::support::Sandbox;

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
    let run = sandbox.cost("--region ap-southeast-2").ok();
    assert!(run.stdout.contains("\nunsure: gateway-rest (assumed to be that of"), "{run}");
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
