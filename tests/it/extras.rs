//! The extras: each brings its files, and what they say is so.

use std::collections::BTreeSet;

use crate::support::Sandbox;

fn project(extras: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults", "--vcs", "none", "--extras", extras]).ok();
    sandbox
}

#[test]
fn each_brings_its_files_and_takes_them_away() {
    let plain: BTreeSet<String> = Sandbox::with_project().tree().lines().map(str::to_owned).collect();
    for (extra, files) in [
        ("agents", &["acme/AGENTS.md"][..]),
        ("dependabot", &["acme/.github/dependabot.yml"]),
        ("devcontainer", &["acme/.devcontainer/devcontainer.json"]),
    ] {
        let sandbox = project(extra);
        let with: BTreeSet<String> = sandbox.tree().lines().map(str::to_owned).collect();
        let new = with.difference(&plain).filter(|path| sandbox.path(path).is_file());
        assert_eq!(new.collect::<Vec<_>>(), files, "{extra}");
        sandbox.edit("acme/venture.yaml", &format!("extras: [{extra}]"), "extras: []");
        sandbox.acme(["regenerate"]).ok();
        assert!(files.iter().all(|file| !sandbox.exists(file)), "{extra}");
    }
}

/// A coding tool does what it reads: every target of make, command of venture, and path is there.
#[test]
fn what_agents_are_told_is_there() {
    let sandbox = project("agents");
    let (text, makefile) = (sandbox.read("acme/AGENTS.md"), sandbox.read("acme/Makefile"));
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let mut targets = 0;
    for command in &named {
        let words: Vec<&str> = command.split_whitespace().collect();
        match words[..] {
            ["make", target, ..] => {
                assert!(makefile.contains(&format!("\n{target}:")), "{command}");
                targets += 1;
            }
            ["venture", "add" | "remove", "function", ..] => {
                sandbox.acme([words[1], "function", "--help"]).ok();
            }
            ["venture", command, ..] => drop(sandbox.acme([command, "--help"]).ok()),
            [path] if path.ends_with('/') || path.contains("/<name>/") => {
                assert!(sandbox.exists(&format!("acme/{}", path.replace("<name>", "hello"))), "{path}");
            }
            _ => {}
        }
    }
    assert!(targets >= 5 && named.len() > 20, "{named:?}");
}

/// Every kind of dependency of the project is watched where it is pinned, and nothing else.
#[test]
fn dependabot_watches_what_the_project_pins() {
    for (extras, kinds) in [
        ("dependabot", &["gomod /go.mod", "npm /package.json", "pip /local/requirements.txt"][..]),
        (
            "dependabot,devcontainer,github-actions",
            &[
                "gomod /go.mod",
                "npm /package.json",
                "pip /local/requirements.txt",
                "github-actions /.github/workflows/ci.yml",
                "devcontainers /.devcontainer/devcontainer.json",
            ],
        ),
    ] {
        let sandbox = project(extras);
        let settings: serde_yaml::Value =
            serde_yaml::from_str(&sandbox.read("acme/.github/dependabot.yml")).unwrap();
        let updates = settings["updates"].as_sequence().unwrap();
        assert_eq!(updates.len(), kinds.len());
        for (update, kind) in updates.iter().zip(kinds) {
            let (ecosystem, file) = kind.split_once(' ').unwrap();
            assert_eq!(update["package-ecosystem"], ecosystem);
            assert!(file.starts_with(update["directory"].as_str().unwrap()), "{kind}");
            assert!(sandbox.exists(&format!("acme{file}")), "{kind}");
        }
    }
}

/// What Dependabot merged is an edit: kept where venture leaves the line alone.
#[test]
fn what_dependabot_changed_is_kept() {
    let sandbox = project("dependabot");
    sandbox.edit("acme/local/requirements.txt", "jmespath==1.1.0", "jmespath==9.9.9");
    sandbox.acme(["regenerate", "--mfa", "required"]).ok();
    assert!(sandbox.read("acme/local/requirements.txt").contains("jmespath==9.9.9\n"));
    sandbox.acme(["status", "--check"]).ok();
}

