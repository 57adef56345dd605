//! The whole help, as people read it.

use crate::support::Sandbox;

#[test]
fn of_venture() {
    insta::assert_snapshot!(Sandbox::new().run(["--help"]), @"
    exit 0
    --- stdout
    Writes a venture: sign-in, permissions, log shipping and deployment of a Go project on AWS. Keeps it
    up to date for years without losing an edit

    Usage: venture [OPTIONS] <COMMAND>

    Commands:
      new         Make a new project
      add         Add a function to the project
      remove      Remove a function from the project
      regenerate  Generate again from venture.yaml and merge with your changes
      status      Tell which files differ from what venture generates now, and whose change it is
      list        List the functions of the project
      undo        Take back the last change that venture made to this project
      help        Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Global options:
          --color <WHEN>  When to use colour [default: auto] [possible values: auto, always, never]
      -q, --quiet         Say errors and warnings only
          --no-input      Never ask; fail where an answer is missing

    Exit codes:
      0    done
      1    failed, or `status --check` found drift
      2    the command line is wrong, or an answer is missing
      3    conflicts are left for you
      130  interrupted
    ");
}

#[test]
fn of_new() {
    insta::assert_snapshot!(Sandbox::new().run(["new", "--help"]), @"
    exit 0
    --- stdout
    Make a new project

    Asks what the flags and the answers file do not say. Without a terminal every answer that has no
    flag is an error; `--defaults` takes the defaults.

    Usage: venture new [OPTIONS] [DIR]

    Arguments:
      [DIR]
              The project's folder, absent or empty [default: the project's name]

    Options:
          --answers <FILE>
              A manifest to take answers from, such as another project's venture.yaml

          --defaults
              Take the default of every question that no flag answers

          --vcs <VCS>
              Version control of the new project [default: git, unless it lies in a repository]

              Possible values:
              - git:  A git repository, unless the project lies in one already
              - none: None

          --dry-run
              Show what would happen; write nothing

          --diff
              Show the change of every file as a unified diff

          --format <FORMAT>
              How to show the plan

              [default: human]
              [possible values: human, json]

      -h, --help
              Print help (see a summary with '-h')

    Answers:
          --name <TEXT>
              Project name in kebab-case, prefix of every AWS name

          --module <TEXT>
              Go module path [default: github.com/{name}/{name}]

          --owner <TEXT>
              Value of the `owner` tag on every AWS resource [default: platform]

          --region <TEXT>
              AWS region [default: us-east-1]

          --auth-mode <CHOICE>
              How the API knows its callers: authorizer [default: authorizer]

          --sign-in <CHOICE>
              What users sign in with: email [default: email]

          --mfa <CHOICE>
              Second factor at sign-in, by an authenticator app: off, optional, required [default:
              optional]

          --password-length <NUMBER>
              Least number of characters of a password [default: 12]

          --self-sign-up <true|false>
              Whether anyone may sign up, or only administrators create users [default: true]

          --logs <CHOICE>
              Where the log forwarder sends every function's logs: splunk, http [default: http]

          --log-subscription <CHOICE>
              How log groups reach the forwarder: native [default: native]

          --log-retention-days <NUMBER>
              Days CloudWatch keeps log lines [default: 30]

          --extras <CHOICE,…>
              Parts that not every project wants: github-actions [default: none]

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
fn of_regenerate() {
    insta::assert_snapshot!(Sandbox::new().run(["regenerate", "--help"]), @"
    exit 0
    --- stdout
    Generate again from venture.yaml and merge with your changes

    Also the way to a newer venture's templates. Files you changed are merged line by line; where you
    and venture changed the same lines you are asked.

    Usage: venture regenerate [OPTIONS] [PART]...

    Arguments:
      [PART]...
              Parts to generate [default: all]

    Options:
          --dry-run
              Show what would happen; write nothing

          --diff
              Show the change of every file as a unified diff

          --format <FORMAT>
              How to show the plan

              [default: human]
              [possible values: human, json]

          --on-conflict <HOW>
              Decide every conflict this way instead of asking

              Possible values:
              - keep:    Keep the file as it is
              - take:    Take what venture generated; your text is replaced
              - markers: Write both into the file, between conflict markers

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

    Parts:
      cognito    user pool, authorizer, PostConfirmation trigger
      functions  every function and its resources
      forwarder  the log forwarder
      resources  CloudFormation that belongs to no function
      internal   the Go packages below internal/
      workflows  GitHub workflows
    ");
}

#[test]
fn of_status() {
    insta::assert_snapshot!(Sandbox::new().run(["status", "--help"]), @"
    exit 0
    --- stdout
    Tell which files differ from what venture generates now, and whose change it is

    Usage: venture status [OPTIONS]

    Options:
          --check            Exit with 1 where `regenerate` would change a file, or a conflict is left
          --format <FORMAT>  How to show the files [default: human] [possible values: human, json]
      -h, --help             Print help

    Global options:
          --color <WHEN>  When to use colour [default: auto] [possible values: auto, always, never]
      -q, --quiet         Say errors and warnings only
          --no-input      Never ask; fail where an answer is missing
    ");
}

#[test]
fn the_version() {
    let run = Sandbox::new().run(["--version"]).ok();
    assert_eq!(run.stdout, format!("venture {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_command() {
    let run = Sandbox::new().run([]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("Usage: venture [OPTIONS] <COMMAND>"), "{run}");
}
