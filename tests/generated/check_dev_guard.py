"""Attacks a project while `make dev` runs it: pages in Chromium, and programs. What its owner does has to work."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import attacks
from make_dev import checking, environ, listening, project

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
    functions = sorted({int(number, 16) for _, number in listening()} - set(range(port, port + 4)))
    assert functions, "no function has run, so nothing of it can be attacked"
    check_own_page(port, page)
    with checking(f"pages of others in Chromium: to {4 + len(functions)} ports in vain, the stack's own page up to /me"):
        result = browse(dev, port, functions, region, page)
        assert not result["reached"], "\n".join(result["reached"])
        assert re.match(r'200 {"subject":".*"email":"bea@', result["own"]), result["own"]
        dev.says(r'refused a request to AWS: the page at "http://evil\.localhost:\d+" is not', 5)
        dev.says(r'refused a request to Cognito: the Host "rebind\.example:\d+" is not', 5)
    with checking("pages and programs of others, by raw requests: refused, and nothing was created"):
        python = project / ".local/venv/bin/python"
        print(run([python, tests / "attacks.py", str(port), region, *dev.keys, *map(str, functions)]).strip())


def check_own_page(port, page):
    with checking("the stack's own page may ask and read, and who asks for another may not"):
        for asked, path, method in ((port, "/me", "GET"), (port + 1, "/", "POST")):
            preflight = [("Origin", page), ("Access-Control-Request-Method", method), ("Sec-Fetch-Site", "cross-site")]
            status, answer = attacks.send(asked, "OPTIONS", path, preflight)
            allowed = re.findall(r"^access-control-allow-origin: (\S+)", answer, re.M | re.I)
            assert status in (200, 204) and allowed == [page], answer
            status, answer = attacks.send(asked, "OPTIONS", path, [("Origin", attacks.EVIL), *preflight[1:]])
            assert status == 403 and "allow-origin" not in answer.lower(), answer


def browse(dev, port, functions, region, page):
    username, password = re.search(r'"Username":"([^"]+)","Password":"([^"]+)"', dev.sign_up).groups()
    asked = {
        "chromium": shutil.which("chromium"), "ports": [*range(port, port + 4), *functions],
        "requests": json.loads(run([sys.executable, tests / "attacks.py", "--requests", region])),
        "webOrigin": page, "cognito": f"http://127.0.0.1:{port + 1}/", "api": f"http://127.0.0.1:{port}",
        "clientId": re.search(r'"ClientId":"([^"]+)"', dev.sign_up)[1],
        "username": username.replace("ada", "bea"), "password": password,
    }
    return json.loads(run(["node", tests / "browser/strangers.mjs", tools], input=json.dumps(asked), timeout=BROWSER_LIMIT))