#[test]
fn the_container_has_what_the_project_wants() {
    let sandbox = project("devcontainer");
    let container: serde_json::Value =
        serde_json::from_str(&sandbox.read("acme/.devcontainer/devcontainer.json")).unwrap();
    let version = |feature: &str| {
        container["features"][format!("ghcr.io/devcontainers/features/{feature}:1")]["version"].as_str()
    };
    let go_mod = sandbox.read("acme/go.mod");
    let go = go_mod.lines().find_map(|line| line.strip_prefix("go ")).unwrap();
    assert!(go.starts_with(version("go").unwrap()), "{go}");
    let package: serde_json::Value = serde_json::from_str(&sandbox.read("acme/package.json")).unwrap();
    assert!(package["engines"]["node"].as_str().unwrap().contains(version("node").unwrap()));
    assert_eq!(version("python"), Some("os-provided"));
}

const SES: [&str; 4] = ["--email", "ses", "--email-from", "hello@example.com"];

fn project_with_teams() -> Sandbox {
    let sandbox = Sandbox::new();
    let new = ["new", "acme", "--defaults", "--vcs", "none", "--extras", "teams"];
    sandbox.run(new.into_iter().chain(SES)).ok();
    sandbox
}

/// On and off again, the project is as one that never had it, and an edit of its files stays.
#[test]
fn teams_come_and_go() {
    let sandbox = project_with_teams();
    let with = sandbox.acme_files();
    for file in [
        "internal/teams/teams.go",
        "internal/mail/sender.go",
        "functions/account/handler.go",
        "e2e/teams_test.go",
    ] {
        assert!(sandbox.exists(&format!("acme/{file}")), "{file}");
    }
    assert!(sandbox.read("acme/serverless.yml").contains("${file(functions/teams/resources.yml)}"));
    assert!(sandbox.read("acme/resources/users-table.yml").contains("TimeToLiveSpecification"));
    sandbox.edit("acme/venture.yaml", "extras: [teams]", "extras: []");
    sandbox.acme(["regenerate"]).ok();

    let plain = Sandbox::new();
    plain.run(["new", "acme", "--defaults", "--vcs", "none"].into_iter().chain(SES)).ok();
    let managed = |(path, _): &(String, Vec<u8>)| !path.ends_with("README.md") && !path.contains(".venture/");
    let files = |sandbox: &Sandbox| sandbox.acme_files().into_iter().filter(managed).collect::<Vec<_>>();
    assert_eq!(files(&sandbox), files(&plain));

    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [teams]");
    sandbox.acme(["regenerate"]).ok();
    let again = sandbox.acme_files();
    assert_eq!(again, with);

    let limit = "acme/internal/teams/invitations.go";
    sandbox.edit(limit, "maxInvitations = 20", "maxInvitations = 5");
    sandbox.edit("acme/venture.yaml", "hello@example.com", "team@example.com");
    sandbox.acme(["regenerate"]).ok();
    assert!(sandbox.read(limit).contains("maxInvitations = 5"));
    assert!(sandbox.read("acme/functions/teams/function.yml").contains("MAIL_FROM: team@example.com"));
}

#[test]
fn teams_need_mail_and_their_names_and_routes() {
    let sandbox = Sandbox::new();
    let refused = |more: &[&str]| {
        let new = ["new", "acme", "--defaults", "--vcs", "none", "--extras", "teams"];
        sandbox.run(new.into_iter().chain(more.iter().copied())).fails(2)
    };
    let said = [refused(&[]), refused(&["--sign-in", "phone"])].join("\n");
    insta::assert_snapshot!(said, @"
    error: extras: `teams` sends invitations by Amazon SES, and has no address to send from
    help: set `auth.email`: `--email ses --email-from hello@example.com`

    error: extras: `teams` invites people by e-mail, and with `sign-in: phone` they have none
    help: leave `teams` out, or set `auth.sign-in` to `email` or `user-name`
    ");

    let sandbox = project_with_teams();
    let add = |name: &str, route: &str| sandbox.acme(["add", "function", name, "--http", route]).fails(2);
    let said = [
        add("teams", "GET /squads"),
        add("ac-count", "GET /x"),
        add("list", "GET /teams/{id}"),
        add("leave", "DELETE /me"),
    ];
    insta::assert_snapshot!(said.join("\n"), @"
    error: the extra `teams` has a function of the name `teams`
    help: give yours another name

    error: the extra `teams` has a function of the name `ac-count`
    help: give yours another name

    error: --http: the route clashes with that of `teams`: API Gateway wants one name for the same place: `{id}` here, `{teamId}` there
    help: change one of them; `teams` has `GET /teams/{teamId}`

    error: --http: the route clashes with that of `account`: method and path are the same
    help: change one of them; `account` has `DELETE /me`
    ");
}
