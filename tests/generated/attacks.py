"""Sends a local stack what pages in a browser and strangers on the machine could send:
attacks.py PORT REGION KEY SECRET STORE [PORT_OF_A_FUNCTION…], by the project's own Python, which has botocore. PORT is
the API's, the first of four, STORE that of VictoriaLogs; the keys are those that `make dev` has printed. Prints what wasn't refused, and fails if there
is anything, or if anything was created. With --requests it prints what a page in a browser is to send, before that.
Works in the project's folder."""
import base64
import hashlib
import io
import json
import os
import pathlib
import re
import socket
import sys
import urllib.parse
import zipfile

NAME = "stranger"  # of all that is created where it can be
MARKER = pathlib.Path(".local", f"{NAME}-was-here").resolve()  # written by a stranger's code
EVIL = "http://evil.example.com"
NOW = "20260101T000000Z"  # signatures of the account's root aren't checked, nor is their time
ADMIN = "AWSCognitoIdentityProviderService.ListUserPools"
QUERY = "/select/logsql/query?query=*"


def query(service, region, key="test"):
    return urllib.parse.urlencode({
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": f"{key}/{NOW[:8]}/{region}/{service}/aws4_request",
        "X-Amz-Date": NOW, "X-Amz-SignedHeaders": "host", "X-Amz-Signature": "0" * 64})


def authorization(service, region, key="test"):
    return (f"AWS4-HMAC-SHA256 Credential={key}/{NOW[:8]}/{region}/{service}/aws4_request, "
            f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}")


def code():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("bootstrap")
        entry.external_attr = 0o755 << 16
        archive.writestr(entry, f"#!/bin/sh\necho ran >'{MARKER}'\n")
    return base64.b64encode(packed.getvalue()).decode()


def requests(region):
    """The steps by which a page runs its own code; each is a POST that a browser sends without asking first."""
    role = urllib.parse.urlencode({"Action": "CreateRole", "Version": "2010-05-08", "RoleName": NAME,
                                   "AssumeRolePolicyDocument": '{"Statement":[]}'})
    function = {"FunctionName": NAME, "Role": f"arn:aws:iam::000000000000:role/{NAME}", "Handler": "bootstrap",
                "Runtime": "provided.al2023", "Timeout": 3, "Code": {"ZipFile": code()}}
    functions = "/2015-03-31/functions"
    return [
        {"path": f"/?{role}&{query('iam', region)}", "body": ""},
        {"path": f"{functions}?{query('lambda', region)}", "body": json.dumps(function)},
        {"path": f"{functions}/{NAME}/invocations?{query('lambda', region)}", "body": "{}"},
    ]


def send(port, method, path, headers, body=""):
    """Returns the status and the whole answer. A server that lets us wait has not refused: its status is 0."""
    host = [] if any(name == "Host" for name, _ in headers) else [("Host", f"127.0.0.1:{port}")]
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in host + headers),
             f"Content-Length: {len(body.encode())}"]
    if not any(name == "Connection" for name, _ in headers):
        lines.append("Connection: close")
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall("\r\n".join([*lines, "", body]).encode())
        try:
            while not complete(answer) and (more := connection.recv(65536)):
                answer += more
        except (TimeoutError, ConnectionResetError):
            pass
    status = re.match(rb"HTTP/1.\d (\d+)", answer)
    return int(status[1]) if status else 0, answer.decode(errors="replace")


def complete(answer):
    head, _, rest = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return length is not None and len(rest) >= int(length[1])


