"""Edits the page of a project while `make dev` runs, and uploads it with web/deploy.sh: check_page.py PROJECT, after
`make e2e` there."""
import json
import re
import shutil
import signal
import socket
import subprocess
import sys

from check_dev_guard import BROWSER_LIMIT, run, tests, tools
from make_dev import Dev, checking, environ, isolate, kill_leftovers, processes, project, strangers


def check_edit(dev):
    """The heading of the page changes in the browser, and nothing is built or deployed for it."""
    before = dev.text()
    asked = {
        "chromium": shutil.which("chromium"), "address": re.search(r"^page +(\S+)", before, re.M)[1],
        "source": str(project / "web/src/text.ts"),
    }
    with checking("a file of web/src that is saved is seen in Chromium, and the stack stays as it is"):
        print(run(["node", tests / "browser/page.mjs", tools], input=json.dumps(asked), timeout=BROWSER_LIMIT).strip())
        said = dev.text().removeprefix(before)
        assert not re.search(r"^· .*(running|deploy)", said, re.M), said


def check_upload(dev, aws):
    """What `make deploy` does last, against the emulator."""
    stage = environ | {
        "PATH": f"{tools.parent / 'aws' / 'bin'}:{environ['PATH']}", "STAGE": "local", "SLS_AWS_MONITORING_FREQUENCY": "200",
        "AWS_ENDPOINT_URL": aws, "AWS_ACCESS_KEY_ID": dev.keys[0], "AWS_SECRET_ACCESS_KEY": dev.keys[1],
    }

    def sh(folder, *command, refused=False):
        done = subprocess.run(command, cwd=project / folder, env=stage, capture_output=True, text=True)
        assert (done.returncode != 0) == refused, done.stdout + done.stderr
        return done.stderr if refused else done.stdout

    def protect(switch):
        region = re.search(r"^region: (\S+)", (project / "venture.yaml").read_text(encoding="utf-8"), re.M)[1]
        stack = re.search(r"^service: (\S+)", (project / "web/serverless.yml").read_text(encoding="utf-8"), re.M)[1] + "-local"
        sh(".", "aws", "cloudformation", "update-termination-protection", switch, "--stack-name", stack, "--region", region)
        return stack
    with checking("web/deploy.sh uploads the page, and takes it away unless its stack is protected"):
        sh(".", "make", "web/dist/index.html")
        sh("web", "../node_modules/.bin/osls", "deploy", "--stage", "local")
        assert re.search(r"^https://\w+\.cloudfront\.net$", sh(".", "sh", "web/deploy.sh"), re.M)
        config = json.loads((project / "web/dist/config.json").read_text(encoding="utf-8"))
        assert all(config.values()) and "None" not in config.values(), config
        [bucket] = re.findall(r"\S+-pagebucket-\S+", sh(".", "aws", "s3", "ls"))
        uploaded = set(sh(".", "aws", "s3", "ls", "--recursive", f"s3://{bucket}").split())
        assert {"index.html", "config.json"} <= uploaded, uploaded
        stack = protect("--enable-termination-protection")
        assert f"the stack {stack} is protected" in sh(".", "sh", "web/deploy.sh", "remove", refused=True)
        assert "index.html" in sh(".", "aws", "s3", "ls", f"s3://{bucket}")
        protect("--no-enable-termination-protection")
        sh(".", "sh", "web/deploy.sh", "remove")
        assert bucket not in sh(".", "aws", "s3", "ls")


isolate()
signal.signal(signal.SIGTERM, lambda *_: sys.exit("FAILED dev: terminated"))
strangers.update(processes())
try:
    first_port = next(base for base in range(4700, 9700, 100) if all(
        socket.socket().connect_ex(("127.0.0.1", base + i)) for i in range(6)))  # nobody answers
    running = Dev(first_port)
    check_edit(running)
    check_upload(running, f"http://127.0.0.1:{first_port + 3}")
    running.interrupt()
finally:
    kill_leftovers()
