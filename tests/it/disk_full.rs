//! A disk that fills up while a project is changed, at one write after another.

use crate::support::{Run, Sandbox};

/// Copies `acme` to a disk of its own, 8 MiB of memory, fills that but for `$KIB`, runs the command, and copies the
/// tree to `after`. Then there is room again, and the same command has to work (else 98).
const ON_A_FULL_DISK: &str = r#"
mount -t tmpfs -o size=8m none disk && cp -a acme disk && cd disk/acme || exit 99
cat /dev/zero >../filler 2>/dev/null
truncate -s "-${KIB}K" ../filler
"$VENTURE" $COMMAND >/dev/null; code=$?
rm ../filler
rm -rf ../../after && cp -a . ../../after || exit 99
[ $code = 0 ] || "$VENTURE" $COMMAND >/dev/null 2>&1 || exit 98
exit $code
"#;

/// The same where mounting is not permitted: no file can grow beyond `$KIB`, and a write that goes further fails
/// like one on a full disk.
const WITH_FILES_THAT_CANNOT_GROW: &str = r#"
rm -rf after && cp -a acme after && cd after || exit 99
(trap '' XFSZ; ulimit -f $((KIB * 2)) && exec "$VENTURE" $COMMAND >/dev/null); code=$?
cp -a . ../later && cd ../later || exit 99
[ $code = 0 ] || "$VENTURE" $COMMAND >/dev/null 2>&1 || exit 98
cd .. && rm -rf later
exit $code
"#;

/// Runs the command in a copy of `acme` with so much room left; the copy as the run left it is `after`.
fn with_room_for(sandbox: &Sandbox, kib: usize, command: &str, can_mount: bool) -> Run {
    let (shell, script) =
        if can_mount { ("unshare -rm sh", ON_A_FULL_DISK) } else { ("sh", WITH_FILES_THAT_CANNOT_GROW) };
    sandbox.write("script", format!("KIB={kib} COMMAND='{command}'\n{script}"));
    sandbox.shell(&format!("{shell} script"))
}

/// The project and every file in it.
fn project(sandbox: &Sandbox, folder: &str) -> (String, Vec<(String, Vec<u8>)>) {
    let files = sandbox.snapshot(folder).into_iter().map(|(path, content, _)| (path, content));
    (sandbox.tree_of(folder), files.collect())
}

/// Gives the command more and more room; asserts that it changes all or nothing. Returns what it failed to do.
fn fill_everywhere(sandbox: &Sandbox, command: &str) -> Vec<String> {
    sandbox.make_folder("disk");
    let can_mount = sandbox.shell("unshare -rm mount -t tmpfs none disk").code == 0;
    let with_room_for = |pages: usize| with_room_for(sandbox, pages * 4, command, can_mount);
    sandbox.write("acme/.venture/lock", ""); // the first run makes it
    let before = project(sandbox, "acme");
    let pages: Vec<usize> = (0..600).collect();
    let enough = pages.partition_point(|page| with_room_for(*page).code != 0);
    assert!((4..600).contains(&enough), "{command} needs {enough} pages");
    assert_eq!(with_room_for(enough).code, 0);
    assert!(project(sandbox, "after") != before, "{command} changes something");
    let few = 0..enough.min(9);
    let nearly = enough - 4..enough;
    let mut failed = Vec::new();
    for page in few.chain((9..enough - 4).step_by(70)).chain(nearly) {
        let run = with_room_for(page);
        assert_eq!(run.code, 1, "{page} pages: {run}");
        let (error, rest) = run.stderr.split_once("\n  caused by: ").unwrap_or_else(|| panic!("{run}"));
        assert!(rest.starts_with("No space left on device") || rest.starts_with("File too large"), "{run}");
        assert!(
            rest.ends_with("\nhelp: nothing was changed; mend the cause and run the command again\n"),
            "{run}"
        );
        let after = project(sandbox, "after");
        assert!(after == before, "{page} pages: {run}\n{}", after.0);
        failed.push(error.to_owned());
    }
    failed.dedup();
    failed
}

#[test]
fn while_a_function_is_added() {
    let sandbox = Sandbox::with_project();
    let failed = fill_everywhere(&sandbox, "add function invoices --queue invoices");
    let fails_to = |what: &str| failed.contains(&format!("error: cannot {what}"));
    assert!(failed.len() > 1 && fails_to("write `.venture/pristine.txtar`"), "{failed:#?}");
    // Its size is the only limit where mounting is not permitted, and the undo is as large as the file.
    let mounted = fails_to("write `functions/invoices/handler.go`");
    assert_eq!(mounted, fails_to("keep an undo of `.venture/pristine.txtar`"), "{failed:#?}");
}

#[test]
fn while_it_is_generated_again() {
    let sandbox = Sandbox::with_project();
    sandbox.require_mfa();
    sandbox.edit("acme/venture.yaml", "retention-days: 30", "retention-days: 7");
    sandbox.edit_line("acme/serverless.yml", "# Managed by venture", "# Ours");
    fill_everywhere(&sandbox, "regenerate");
}
