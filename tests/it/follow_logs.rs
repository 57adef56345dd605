//! `make logs` takes a function by its folder, as `make invoke` does.

use crate::support::{Run, Sandbox};

fn logs(sandbox: &Sandbox, function: &str) -> Run {
    let mut command = sandbox.command("make");
    command.args(["--no-print-directory", "logs", function]).current_dir(sandbox.path("acme"));
    sandbox.finish(&mut command)
}

#[test]
fn a_function_is_known_by_its_folder() {
    let sandbox = Sandbox::with_project();
    for name in ["get-order", "s3-import-2", "to-2fa"] {
        sandbox.acme(["add", "function", name, "--schedule", "rate(1 day)"]).ok();
    }
    sandbox.write("acme/node_modules/.bin/osls", "#!/bin/sh\necho \"asked $*\"\n");
    sandbox.write("acme/node_modules/.package-lock.json", "");
    sandbox.shell("chmod +x acme/node_modules/.bin/osls").ok();
    for (folder, key) in [
        ("get-order", "getOrder"),
        ("me", "me"),
        ("post-confirmation", "postConfirmation"),
        ("s3-import-2", "s3Import2"),
    ] {
        let run = logs(&sandbox, &format!("FUNCTION={folder}")).ok();
        assert!(run.stdout.ends_with(&format!("asked logs --tail --stage dev --function {key}\n")), "{run}");
    }
    // Whatever its key is: that of the file.
    let key = sandbox.read("acme/functions/to-2fa/function.yml");
    let key =
        key.lines().find_map(|line| line.strip_suffix(':').filter(|key| !key.starts_with(' '))).unwrap();
    assert!(logs(&sandbox, "FUNCTION=to-2fa").stdout.ends_with(&format!(" {key}\n")));
    for unknown in ["FUNCTION=getOrder", "FUNCTION=", "FUNCTION=../forwarder"] {
        let run = logs(&sandbox, unknown);
        assert_eq!(run.code, 2, "{run}");
        let there = "there are: authorizer get-order hello me post-confirmation s3-import-2 to-2fa world\n";
        assert!(run.stderr.contains(there) && run.stdout.is_empty(), "{run}");
    }
}
