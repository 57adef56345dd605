//! Names that `venture new` refuses, and that it leaves nothing behind then.

use crate::support::Sandbox;

/// What `venture new <args> --defaults` says, one paragraph a case.
pub fn refusals(cases: &[&[&str]]) -> String {
    let sandbox = Sandbox::new();
    let said = cases.iter().map(|args| {
        let run = sandbox.refuses(["new"].iter().chain(*args).chain(&["--defaults"]).copied());
        format!("$ {}\n{run}\n", args.join(" ").escape_debug())
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn project_names() {
    let long = "x".repeat(200);
    let names = ["../x", "Acme!", &long, "", "x"].map(|name| ["--name", name]);
    let said = refusals(&names.each_ref().map(|name| &name[..]));
    insta::assert_snapshot!(said.replace(&long, "[200 x]"), @"
    $ --name ../x
    exit 2
    --- stderr
    error: --name: `../x` is not a project name
    help: use lower-case letters, digits and single dashes, such as `x-app`

    $ --name Acme!
    exit 2
    --- stderr
    error: --name: `Acme!` is not a project name
    help: use lower-case letters, digits and single dashes, such as `acme`

    $ --name [200 x]
    exit 2
    --- stderr
    error: --name: the project name `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is 200 characters long; AWS names leave room for 24
    help: use lower-case letters, digits and single dashes, such as `xxxxxxxxxxxxxxxxxxxxxxxx`

    $ --name 
    exit 2
    --- stderr
    error: --name: the project name is empty
    help: use lower-case letters, digits and single dashes, starting with a letter

    $ --name x
    exit 2
    --- stderr
    error: --name: the project name `x` is too short; the Serverless Framework wants 2 characters
    help: use lower-case letters, digits and single dashes, such as `x-app`
    ");
}

#[test]
fn folder_names() {
    let long = "x".repeat(200);
    let longer = "y".repeat(300);
    let said = refusals(&[&["Acme!"], &[&long], &[""], &["a/!!!"], &[&longer, "--name", "x"]]);
    insta::assert_snapshot!(said.replace(&long, "[200 x]").replace(&longer, "[300 y]"), @"
    $ Acme!
    exit 2
    --- stderr
    error: the folder's name is to be the project's, but `Acme!` is not a project name
    help: give the project's name with --name: use lower-case letters, digits and single dashes, such as `acme`

    $ [200 x]
    exit 2
    --- stderr
    error: the folder's name is to be the project's, but the project name `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is 200 characters long; AWS names leave room for 24
    help: give the project's name with --name: use lower-case letters, digits and single dashes, such as `xxxxxxxxxxxxxxxxxxxxxxxx`

    $ 
    exit 2
    --- stderr
    error: a value is required for '[DIR]' but none was supplied

    For more information, try '--help'.

    $ a/!!!
    exit 2
    --- stderr
    error: the folder's name is to be the project's, but `!!!` is not a project name
    help: give the project's name with --name: use lower-case letters, digits and single dashes, starting with a letter

    $ [300 y] --name x
    exit 1
    --- stderr
    error: cannot look at `[300 y]`: File name too long (os error 36)
    help: choose another folder
    ");
}

#[test]
fn parents_that_were_made_are_taken_back() {
    let path = format!("a/b/{}/c", "y".repeat(300));
    let said = refusals(&[&[&path, "--name", "acme"]]);
    insta::assert_snapshot!(said.replace(&"y".repeat(300), "[300 y]"), @"
    $ a/b/[300 y]/c --name acme
    exit 1
    --- stderr
    error: cannot create the folder `[DIR]/a/b/[300 y]`
      caused by: File name too long (os error 36)
    help: nothing was changed; mend the cause and run the command again
    ");
}

#[test]
fn a_folder_beside_this_one_is_a_folder_like_any_other() {
    let sandbox = Sandbox::new();
    sandbox.make_folder("here");
    sandbox.run_in("here", ["new", "../acme", "--defaults"]).ok();
    assert!(sandbox.read("acme/venture.yaml").contains("\nname: acme\n"));
}

#[test]
fn owners() {
    let owners = ["Acme \"Inc\"", "two\nlines", "{= project.name =}", "${AWS::AccountId}", " ", ""];
    let cases: Vec<Vec<&str>> = owners.iter().map(|owner| vec!["acme", "--owner", owner]).collect();
    let cases: Vec<&[&str]> = cases.iter().map(Vec::as_slice).collect();
    insta::assert_snapshot!(refusals(&cases), @r#"
    $ acme --owner Acme \"Inc\"
    exit 2
    --- stderr
    error: --owner: owner `Acme "Inc"` cannot be an AWS tag: `"` is not allowed in it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    $ acme --owner two\nlines
    exit 2
    --- stderr
    error: --owner: owner `two\nlines` cannot be an AWS tag: `\n` is not allowed in it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    $ acme --owner {= project.name =}
    exit 2
    --- stderr
    error: --owner: owner `{= project.name =}` cannot be an AWS tag: `{` is not allowed in it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    $ acme --owner ${AWS::AccountId}
    exit 2
    --- stderr
    error: --owner: owner `${AWS::AccountId}` cannot be an AWS tag: `$` is not allowed in it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    $ acme --owner  
    exit 2
    --- stderr
    error: --owner: owner is empty, longer than 128 characters, or has spaces around it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`

    $ acme --owner 
    exit 2
    --- stderr
    error: --owner: owner is empty, longer than 128 characters, or has spaces around it
    help: use letters, digits, spaces and `_ . : / = + - @`, such as `platform` or `team@acme.io`
    "#);
}

#[test]
fn module_paths_and_regions() {
    insta::assert_snapshot!(refusals(&[
        &["acme", "--module", "github.com/acme/my app"],
        &["acme", "--module", "acme"],
        &["acme", "--region", "US EAST"],
    ]), @"
    $ acme --module github.com/acme/my app
    exit 2
    --- stderr
    error: --module: `github.com/acme/my app` is not a Go module path: ` ` is not allowed in it
    help: write it as in `import`, such as `github.com/acme/acme`

    $ acme --module acme
    exit 2
    --- stderr
    error: --module: `acme` is not a Go module path: its first part is not a host name; names without a dot belong to Go's standard library
    help: write it as in `import`, such as `github.com/acme/acme`

    $ acme --region US EAST
    exit 2
    --- stderr
    error: --region: `US EAST` is not an AWS region
    help: write it as in AWS's lists, such as `us-east-1`
    ");
}

#[test]
fn an_unknown_region_is_a_warning() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run(["new", "acme", "--defaults", "--region", "mars-1"]), @"
    exit 0
    --- stderr
    warning: `mars-1` is not a region venture knows; AWS may have it all the same
    created `acme`: [N] files

    next:
      cd acme
      git add -A && git commit -m 'venture new'
      make setup
      make dev
    ");
    assert!(sandbox.read("acme/venture.yaml").contains("\nregion: mars-1\n"));
    let run = sandbox.acme(["status"]).ok();
    assert!(run.stderr.starts_with("warning: `mars-1` is not a region venture knows"), "{run}");
    let near = sandbox.run(["new", "shop", "--defaults", "--region", "eu-wst-1", "--dry-run"]).ok();
    assert!(near.stderr.contains("did you mean `eu-west-1`?"), "{near}");
}
