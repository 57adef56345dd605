"""Takes the access of a project's functions away in every way there is, and wants its tests and `venture status --check`
to tell each time: check_access.py PROJECT. In the environment, VENTURE is the tool that made it."""
import json
import os
import pathlib
import re
import subprocess
import sys

project = pathlib.Path(sys.argv[1]).resolve()
MODULE = re.search(r"^module (\S+)", (project / "go.mod").read_text(), re.M)[1]
passed = 0

# What may stand in functions/<name>/access.go in place of what belongs there: nothing stricter and nothing weaker.
RULES = {
    "public": ["api.SignedIn"],
    "signed-in": ["api.Public"],
    "role": ["api.Public", "api.SignedIn", 'api.HasRole(store, "another")'],
    "team": ["api.Public", "api.SignedIn", "api.HasTeamRole(store, users.Member)", "api.HasTeamRole(store, users.Owner)"],
}
# The same for lambda/main.go: what it imports besides, and its body.
PROGRAMS = {
    "without the access": (["internal/api", "internal/users"],
                           "gateway.Run(OPEN, func(users.Store) api.Guard { return api.Public }, handler.Wire)"),
    "with nothing": ([], "// gateway.Run(OPEN, handler.Access, handler.Wire)"),
    "with more": ([], "go handler.Access(nil)\n\tgateway.Run(OPEN, handler.Access, handler.Wire)"),
    "in a condition": ([], "if true {\n\t\tgateway.Run(OPEN, handler.Access, handler.Wire)\n\t}"),
}
# Elsewhere: the file, what stands there, what comes in its place, and the packages whose tests have to tell.
EVERYWHERE = [
    ("internal/service/service.go", "guard(handler)", "handler", ["./functions/"]),
    ("internal/service/service.go", "f.Access(store)", "api.Guard(api.Public)", ["./functions/"]),
    ("internal/api/access.go", "!ok {", "!ok && false {", ["./functions/", "./internal/api/"]),
    ("internal/api/access.go", "!slices.Contains(user.Roles, role)", "false", ["./functions/", "./internal/api/"]),
    ("internal/api/access.go", "!membership.Role.AtLeast(role)", "false", ["./functions/", "./internal/api/"]),
    ("internal/api/access.go", "check(w, r, caller.Subject)", "check(w, r, caller.Subject) || true",
     ["./functions/", "./internal/api/"]),
    ("internal/gateway/principal.go", "if caller.Subject == \"\" {\n\t\treturn ctx\n\t}\n", "", ["./functions/"]),
    ("internal/teams/teams.go", "!users.Can(membership.Role, action)", "false", ["./internal/teams/"]),
    ("internal/teams/members.go", "!users.Can(acting, users.Managing(member.Role))", "false", ["./internal/teams/"]),
    ("internal/teams/members.go", "roles{actor: acting, subject: member.Role}, Roles: roles{subject: role}",
     "roles{subject: member.Role}, Roles: roles{subject: role}", ["./internal/teams/"]),
    ("internal/teams/members.go", "While: roles{actor: acting}, Roles: roles{subject: users.NoRole}",
     "While: roles{subject: acting}, Roles: roles{subject: users.NoRole}", ["./internal/teams/"]),
    ("internal/teams/invitations.go", "invitation.Email != address ||", "", ["./internal/teams/"]),
    ("internal/teams/invitations.go", "invitation.InvitedBy, users.Managing(invitation.Role)",
     "invitation.InvitedBy, users.ViewTeam", ["./internal/teams/"]),
    ("internal/teams/invitations.go", "!t.now().Before(invitation.ExpiresAt)", "false", ["./internal/teams/"]),
    ("internal/users/role.go", "minimum = Owner", "minimum = Admin", ["./internal/teams/", "./internal/users/"]),
    ("functions/authorizer/handler.go", "if err != nil {\n\t\ta.log.WarnContext", "if false {\n\t\ta.log.WarnContext",
     ["./functions/authorizer/"]),
    ("functions/authorizer/wiring.go", '"access"', '"id"', ["./functions/authorizer/"]),
    ("functions/authorizer/wiring.go", "auth.NewVerifier(accepted)", "nil", ["./functions/authorizer/"]),
]


