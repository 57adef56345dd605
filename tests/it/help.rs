//! The help of the other commands, as people read it.

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
      cost        Estimate what the project costs a month, and from which load on machines cost less
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
