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
      templates   List venture's templates, and replace one by your own
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
#[expect(clippy::too_many_lines, reason = "one text")]
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
              The project's folder [default: the project's name]

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

          --existing
              Make it in a folder that holds files: those stay, and where one stands in the way you are
              asked

          --on-conflict <HOW>
              With --existing: decide every conflict this way instead of asking

              Possible values:
              - keep:    Keep the file as it is
              - take:    Take what venture generated; your text is replaced
              - markers: Write both into the file, between conflict markers

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

          --logs <CHOICE>
              Where the log forwarder sends every function's logs: splunk, http [default: http]

          --log-subscription <CHOICE>
              How log groups reach the forwarder: native [default: native]

          --log-retention-days <NUMBER>
              Days CloudWatch keeps log lines [default: 30]

          --extras <CHOICE,…>
              Parts that not every project wants: github-actions [default: none]

    Settings of the user pool:
          --sign-in <CHOICE>
              What users sign in with: email, phone, user-name [default: email]

          --mfa <CHOICE>
              Second factor at sign-in, by an authenticator app: off, optional, required [default:
              optional]

          --self-sign-up <true|false>
              Whether anyone may sign up, or only administrators create users [default: true]

          --password-length <NUMBER>
              Least number of characters of a password [default: 12]

          --password-requires <CHOICE,…>
              Kinds of characters a password must have: lower-case, numbers, symbols, upper-case
              [default: lower-case,numbers,symbols,upper-case]

          --password-history <NUMBER>
              Earlier passwords of a user that are refused [default: 0]

          --temporary-password-days <NUMBER>
              Days the password works that an administrator gave a new user [default: 7]

          --access-token-minutes <NUMBER>
              Minutes an access token lives; the API cannot take one back [default: 30]

          --id-token-minutes <NUMBER>
              Minutes an ID token lives [default: 30]

          --refresh-token-days <NUMBER>
              Days after which a user has to sign in again [default: 30]

          --plan <CHOICE>
              Feature plan of the pool, by which Cognito is paid: lite, essentials, plus [default:
              essentials]

          --threat-protection <CHOICE>
              What Cognito does about risky sign-ins; needs the plan `plus`: off, audit, enforced
              [default: off]

          --passkeys <true|false>
              Whether users may sign in with a passkey instead of a password [default: false]

          --passkey-domain <TEXT>
              Domain for which passkeys are made; without one, that of the login pages [default: none]

          --login-domain <TEXT>
              Start of the address of Cognito's login pages; the stage is added to it [default: none]

          --callback-urls <TEXT,…>
              Where the login pages may send somebody who has signed in [default: none]

          --logout-urls <TEXT,…>
              Where the login pages may send somebody who has signed out [default: none]

          --email <CHOICE>
              Who sends the pool's e-mail: Cognito itself (50 a day), or Amazon SES: cognito, ses
              [default: cognito]

          --email-from <TEXT>
              Address that e-mail comes from; SES must have verified its domain [default: none]

          --groups <TEXT,…>
              Groups of the pool, which tokens name in `cognito:groups` [default: none]

          --attributes <TEXT,…>
              Custom attributes of users, as NAME:string, number, boolean or date-time; never to be
              removed [default: none]

          --deletion-protection <TEXT,…>
              Stages whose pool nobody can delete [default: prod]

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
    and venture changed the same lines you are asked. Settings of the user pool given as flags are
    written into venture.yaml first.

    Usage: venture regenerate [OPTIONS] [PART]...

    Arguments:
      [PART]...
              Parts to generate [default: all]

    Options:
          --allow-replacement
              Generate what a deployed user pool cannot take, such as another sign-in

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

    Settings of the user pool:
          --sign-in <CHOICE>
              What users sign in with: email, phone, user-name

          --mfa <CHOICE>
              Second factor at sign-in, by an authenticator app: off, optional, required

          --self-sign-up <true|false>
              Whether anyone may sign up, or only administrators create users

          --password-length <NUMBER>
              Least number of characters of a password

          --password-requires <CHOICE,…>
              Kinds of characters a password must have: lower-case, numbers, symbols, upper-case

          --password-history <NUMBER>
              Earlier passwords of a user that are refused

          --temporary-password-days <NUMBER>
              Days the password works that an administrator gave a new user

          --access-token-minutes <NUMBER>
              Minutes an access token lives; the API cannot take one back

          --id-token-minutes <NUMBER>
              Minutes an ID token lives

          --refresh-token-days <NUMBER>
              Days after which a user has to sign in again

          --plan <CHOICE>
              Feature plan of the pool, by which Cognito is paid: lite, essentials, plus

          --threat-protection <CHOICE>
              What Cognito does about risky sign-ins; needs the plan `plus`: off, audit, enforced

          --passkeys <true|false>
              Whether users may sign in with a passkey instead of a password

          --passkey-domain <TEXT>
              Domain for which passkeys are made; without one, that of the login pages

          --login-domain <TEXT>
              Start of the address of Cognito's login pages; the stage is added to it

          --callback-urls <TEXT,…>
              Where the login pages may send somebody who has signed in

          --logout-urls <TEXT,…>
              Where the login pages may send somebody who has signed out

          --email <CHOICE>
              Who sends the pool's e-mail: Cognito itself (50 a day), or Amazon SES: cognito, ses

          --email-from <TEXT>
              Address that e-mail comes from; SES must have verified its domain

          --groups <TEXT,…>
              Groups of the pool, which tokens name in `cognito:groups`

          --attributes <TEXT,…>
              Custom attributes of users, as NAME:string, number, boolean or date-time; never to be
              removed

          --deletion-protection <TEXT,…>
              Stages whose pool nobody can delete

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
      cognito    user pool, login pages, authorizer, PostConfirmation trigger
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

#[test]
fn of_templates() {
    insta::assert_snapshot!(Sandbox::new().run(["templates", "--help"]), @"
    exit 0
    --- stdout
    List venture's templates, and replace one by your own

    A file below `.venture/templates/` is used instead of the template with the same path.

    Usage: venture templates [OPTIONS] <COMMAND>

    Commands:
      list   List every template; those that the project replaces are marked
      show   Show venture's own text of a template
      eject  Copy a template to `.venture/templates/`, for you to edit
      help   Print this message or the help of the given subcommand(s)

    Options:
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
    insta::assert_snapshot!(Sandbox::new().run(["templates", "eject", "--help"]), @"
    exit 0
    --- stdout
    Copy a template to `.venture/templates/`, for you to edit

    From then on newer versions of venture no longer change what comes of it. Remove the copy to have
    venture's again.

    Usage: venture templates eject [OPTIONS] <PATH>

    Arguments:
      <PATH>
              The template, as `venture templates list` names it

    Options:
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
