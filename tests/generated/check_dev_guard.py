"""Attacks a project while `make dev` runs it: pages in Chromium, and programs. What its owner does has to work."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import attacks
from make_dev import UPDATE_LIMIT, checking, environ, listening, processes, project, until_none

tests = pathlib.Path(__file__).resolve().parent
tools = tests.parent.parent / ".tools" / "browser"
BROWSER_LIMIT = 180  # seconds


def setting(pattern):
    return re.search(pattern, (project / "serverless.yml").read_text(encoding="utf-8"), re.M)[1]


def run(command, **options):
    done = subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_guard(dev, port):
    region, page = setting(r"^  region: (\S+)"), setting(r"^    web-origin: (\S+)")
    check_own_page(port, page)
    dev.run(dev.sign_in, *dev.calls)  # so that functions run, each with a port of its own
    store = port_of_store()
    functions = sorted({int(number, 16) for _, number in listening()} - {*range(port, port + 5), store})
    assert functions, "no function has a port"
    with checking(f"pages of others in Chromium: to {6 + len(functions)} ports in vain, the stack's own page up to /me"):
        result = browse(dev, port, store, functions, region, page)
        assert not result["reached"], "\n".join(result["reached"])
        assert re.match(r'200 {"subject":".*"email":"bea@', result["own"]), result["own"]
        dev.says(r'refused a request to AWS: the page at "http://evil\.localhost:\d+" is not', 5)
        dev.says(r'refused a request to Cognito: the Host "rebind\.example:\d+" is not', 5)
    with checking("pages and programs of others, by raw requests: refused, and nothing was created"):
        python = project / ".local/venv/bin/python"
        print(run([python, tests / "attacks.py", str(port), region, *dev.keys, str(store), *map(str, functions)]).strip())


def port_of_store():
    ports = {found[1] for command in processes().values() if (found := re.search(r"-httpListenAddr=127\.0\.0\.1:(\d+)", command))}
    assert len(ports) == 1, ports
    return int(ports.pop())


def check_own_page(port, page):
    with checking("the stack's own page may ask and read, another may not"):
        assert not unlike(port, page, attacks.EVIL), unlike(port, page, attacks.EVIL)
    settings = project / "serverless.yml"
    original = settings.read_text(encoding="utf-8")
    other = "http://localhost:8080"
    try:
        with checking("from another web-origin to the page that may ask"):
            settings.write_text(re.sub(r"(\n  local:\n(?:    .*\n)*?    web-origin: )\S+", rf"\g<1>{other}", original), encoding="utf-8")
            until_none(lambda: unlike(port, other, page), UPDATE_LIMIT)
    finally:
        settings.write_text(original, encoding="utf-8")
    with checking("and back"):
        until_none(lambda: unlike(port, page, other), UPDATE_LIMIT)


def unlike(port, page, other):
    for asked, path, method in ((port, "/me", "GET"), (port + 1, "/", "POST")):
        preflight = [("Access-Control-Request-Method", method), ("Sec-Fetch-Site", "cross-site")]
        status, answer = attacks.send(asked, "OPTIONS", path, [("Origin", page), *preflight])
        allowed = re.findall(r"^access-control-allow-origin: (\S+)", answer, re.M | re.I)
        if status not in (200, 204) or allowed != [page]:
            return f"{page}: {answer}"
        status, answer = attacks.send(asked, "OPTIONS", path, [("Origin", other), *preflight])
        if status != 403 or "allow-origin" in answer.lower():
            return f"{other}: {answer}"
    return ""


def browse(dev, port, store, functions, region, page):
    username, password = re.search(r'"Username":"([^"]+)","Password":"([^"]+)"', dev.sign_up).groups()
    asked = {
        "chromium": shutil.which("chromium"), "ports": [*range(port, port + 5), store, *functions], "store": store,
        "requests": json.loads(run([sys.executable, tests / "attacks.py", "--requests", region])),
        "webOrigin": page, "cognito": f"http://127.0.0.1:{port + 1}/", "api": f"http://127.0.0.1:{port}",
        "clientId": re.search(r'"ClientId":"([^"]+)"', dev.sign_up)[1],
        "username": username.replace("ada", "bea"), "password": password,
    }
    return json.loads(run(["node", tests / "browser/strangers.mjs", tools], input=json.dumps(asked), timeout=BROWSER_LIMIT))
