"""A kube-apiserver with its etcd on the loopback interface: no node, so nothing runs, but everything is checked."""
import contextlib
import json
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request

TOKEN = "loopback"


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [each.getsockname()[1] for each in sockets]


@contextlib.contextmanager
def running(binary, arguments, log):
    with log.open("w") as output:
        process = subprocess.Popen([binary, *arguments], stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def account_key(folder):
    """What tokens of service accounts are signed with; Go can make one where there is no openssl."""
    root = subprocess.run(["go", "env", "GOROOT"], check=True, capture_output=True, text=True).stdout.strip()
    command = ["go", "run", f"{root}/src/crypto/tls/generate_cert.go", "--host", "loopback"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "key.pem"


@contextlib.contextmanager
def cluster(tools, folder):
    """Yields an API server that has just been made, and takes it away again."""
    client, peer, secure = free_ports(3)
    key = account_key(folder)
    (folder / "tokens.csv").write_text(f"{TOKEN},admin,admin,system:masters\n")
    etcd = [f"--data-dir={folder / 'etcd'}", "--unsafe-no-fsync",
            *(f"--{name}-urls=http://127.0.0.1:{client}" for name in ("listen-client", "advertise-client")),
            f"--listen-peer-urls=http://127.0.0.1:{peer}", f"--initial-advertise-peer-urls=http://127.0.0.1:{peer}",
            f"--initial-cluster=default=http://127.0.0.1:{peer}"]
    server = [f"--etcd-servers=http://127.0.0.1:{client}", "--bind-address=127.0.0.1", f"--secure-port={secure}",
              f"--cert-dir={folder / 'certificates'}", f"--token-auth-file={folder / 'tokens.csv'}",
              f"--service-account-key-file={key}", f"--service-account-signing-key-file={key}",
              "--service-account-issuer=https://kubernetes.default.svc", "--service-cluster-ip-range=10.0.0.0/24",
              "--authorization-mode=RBAC"]
    log = folder / "kube-apiserver.log"
    with running(tools / "etcd", etcd, folder / "etcd.log"), running(tools / "kube-apiserver", server, log) as process:
        api = Api(f"https://127.0.0.1:{secure}")
        for _ in range(600):
            if process.poll() is not None:
                break
            with contextlib.suppress(OSError):
                if api.request("GET", "/readyz")[0] == 200:
                    yield api
                    return
            time.sleep(0.1)
        raise SystemExit(f"kube-apiserver did not start:\n{log.read_text()[-2000:]}")


class Api:
    def __init__(self, address):
        self.address = address
        self.tls = ssl._create_unverified_context()  # its certificate was made by itself, a moment ago
        self.kinds = {}

    def request(self, method, path, body=None, content="application/json"):
        """Returns the status, the answer, and its warnings."""
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": content, "Accept": "application/json"}
        request = urllib.request.Request(self.address + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, context=self.tls, timeout=30) as answer:
                return answer.status, answer.read(), answer.headers.get_all("Warning") or []
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.headers.get_all("Warning") or []

    def path(self, thing):
        """Where a manifest's object is, as the server itself tells of its kinds."""
        version = thing["apiVersion"]
        root = f"/apis/{version}" if "/" in version else f"/api/{version}"
        if (version, thing["kind"]) not in self.kinds:
            status, answer, _ = self.request("GET", root)
            assert status == 200, f"{version}: {answer}"
            for kind in json.loads(answer)["resources"]:
                if "/" not in kind["name"]:
                    self.kinds[version, kind["kind"]] = kind
        kind = self.kinds[version, thing["kind"]]
        name, namespace = thing["metadata"]["name"], thing["metadata"].get("namespace")
        within = f"/namespaces/{namespace}" if kind["namespaced"] else ""
        return f"{root}{within}/{kind['name']}/{name}"

    def apply(self, thing, also=""):
        """Applies on the server's side. A field that it doesn't know is an error."""
        path = f"{self.path(thing)}?fieldManager=check&fieldValidation=Strict{also}"
        status, answer, warnings = self.request("PATCH", path, json.dumps(thing).encode(), "application/apply-patch+yaml")
        return status, json.loads(answer), warnings
