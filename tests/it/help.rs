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
      new          Make a new project
      add          Add a function to the project
      remove       Remove a function from the project
      regenerate   Generate again from venture.yaml and merge with your changes
      status       Tell which files differ from what venture generates now, and whose change it is
      list         List the functions of the project
      explain      Explain a key of venture.yaml
      cost         Estimate what the project costs a month, and from which load on machines cost less
      undo         Take back the last change that venture made to this project
      templates    List venture's templates, and replace one by your own
      doctor       Tell what this machine lacks for a project, and whether the project is in order
      completions  Print a script that makes a shell complete venture's commands
      man          Print venture's manual page, or write one a command into a folder
      help         Print this message or the help of the given subcommand(s)

    Options:
      -V, --version  Print version
      -v, --verbose  With --version: also the commit it was built from, and a digest of its templates
      -h, --help     Print help

    Global options:
      -C, --directory <DIR>  Run as if started in this folder
          --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]
      -q, --quiet            Say errors and warnings only
          --no-input         Never ask; fail where an answer is missing

    Exit codes:
      0    done
      1    failed, `status --check` found drift, or `doctor` something that is wrong
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
      -C, --directory <DIR>  Run as if started in this folder
          --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]
      -q, --quiet            Say errors and warnings only
          --no-input         Never ask; fail where an answer is missing
    ");
}

#[test]
fn the_version() {
    let run = Sandbox::new().run(["--version"]).ok();
    assert_eq!(run.stdout, format!("venture {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_version_with_its_commit_and_templates() {
    let sandbox = Sandbox::new();
    let text = sandbox.run(["--version", "--verbose"]).ok().stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], concat!("venture ", env!("CARGO_PKG_VERSION")));
    let commit = lines[1].strip_prefix("commit: ").unwrap();
    assert!(
        commit == "unknown" || commit.len() >= 40 && commit.chars().all(|c| c.is_ascii_hexdigit()),
        "{text}"
    );
    let templates = lines[2].strip_prefix("templates: ").unwrap();
    assert!(templates.len() == 32 && templates.chars().all(|c| c.is_ascii_hexdigit()), "{text}");
    for args in [&["-vV"][..], &["--verbose", "-V"], &["version", "--verbose"], &["-V", "-v", "list"]] {
        assert_eq!(sandbox.run(args.iter().copied()).ok().stdout, text, "{args:?}");
    }
    for args in [&["-V"][..], &["version"]] {
        assert_eq!(sandbox.run(args.iter().copied()).ok().stdout, format!("{}\n", lines[0]), "{args:?}");
    }
    assert_eq!(sandbox.run(["--verbose", "list"]).code, 2);
}

#[test]
fn without_a_command() {
    let run = Sandbox::new().run([]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("Usage: venture [OPTIONS] <COMMAND>"), "{run}");
    let run = Sandbox::new().run(["--quiet"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("requires a subcommand"), "{run}");
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