def functions():
    listed = json.loads(subprocess.check_output([os.environ["VENTURE"], "list", "--format", "json"], cwd=project))
    return [(f["name"], f["access"]) for f in listed["functions"] if f["access"]] + [
        (name, "signed-in") for name in ["account", "me", "teams"]]


def go_test(*packages):
    run = subprocess.run(["go", "test", *packages], cwd=project, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def unenforced():
    run = subprocess.run([os.environ["VENTURE"], "status", "--check", "--format", "json"], cwd=project,
                         capture_output=True, text=True)
    found = {file["path"] for file in json.loads(run.stdout)["files"] if file["state"] == "unenforced"}
    assert bool(found) == (run.returncode == 1), run
    return found


def changed(files, what, tells):
    """Writes the files, wants `tells` to be content, and puts back what stood there."""
    global passed
    before = {path: (project / path).read_text() for path in files}
    try:
        for path, text in files.items():
            assert text != before[path], f"{what}: {path} stays as it was"
            (project / path).write_text(text)
        tells()
    finally:
        for path, text in before.items():
            (project / path).write_text(text)
    passed += 1
    print(f"ok access: {what}", flush=True)


def check_functions(what, file, text_of):
    """Changes a file of every function for which there is a text, all at once: the tests name each of them."""
    names = {name: text for name, access in functions() if (text := text_of(name, access))}
    files = {f"functions/{name}/{file}": text for name, text in names.items()}

    def tells():
        code, output = go_test("./functions/")
        silent = [name for name in names if f"--- FAIL: TestAccess/{name} " not in output]
        assert code and not silent, f"{what}: the tests say nothing of {silent}\n{output}"
        assert unenforced() == set(files), f"{what}: {unenforced()}"

    if files:
        changed(files, f"{what}: {', '.join(names)}", tells)


def rule(number):
    def text_of(name, access):
        kind = access.split(":")[0]
        current = (project / f"functions/{name}/access.go").read_text()
        rules = [rule for rule in RULES[kind] if f"return {rule}\n" not in current]
        if number >= len(rules):
            return None
        text = re.sub(r"return .*", f"return {rules[number]}", current)
        return text.replace("Access(users.Store)", "Access(store users.Store)") if "store," in rules[number] else text
    return text_of


def program(imports, body):
    def text_of(name, _access):
        current = (project / f"functions/{name}/lambda/main.go").read_text()
        opens = re.search(r"gateway\.Run\((\S+),", current)[1]
        more = "".join(f'\n\t"{MODULE}/{path}"' for path in imports)
        text = current.replace("\n)\n", f"{more}\n)\n", 1)
        return re.sub(r"gateway\.Run\(.*\)", lambda _: body.replace("OPEN", opens), text)
    return text_of


def check_everywhere():
    for path, old, new, packages in EVERYWHERE:
        text = (project / path).read_text()
        assert old in text, f"{path} has no {old!r}"

        def tells(packages=packages, what=f"{path}: {old.strip()!r}"):
            code, output = go_test(*packages)
            assert code, f"{what}: the tests say nothing\n{output}"
        changed({path: text.replace(old, new, 1)}, f"{path} without {old.strip().splitlines()[0]!r}", tells)


code, output = go_test("./functions/...", "./internal/...")
assert code == 0 and not unenforced(), output
for number in range(max(map(len, RULES.values()))):
    check_functions(f"another rule, {number + 1}", "access.go", rule(number))
check_functions("a rule in a comment", "access.go", lambda name, _: re.sub(
    r"\treturn (.*)", r"\t// return \1\n\treturn nil", (project / f"functions/{name}/access.go").read_text()))
for what, (imports, body) in PROGRAMS.items():
    check_functions(f"a program {what}", "lambda/main.go", program(imports, body))
check_everywhere()
print(f"access: {passed} passed, 0 failed")