def disguises(port):
    """What a browser adds to the request of a page that isn't the stack's own."""
    form, text = "application/x-www-form-urlencoded", "text/plain"
    yield "DNS rebinding", [("Host", f"rebind.example:{port}")]
    yield "a subdomain of localhost", [("Host", f"evil.localhost:{port}")]
    yield "a host without port", [("Host", "127.0.0.1")]
    yield "a form", [("Origin", EVIL), ("Sec-Fetch-Site", "cross-site"), ("Content-Type", form)]
    yield "text/plain", [("Origin", EVIL), ("Content-Type", text)]
    yield "a form of a file", [("Origin", "null"), ("Content-Type", "multipart/form-data; boundary=x")]
    yield "the page of another port", [("Origin", f"http://127.0.0.1:{port + 1}"), ("Sec-Fetch-Site", "same-site")]
    yield "a picture", [("Sec-Fetch-Site", "cross-site")]
    yield "a picture of another port", [("Sec-Fetch-Site", "same-site")]
    yield "a web socket", [("Origin", EVIL), ("Connection", "Upgrade"), ("Upgrade", "websocket"),
                           ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", base64.b64encode(bytes(16)).decode())]


def guess(function):
    """The keys that ministack by itself derives from what anybody may know of a function."""
    digest = hashlib.sha256(f"{function['FunctionArn']}:{function['Role']}".encode()).hexdigest()
    secret, token = (hashlib.sha256(f"{what}:{digest}".encode()).hexdigest() for what in ("secret", "token"))
    return {"aws_access_key_id": f"ASIA{digest[:16].upper()}", "aws_secret_access_key": secret, "aws_session_token": token}


def direct(api, region):
    """What a program on the machine sends: name, port, method, path, headers, body."""
    cognito, logs, aws = api + 1, api + 2, api + 3
    steps, target = requests(region), [("X-Amz-Target", ADMIN)]
    for where, port in (("AWS", aws), ("Cognito", cognito)):
        for step in steps:
            yield f"{where}: the root's key in the query", port, "POST", step["path"], [], step["body"]
            path = step["path"].split("?X-Amz-")[0].split("&X-Amz-")[0]
            service = "lambda" if "functions" in path else "iam"
            for key in ("test", "000000000000", "123456789012"):
                signed = [("Authorization", authorization(service, region, key)), ("X-Amz-Date", NOW)]
                yield f"{where}: {key} in the header", port, "POST", path, signed, step["body"]
            yield f"{where}: no key", port, "POST", path, [], step["body"]
            double = [("Authorization", authorization(service, region, "AKIA0123456789ABCDEF")),
                      ("Authorization", authorization(service, region)), ("X-Amz-Date", NOW)]
            yield f"{where}: two keys", port, "POST", path, double, step["body"]
        bucket = [("Authorization", authorization("s3", region)), ("X-Amz-Date", NOW)]
        yield f"{where}: a bucket", port, "PUT", f"/{NAME}", bucket, ""
        for path in ("/_ministack/health", "/_localstack/health", "/health", "/_ministack/ses/messages"):
            yield f"{where}: {path}", port, "GET", path, [], ""
        unknown = [("Authorization", authorization("iam", region, "AKIA0123456789ABCDEF"))]
        yield f"{where}: settings", port, "POST", "/_ministack/config", unknown, "{}"
        yield f"{where}: an administrator without a key", port, "POST", "/", target, '{"MaxResults":1}'
        yield f"{where}: an administrator as root", port, "POST", "/", [
            *target, ("Authorization", authorization("cognito-idp", region)), ("X-Amz-Date", NOW)], '{"MaxResults":1}'
    tunnel = [("Connection", "Upgrade, HTTP2-Settings"), ("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAAQAAP__")]
    pool = "/us-east-1_x/.well-known/jwks.json"
    for port, path in ((api, "/world"), (api, "/"), (cognito, pool), (logs, QUERY), (aws, "/")):
        unchecked = [("Authorization", authorization("iam", region, "AKIA0123456789ABCDEF")), ("X-Amz-Date", NOW)]
        yield "a tunnel to HTTP/2, through which nobody looks", port, "GET", path, tunnel + unchecked, ""
    for token in ("", "Bearer local"):
        for path in (QUERY, "/select/vmui/", "/?token=local", "/_fail"):
            yield f"the logs: token {token!r}", logs, "GET", path, [("Authorization", token), ("Cookie", "log_store=local")], ""
        yield f"the logs: token {token!r}", logs, "POST", "/_fail?status=500&for=1s", [("Authorization", token)], ""


def of_the_store():
    """What VictoriaLogs would answer to anybody if it wanted no password: method, path, body."""
    yield "GET", "/", ""
    yield "GET", QUERY, ""
    yield "GET", "/metrics", ""
    yield "GET", "/internal/force_flush", ""
    yield "POST", "/insert/jsonline?_msg_field=a", json.dumps({"a": NAME})
    yield "POST", "/services/collector/event", json.dumps({"event": NAME})


def attack_store(store):
    """Returns how often it was asked, and what it answered but that a password is missing."""
    disguised = [("a program", []), ("empty password", [("Authorization", "Basic c3RhY2s6")]), *disguises(store)]
    asked = [(name, headers, *request) for name, headers in disguised for request in of_the_store()]
    answered = []
    for name, headers, method, path, body in asked:
        status, text = send(store, method, path, headers, body)
        if status != 401 or "access-control-allow-origin" in text.lower():
            answered.append(f"VictoriaLogs, {name}, {method} {path}: {status}")
    return len(asked), answered


def main(api, region, key, secret, store, *functions):
    stored, answered = attack_store(store)
    steps = requests(region)
    for port in (*range(api, api + 5), *functions):
        for name, headers in disguises(port):
            for method, path, body in [("GET", "/", ""), *(("POST", step["path"], step["body"]) for step in steps)]:
                status, text = send(port, method, path, headers, body)
                if status != 403 or "refused: " not in text or "access-control-allow-origin" in text.lower():
                    answered.append(f"port {port}, {name}, {method} {path[:40]}: {status}")
    count = stored + (5 + len(functions)) * 10 * (1 + len(steps))
    for name, port, method, path, headers, body in direct(api, region):
        count += 1
        status, text = send(port, method, path, headers, body)
        if status not in (401, 403):
            answered.append(f"{name}, {method} {path[:40]}: {status}")
    answered += found(f"http://127.0.0.1:{api + 3}", region, key, secret)
    for port in (api, api + 1, api + 3):  # last, since it would take away what was created
        count += 1
        status, text = send(port, "POST", "/_ministack/reset", [])
        if "reset" in text and status == 200:
            answered.append(f"port {port}: reset")
    return count, answered


def found(endpoint, region, key, secret):
    """What a stranger has created, as the owner of the keys sees it: that it can be listed shows that the keys work."""
    import botocore.exceptions
    import botocore.session

    def client(service, keys):
        return botocore.session.get_session().create_client(service, region, endpoint_url=endpoint, **keys)
    own = {"aws_access_key_id": key, "aws_secret_access_key": secret}
    roles = [role["RoleName"] for role in client("iam", own).list_roles()["Roles"]]
    functions = {function["FunctionName"]: function for function in client("lambda", own).list_functions()["Functions"]}
    buckets = [bucket["Name"] for bucket in client("s3", own).list_buckets()["Buckets"]]
    assert roles and buckets and functions, (roles, buckets, functions)
    created = [f"created: {name}" for name in [*roles, *functions, *buckets] if NAME in name]
    if MARKER.exists():
        created.append(f"a stranger's code ran: it wrote {MARKER}")
    for name, function in functions.items():
        try:
            who = client("sts", guess(function)).get_caller_identity()["Arn"]
            created.append(f"the keys of {name} were guessed: {who}")
        except botocore.exceptions.ClientError as error:
            assert "InvalidClientTokenId" in str(error) or "Unrecognized" in str(error), error
    return created


if __name__ == "__main__":
    if sys.argv[1] == "--requests":
        MARKER.unlink(missing_ok=True)
        print(json.dumps(requests(sys.argv[2])))
        sys.exit()
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    total, problems = main(int(sys.argv[1]), *sys.argv[2:5], *map(int, sys.argv[5:]))
    print(*problems, sep="\n")
    print(f"{total} sent, {len(problems)} answered or done")
    sys.exit(bool(problems))
