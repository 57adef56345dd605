//! The help of `venture regenerate`, as people read it.

use crate::support::Sandbox;

#[test]
#[expect(clippy::too_many_lines, reason = "one text")]
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
              Show the change of every file as a unified diff; it is written all the same, but with
              --dry-run

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

          --pool <CHOICE>
              Whose user pool it is: own, existing

          --mfa <CHOICE>
              Second factor at sign-in: off, optional, required

          --mfa-methods <CHOICE,…>
              What a second factor may be; with both, each user decides: app, email

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

          --refresh-token-rotation <true|false>
              Whether a refresh token works once, and each refresh brings another

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

          --sign-in-with <CHOICE,…>
              What people sign in with besides an account of the pool; needs the login pages: apple,
              facebook, google, oidc, saml

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
              Stages whose stack, user pool and users table nobody can delete; `every` for all but dev
              and local

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

    Parts:
      cognito    user pool, login pages, authorizer or identity pool, PostConfirmation trigger
      functions  every function and its resources
      forwarder  the log forwarder
      resources  CloudFormation that belongs to no function
      internal   the Go packages below internal/
      workflows  GitHub workflows
    ");
}
