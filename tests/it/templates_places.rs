//! What stands in the place of a project's own templates and is not read.

use crate::support::Sandbox;
use crate::templates::{OWN, with_own};
use crate::templates_refused::refused;

#[test]
fn a_path_that_is_no_template() {
    for (path, fix) in [
        ("project/Makefile.ter", "did you mean `project/Makefile.tera`?"),
        ("Makefile", "its template is `project/Makefile.tera`"),
        ("project/serverless.yml", "did you mean `project/serverless.yml.tera`?"),
        ("manifest/venture.yaml.tera", "`venture templates list` shows them all"),
        ("notes.md", "`venture templates list` shows them all"),
    ] {
        let run = refused(&with_own(path, "x\n"));
        assert!(
            run.stderr.starts_with(&format!("error: .venture/templates/{path}: venture has no template")),
            "{run}"
        );
        assert!(run.stderr.contains(fix), "{path}: {run}");
    }
}

#[test]
fn links_and_special_files() {
    for target in ["/etc/passwd", "../../../secret", "nowhere", "."] {
        let sandbox = Sandbox::with_project();
        sandbox.write("secret", "secret\n");
        sandbox.make_folder(&format!("{OWN}/project"));
        sandbox.symlink(target, &format!("{OWN}/project/Makefile"));
        let run = refused(&sandbox);
        assert!(run.stderr.contains("is not a regular file"), "{run}");
        assert!(!run.stderr.contains("secret"), "{run}");
    }
    let sandbox = Sandbox::with_project();
    sandbox.make_folder(&format!("{OWN}/project"));
    assert_eq!(sandbox.shell("mkfifo acme/.venture/templates/project/Makefile").code, 0);
    assert!(refused(&sandbox).stderr.contains("is not a regular file"));
}

#[test]
fn a_file_or_a_link_in_the_place_of_the_folder() {
    let sandbox = Sandbox::with_project();
    sandbox.write(OWN, "x\n");
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: cannot read `.venture/templates`
      caused by: Not a directory (os error 20)
    help: venture reads and writes inside the project only
    ");
    let sandbox = Sandbox::with_project();
    sandbox.write("outside/project/Makefile", "mine:\n");
    sandbox.symlink("../../outside", OWN);
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: cannot read `.venture/templates`
      caused by: a path led outside of the filesystem
    help: venture reads and writes inside the project only
    ");
}

#[test]
fn too_many_files_and_too_many_folders() {
    let sandbox = Sandbox::with_project();
    sandbox.make_folder(OWN);
    assert_eq!(sandbox.shell(&format!("cd {OWN} && seq 1 2000 | xargs touch")).code, 0);
    insta::assert_snapshot!(refused(&sandbox), @"
    exit 1
    --- stderr
    error: `.venture/templates` holds more than [N] files
    help: move it away and run the command again
    ");
    let sandbox = Sandbox::with_project();
    sandbox.make_folder(OWN);
    assert_eq!(sandbox.shell(&format!("cd {OWN} && seq 1 2000 | xargs mkdir")).code, 0);
    assert!(refused(&sandbox).stderr.contains("`.venture/templates` holds more than"));
}
