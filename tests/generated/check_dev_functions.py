"""Adds functions to a project while `make dev` runs it, calls them, and removes them."""
import gzip
import os
import pathlib
import re
import subprocess
import tempfile

from make_dev import UPDATE_LIMIT, Make, checking, environ, project, until_none

ADDED = {
    "invoices": ["--http", "GET /invoices", "--access", "public"],
    "receipts": ["--http", "GET /receipts", "--access", "signed-in"],
    "parcels": ["--queue", "parcels"],
}


def venture(*args):
    command = [os.environ["VENTURE"], "--no-input", "--quiet", *args]
    done = subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def answer(dev, url, *sign_in):
    header = '-H "Authorization: Bearer $TOKEN"' if sign_in else ""
    body, status = dev.run(*sign_in, f"curl -sS -w '\\n%{{http_code}}' {header} {url}").rsplit("\n", 1)
    return status, body


def unlike(dev, url, status):
    found, body = answer(dev, url)
    return "" if found == str(status) else f"{url}: {found} {body}"


def call(dev, aws, service, target, body):
    region = re.search(r"^  region: (\S+)", (project / "serverless.yml").read_text(encoding="utf-8"), re.M)[1]
    keys = ":".join(dev.keys)
    return dev.run(f"curl -sS --fail-with-body --aws-sigv4 aws:amz:{region}:{service} --user {keys} -H 'X-Amz-Target: {target}' "
                   f"-H 'Content-Type: application/x-amz-json-1.0' -d '{body}' {aws}/")


def sqs(dev, aws, action, body):
    return call(dev, aws, "sqs", f"AmazonSQS.{action}", body)


def queue(dev, aws, name):
    return re.search(rf'http[^"]*{name}[^"]*', sqs(dev, aws, "ListQueues", "{}"))


def send(dev, aws, url, parcel):
    sqs(dev, aws, "SendMessage", f'{{"QueueUrl":"{url}","MessageBody":"{{\\"id\\":\\"{parcel}\\"}}"}}')


ECHO = """package invoices

import (
	"io"
	"net/http"
)

func New() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || len(body) == 0 {
			body = []byte("\\x89PNG\\r\\n\\x1a\\n\\x00\\xff")
		}
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = w.Write(body)
	})
}
"""


