"""make dev of a project without a user pool: an issuer on this machine signs people in, or one that is not ours.
Usage: check_issuers_dev.py PROJECT PROVIDER, the folder of an OpenID Connect server with its packages"""
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request

from make_dev import START_LIMIT, Make, checking, free_ports, isolate, kill_leftovers, processes, project, strangers

API, CLI = "https://api.example.com", "https://cli.example.com"
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Dev(Make):
    def __init__(self, port, *args):
        super().__init__("dev", f"PORT={port}", *args)
        self.says("Ctrl-C stops everything", START_LIMIT)
        self.api = f"http://127.0.0.1:{port}"

    def ends(self):
        os.killpg(self.process.pid, signal.SIGINT)  # as the terminal does
        self.leaves_nothing()


def get(url, token=""):
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"} if token else {})
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@contextlib.contextmanager
def provider():
    """The issuer of a server that is not ours. Node.js itself has hung at its start (see provider_test.go): three tries."""
    for _ in range(3):
        process = subprocess.Popen(["node", "server.mjs"], cwd=sys.argv[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        strangers[process.pid] = "the provider"
        late = threading.Timer(60, process.kill)
        late.start()
        issuer = process.stdout.readline().strip()
        late.cancel()
        if issuer:
            break
    assert issuer, "the server did not say its issuer"
    yield issuer
    process.stdin.close()  # which ends it
    process.wait()


def token_of(issuer, client, audience):
    form = urllib.parse.urlencode({"grant_type": "client_credentials", "resource": audience}).encode()
    passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
    passwords.add_password(None, issuer, client, "secret", is_authenticated=True)
    handlers = urllib.request.ProxyHandler({}), urllib.request.HTTPBasicAuthHandler(passwords)
    with urllib.request.build_opener(*handlers).open(issuer + "/token", form, timeout=30) as answer:
        return json.load(answer)["access_token"]


def expect(found, status, *texts):
    assert found[0] == status and all(text in found[1] for text in texts), found


def check_stand_in(port):
    """Returns a token of the issuer of this machine."""
    with checking("the commands that make dev prints, and those of the README, get an answer"):
        dev = Dev(port)
        printed = re.search(r"^TOKEN=\$\(curl .*(?:\n.+)*", dev.text(), re.M)[0]
        answers = subprocess.run(["bash", "-c", printed], capture_output=True, text=True, timeout=60, check=True).stdout
        assert answers.count("200 OK") == printed.count("curl -i") > 1 and '"subject":"cloud|ada"' in answers, answers
        readme = (project / "README.md").read_text()
        block = next(block for block in re.findall(r"```sh\n(.*?)```", readme, re.S) if block.startswith("TOKEN=$(curl"))
        said = subprocess.run(["bash", "-c", block.replace(":4700", f":{port}").replace(":4701", f":{port + 1}")],
                              capture_output=True, text=True, timeout=60, check=True).stdout
        assert '"email":"ada@example.com"' in said, said

    with checking("a token is of whom it was asked for, and no web page gets one"):
        def ask(body, **headers):
            request = urllib.request.Request(f"http://127.0.0.1:{port + 1}/cloud/token", body.encode(), headers)
            try:
                with opener.open(request, timeout=30) as answer:
                    return json.load(answer)["access_token"]
            except urllib.error.HTTPError as error:
                return error.code

        bea, eve = ask('{"sub":"bea","groups":["support"]}'), ask('{"sub":"eve"}')
        expect(get(dev.api + "/me", bea), 200, '"subject":"cloud|bea"', '"roles":["support"]')
        expect(get(dev.api + "/audits", bea), 200)
        expect(get(dev.api + "/audits", eve), 403)
        expect(get(dev.api + "/me", ask('{"sub":"bea","aud":"another-api"}')), 401)
        assert ask('{"sub":"bea"}', Origin="https://elsewhere.example.com") == 403
        dev.ends()
    return bea


def check_real(port, of_this_machine):
    settings = project / "serverless.yml"
    text = settings.read_text()
    try:
        with checking("with ISSUERS=real, a server that is not ours signs in, and the one of this machine does not"), provider() as cloud:
            settings.write_text(text.replace("  local:\n", f"  local:\n    issuer-cloud: {cloud}\n", 1))
            dev = Dev(port, "ISSUERS=real")
            expect(get(dev.api + "/me", token_of(cloud, "RS256", API)), 200, '"subject":"cloud|RS256"', '"roles":["support"]')
            expect(get(dev.api + "/audits", token_of(cloud, "RS256", API)), 200)
            expect(get(dev.api + "/me", token_of(cloud, "RS256", CLI)), 401)
            expect(get(dev.api + "/me", token_of(cloud, "ES256", API)), 401)
            expect(get(dev.api + "/me", of_this_machine), 401)
            expect(get(dev.api + "/me"), 401)
            dev.ends()
    finally:
        settings.write_text(text)


isolate()
signal.signal(signal.SIGTERM, lambda *_: sys.exit("FAILED dev: terminated"))
strangers.update(processes())
try:
    first_port = free_ports()
    check_real(first_port, check_stand_in(first_port))
finally:
    kill_leftovers()
