"""Runs the make targets of a project, the script's first argument, and knows all that they leave running."""
import atexit
import contextlib
import fcntl
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

UNSHARE = ["env", "unshare", "--user", "--map-root-user", "--net"]  # env: for an exit code where unshare is missing
NETWORK = "/proc/self/ns/net"
OUTER = "CHECK_DEV_OUTER_NETWORK"  # in the environment of this script's second run, the one inside
START_LIMIT, UPDATE_LIMIT, END_LIMIT = 120, 60, 10  # seconds
SIOCSIFFLAGS, IFF_UP, LISTENING = 0x8914, 1, "0A"  # as Linux has them

project = pathlib.Path(sys.argv[1]).resolve()
environ = os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "GOPROXY": "off"}
isolated = os.readlink(NETWORK) != os.environ.get(OUTER, os.readlink(NETWORK))
makes = {}  # all that were started here, by the id of their session; a child may change its group, but keeps that
strangers = {}  # processes that were here before us: our callers, for one


@contextlib.contextmanager
def checking(what):
    begin = time.monotonic()
    try:
        yield
    except Exception as error:
        said = "".join(make.text() for make in makes.values())
        sys.exit(f"{said}FAILED dev: {what}: {type(error).__name__}: {error}")
    print(f"ok dev: {what} ({time.monotonic() - begin:.1f}s)", flush=True)


def free_ports():
    """The first port of five at which nobody answers."""
    return next(base for base in range(4700, 9700, 100) if all(
        socket.socket().connect_ex(("127.0.0.1", base + i)) for i in range(5)))


def until_none(problem, limit):
    end = time.monotonic() + limit
    while found := problem():
        assert time.monotonic() < end, f"after {limit} s still: {found}"
        time.sleep(0.05)


class Make:
    def __init__(self, *args):
        self.output = tempfile.NamedTemporaryFile()
        self.process = subprocess.Popen(["make", *args], cwd=project, env=environ, stdin=subprocess.DEVNULL,
                                        stdout=self.output, stderr=subprocess.STDOUT, start_new_session=True)
        makes[self.process.pid] = self

    def text(self):
        return pathlib.Path(self.output.name).read_text(encoding="utf-8", errors="replace")

    def says(self, pattern, limit):
        def unsaid():
            alive = self.process.poll() is None  # asked first, for what it says at the end
            missing = "" if re.search(pattern, self.text(), re.M) else f"{pattern!r} not said"
            assert alive or not missing, f"it ended, {missing}"
            return missing
        until_none(unsaid, limit)

    def fails(self, why):
        assert self.process.wait(START_LIMIT) != 0, "the exit code is 0"
        assert why in self.text(), f"it doesn't say {why!r}"

    def leaves_nothing(self):
        until_none(lambda: "make" if self.process.poll() is None else processes(), END_LIMIT)


class Dev(Make):  # that is ready
    def __init__(self, port):
        super().__init__("dev", f"PORT={port}")
        self.says("Ctrl-C stops everything", START_LIMIT)
        printed = re.search(r"^cognito\(\) .*(?:\n.+)*", self.text(), re.M)[0]
        keys = re.search(r"^export AWS_ACCESS_KEY_ID='(\w+)' AWS_SECRET_ACCESS_KEY='(\w+)'$", self.text(), re.M)
        self.keys = keys and keys.groups()  # version 0.1.0 wanted none
        self.function, self.sign_up, self.confirm, self.sign_in, *self.calls = printed.splitlines()

    def run(self, *commands):
        script = "\n".join([self.function, *commands])
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, errors="replace", timeout=60, check=True).stdout

    def interrupt(self):
        os.killpg(self.process.pid, signal.SIGINT)  # as the terminal does
        self.leaves_nothing()


def processes(of_others=True):
    """Commands, by process id, of all that we started. Of others too, if they work in the project or name it."""
    found = {}
    for pid in (int(name) for name in os.listdir("/proc") if name.isdigit()):
        with contextlib.suppress(OSError):  # ended while we were looking, or somebody else's
            command = pathlib.Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
            ours = os.getsid(pid) in makes or isolated and os.readlink(f"/proc/{pid}/ns/net") == os.readlink(NETWORK)
            others = of_others and f"{project}/" in command + os.readlink(f"/proc/{pid}/cwd") + "/"
            if command and (ours or others) and pid not in strangers:  # one that only waits to be reaped has no command
                found[pid] = command
    return found


def listening():
    """Address and port, in hexadecimal, of each socket at which the project accepts connections."""
    links = set()
    for pid in processes():
        with contextlib.suppress(OSError):  # closed while we were looking
            links |= {os.readlink(f"/proc/{pid}/fd/{number}") for number in os.listdir(f"/proc/{pid}/fd")}
    lines = "".join(pathlib.Path("/proc/net", table).read_text() for table in ("tcp", "tcp6")).splitlines()
    return [fields[1].split(":") for fields in map(str.split, lines) if fields[3] == LISTENING and
            (isolated or f"socket:[{fields[9]}]" in links)]


def isolate():
    """Starts this script anew where there is nothing but a loopback, if that's permitted: make dev may need no more."""
    if isolated:  # the loopback is there, but down
        fcntl.ioctl(socket.socket(), SIOCSIFFLAGS, b"lo".ljust(16, b"\0") + IFF_UP.to_bytes(2, sys.byteorder) + bytes(14))
    elif OUTER not in os.environ and subprocess.run(["env", *UNSHARE, "true"], capture_output=True).returncode == 0:
        os.execvpe(UNSHARE[0], [*UNSHARE, sys.executable, *sys.argv], os.environ | {OUTER: os.readlink(NETWORK)})
    environ["TMPDIR"] = tempfile.mkdtemp(prefix="dev-")  # others may run a stack beside this one
    atexit.register(shutil.rmtree, environ["TMPDIR"], ignore_errors=True)
    print("dev: without any network" if isolated else "dev: WITH network, as unshare isn't permitted", flush=True)


def kill_leftovers():
    for leftover in (pid for _ in range(3) for pid in processes(of_others=False)):  # again, for what those were starting
        with contextlib.suppress(OSError):  # ended meanwhile
            os.kill(leftover, signal.SIGKILL)