def check_bytes(dev, url):
    """Sends every byte there is to a handler that answers with what it gets, and compares what curl receives."""
    handler = project / "functions" / "invoices" / "handler.go"
    original = handler.read_text(encoding="utf-8")
    handler.write_text(ECHO, encoding="utf-8")
    until_none(lambda: "" if dev.run(f"curl -sS {url} | od -An -tx1 -v").split()[:4] == ["89", "50", "4e", "47"] else "not deployed",
               UPDATE_LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        sent = pathlib.Path(folder, "sent")
        for body in (bytes(range(256)) * 4, gzip.compress(b"x" * 1000), '{"name":"Zoë"}'.encode(), b"\0"):
            sent.write_bytes(body)
            for accept in ("*/*", "image/png", "application/json"):
                dev.run(f"curl -sS -X GET -H 'Content-Type: application/octet-stream' -H 'Accept: {accept}' "
                        f"--data-binary @{sent} -o {sent}.back {url}")
                back = pathlib.Path(f"{sent}.back").read_bytes()
                assert back == body, (accept, body[:40], back[:40])
    handler.write_text(original, encoding="utf-8")


def check_functions(dev, api, aws):
    with checking("venture add function: from three commands to the first 200"):
        for name, trigger in ADDED.items():
            venture("add", "function", name, *trigger)
        until_none(lambda: unlike(dev, f"{api}/invoices", 200), UPDATE_LIMIT)
        until_none(lambda: unlike(dev, f"{api}/receipts", 401), UPDATE_LIMIT)
    with checking("the added functions answer, and let in whom they should"):
        body = answer(dev, f"{api}/invoices")[1]
        assert body == '{"message":"Hello, world"}', body
        status, body = answer(dev, f"{api}/receipts", dev.sign_in)
        assert status == "200" and '"Hello, ' in body, (status, body)
        dev.says(r"INFO +\S+-local-receipts \S+ request .*status=200", 30)
    with checking("bytes come as they are, there and back"):
        check_bytes(dev, f"{api}/invoices")
    with checking("a message in the added queue reaches its function"):
        until_none(lambda: "" if queue(dev, aws, "ParcelsQueue") else "no queue", UPDATE_LIMIT)
        send(dev, aws, queue(dev, aws, "ParcelsQueue")[0], "parcel-7")
        dev.says(r"INFO +\S+-local-parcels .*message handled.*parcel-7", 30)
    with checking("make invoke sends the event of the queue's function, prints its log and its answer, and names functions"):
        invoke = Make("invoke", "FUNCTION=parcels")
        assert invoke.process.wait(UPDATE_LIMIT) == 0, invoke.text()
        for text in ('"message handled"', '"batchItemFailures"'):
            assert text in invoke.text(), invoke.text()
        Make("invoke", "FUNCTION=none").fails('there is no function "none"; there are: ')
    dead_letters = queue(dev, aws, "ParcelsDeadLetters")[0]
    send(dev, aws, dead_letters, "parcel-13")
    with checking("venture remove function: from three commands to no route"):
        for name in ADDED:
            venture("remove", "function", name)
            assert not (project / "functions" / name).exists(), f"functions/{name} is left"
        until_none(lambda: unlike(dev, f"{api}/invoices", 403), UPDATE_LIMIT)
        until_none(lambda: unlike(dev, f"{api}/receipts", 403), UPDATE_LIMIT)
        assert queue(dev, aws, "ParcelsQueue"), "the queue went, with what waits in it"
    with checking("the dead letters of the function that went are still there"):
        found = sqs(dev, aws, "ReceiveMessage", f'{{"QueueUrl":"{dead_letters}"}}')
        assert "parcel-13" in found, found


def check_updates(dev, aws):
    """What a stack that is deployed takes, by the manifest: other days of logs, a new group, and its end."""
    manifest = project / "venture.yaml"
    original = manifest.read_text(encoding="utf-8")

    def update(*changes):
        text = original
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        manifest.write_text(text, encoding="utf-8")
        venture("regenerate")

    def days(number):
        found = call(dev, aws, "logs", "Logs_20140328.DescribeLogGroups", '{"logGroupNamePrefix":"/aws/lambda/"}')
        kept = set(re.findall(r'"retentionInDays": ?(\d+)', found))
        return "" if kept == {str(number)} else f"logs are kept for {kept} days"

    def groups():
        cognito = "AWSCognitoIdentityProviderService."
        pools = call(dev, aws, "cognito-idp", f"{cognito}ListUserPools", '{"MaxResults":10}')
        pool = re.search(r'"Id": ?"([^"]+)"', pools)[1]
        found = call(dev, aws, "cognito-idp", f"{cognito}ListGroups", f'{{"UserPoolId":"{pool}"}}')
        return re.findall(r'"GroupName": ?"([^"]+)"', found)

    with checking("from other days of logs and a new group in venture.yaml to what is deployed"):
        update(("retention-days: 30", "retention-days: 7"), ("auth:\n", "auth:\n  groups: [staff]\n"))
        until_none(lambda: days(7), UPDATE_LIMIT)
        until_none(lambda: "" if groups() == ["staff"] else groups(), UPDATE_LIMIT)
    with checking("and back; the group stays in the pool"):
        update()
        until_none(lambda: days(30), UPDATE_LIMIT)
        assert groups() == ["staff"], groups()


def check_settings(dev, name, api):
    settings = project / "functions" / name / "function.yml"
    original = settings.read_text(encoding="utf-8")
    try:
        with checking("a mistake in a function.yml is shown, and what is deployed keeps serving"):
            settings.write_text(original.replace(f"path: /{name}", f"paths: /{name}"), encoding="utf-8")
            dev.says(r"paths(.*\n)*.*running stay as they were", UPDATE_LIMIT)
            assert not unlike(dev, f"{api}/me", 401), unlike(dev, f"{api}/me", 401)
        with checking("from the corrected function.yml to its new route"):
            settings.write_text(original.replace(f"path: /{name}", f"path: /moved/{name}"), encoding="utf-8")
            until_none(lambda: unlike(dev, f"{api}/{name}", 403), UPDATE_LIMIT)
            until_none(lambda: "" if answer(dev, f"{api}/moved/{name}")[0] in ("200", "401") else "not moved", UPDATE_LIMIT)
    finally:
        settings.write_text(original, encoding="utf-8")
    with checking("and back"):
        until_none(lambda: unlike(dev, f"{api}/moved/{name}", 403), UPDATE_LIMIT)
        until_none(lambda: "" if answer(dev, f"{api}/{name}")[0] in ("200", "401") else "not back", UPDATE_LIMIT)
