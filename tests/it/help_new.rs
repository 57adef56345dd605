//! The help of `venture new`, as people read it.

use crate::support::Sandbox;

#[test]
#[expect(clippy::too_many_lines, reason = "one text")]
fn of_new() {
    insta::assert_snapshot!(Sandbox::new().run(["new", "--help"]), @r#"
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
              Show the change of every file as a unified diff; it is written all the same, but with
              --dry-run

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
              Go module path [default: example.com/NAME, or github.com/USER/NAME with git's github.user]

          --owner <TEXT>
              Value of the `owner` tag on every AWS resource [default: platform]

          --region <TEXT>
              AWS region [default: us-east-1]

          --branch <TEXT>
              Branch whose pushes are deployed [default: that of the repository, else git's
              init.defaultBranch, else main]

          --provider <CHOICE>
              Who signs people in: cognito, oidc [default: cognito]

          --auth-mode <CHOICE>
              How the API knows its callers: authorizer, identity-pool [default: authorizer]

          --issuer <TEXT>
              With `--provider oidc`, the issuer, just as its tokens have it in `iss`, to the last slash

          --audience <TEXT,…>
              With `--provider oidc`, what tokens are for: this API as the issuer knows it

          --logs <CHOICE>
              Where the log forwarder sends every function's logs: splunk, sumologic, datadog, newrelic,
              loki, opensearch, otlp, http [default: http]

          --log-subscription <CHOICE>
              How log groups reach the forwarder: native, plugin [default: native]

          --log-filter-pattern <TEXT>
              CloudWatch filter pattern of what is forwarded, such as `{ $.level != "DEBUG" }`; without
              one, everything [default: none]

          --log-stages <TEXT,…>
              Stages whose logs are forwarded; without one, those of every stage [default: none]

          --log-access <true|false>
              Whether API Gateway logs each request, also what it refuses; needs a role of the whole AWS
              account [default: false]

          --log-retention-days <NUMBER>
              Days CloudWatch keeps log lines [default: 30]

          --extras <CHOICE,…>
              Parts that not every project wants: agents, dependabot, devcontainer, github-actions,
              kubernetes, teams, web [default: none]

    Settings of the user pool:
          --sign-in <CHOICE>
              What users sign in with: email, phone, user-name [default: email]

          --pool <CHOICE>
              Whose user pool it is: own, existing [default: own]

          --mfa <CHOICE>
              Second factor at sign-in: off, optional, required [default: optional]

          --mfa-methods <CHOICE,…>
              What a second factor may be; with both, each user decides: app, email [default: app]

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

          --refresh-token-rotation <true|false>
              Whether a refresh token works once, and each refresh brings another [default: false]

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

          --sign-in-with <CHOICE,…>
              What people sign in with besides an account of the pool; needs the login pages: apple,
              facebook, google, oidc, saml [default: none]

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
              Stages whose stack, user pool and users table nobody can delete; `every` for all but dev
              and local [default: every]

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
    "#);
}
