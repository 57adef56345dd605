//! The extra `teams`: what it brings, what it needs, and how it goes again.

use crate::support::Sandbox;

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

#[test]
fn teams_are_explained_and_in_the_schema() {
    let sandbox = project_with_teams();
    let explained = sandbox.acme(["explain", "extras"]).ok().stdout;
    assert!(explained.contains("teams           people make teams, invite others by e-mail"), "{explained}");
    let schema: serde_json::Value = serde_json::from_str(&sandbox.read("acme/.venture/schema.json")).unwrap();
    let choices = schema["properties"]["extras"]["items"]["enum"].as_array().unwrap();
    assert!(choices.contains(&"teams".into()), "{choices:?}");
}
