"""Drives `make dev` as a person would, edits and faults included: check_dev.py PROJECT, after `make setup` there. In
the environment, VENTURE is the tool that adds functions to it."""
import glob
import os
import re
import signal
import socket
import sys

from check_dev_console import check_console
from check_dev_functions import check_functions, check_settings, check_updates
from check_dev_guard import check_guard
from make_dev import (START_LIMIT, UPDATE_LIMIT, Dev, Make, checking, environ, free_ports, isolate, kill_leftovers, listening, processes,
                      project, strangers, until_none)


def check_first_run(port):
    with checking("a port in use is said"), socket.create_server(("127.0.0.1", port + 1)):
        Make("dev", f"PORT={port}").fails(f"port {port + 1}, wanted for sign-in, is in use")
    with checking("from start to the first 200, by the printed commands, TZ=Asia/Tokyo"):
        dev = Dev(port)
        answers = dev.run(dev.sign_up, dev.confirm, dev.sign_in, *dev.calls)
        assert re.findall(r"^HTTP/1.1 (\d+)", answers, re.M) == ["200"] * len(dev.calls), answers
    with checking("it listens on the loopback only"):
        found = listening()
        loopback = "%08X" % int.from_bytes(socket.inet_aton("127.0.0.1"), sys.byteorder)  # as the processor has it
        assert {address for address, _ in found} == {loopback}, found
        assert set(range(port, port + 5)) <= {int(number, 16) for _, number in found}, found
    with checking("the log line of each request, with its trace id"):
        traces = re.findall(r"^X-Amzn-Trace-Id: Root=([\w-]+)", answers, re.M | re.I)
        assert len(traces) == len(dev.calls), answers
        for trace in traces:
            dev.says(rf"^\S+ INFO +\S+ {trace} request .*status=200", 30)
    with checking("the search page by the printed link, and by it each request by its trace id"):
        link = re.search(r"^logs +(\S+)", dev.text(), re.M)[1]
        query = f"{link.split('?')[0]}select/logsql/query?query=trace_id:="
        found = dev.run(f"curl -sSL -b '' '{link}' " + " ".join(f"'{query}{trace}'" for trace in traces))
        assert "VictoriaLogs" in found and all(f'"trace_id":"{trace}"' in found for trace in traces), found
    with checking("a second make dev, and make dev-reset, say that it is running already"):
        Make("dev", f"PORT={port}").fails("`make dev` is running already")
        Make("dev-reset").fails("`make dev` is running already")
    check_guard(dev, port)
    name = "world" if (project / "functions/world").is_dir() else "hello"
    check_functions(dev, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 3}")
    check_settings(dev, name, f"http://127.0.0.1:{port}")
    check_updates(dev, f"http://127.0.0.1:{port + 3}")
    check_edits(dev, name, f"http://127.0.0.1:{port}/")
    check_console(dev, project / "functions" / name / "handler.go")
    with checking("Ctrl-C leaves no process, no socket, and no key but in the emulator's state"):
        sockets = set(glob.glob(f"{environ['TMPDIR']}/stack-*/aws"))
        dev.interrupt()
        assert sockets and not any(map(os.path.exists, sockets)), sockets
        kept = [path for path in (project / ".local/dev").rglob("*") if path.is_file() and path.parent.name != "state"]
        assert kept and not [path for path in kept if dev.keys[1].encode() in path.read_bytes()], "the secret key is in a file"
    return dev.keys


def check_edits(dev, name, api):
    handler = project / "functions" / name / "handler.go"
    original = handler.read_text(encoding="utf-8")

    def write(greeting, mistake=""):
        handler.write_text(original.replace('"Hello, ', f'"{greeting}, ') + mistake, encoding="utf-8")

    def unlike(greeting):
        answer = dev.run(dev.sign_in, f'curl -sS -H "Authorization: Bearer $TOKEN" {api}{name}')
        return "" if f'"{greeting}, ' in answer else answer
    try:
        with checking("from an edit to the new code"):
            write("Edited")
            until_none(lambda: unlike("Edited"), UPDATE_LIMIT)
        with checking("a build error is shown, and the old code keeps serving"):
            write("Broken", "\nvar _ int = undefined\n")
            dev.says(r"handler\.go:\d+:\d+: undefined(.*\n)*.*running stay as they were", UPDATE_LIMIT)
            assert not unlike("Edited"), unlike("Edited")
        with checking("from the corrected file to the new code"):
            write("Hello")
            until_none(lambda: unlike("Hello"), UPDATE_LIMIT)
    finally:
        handler.write_text(original, encoding="utf-8")


def check_later_runs(port, keys):
    with checking("make invoke says that make dev isn't running"):
        Make("invoke", "FUNCTION=me").fails("`make dev` isn't running")
    with checking("what one make dev leaves is bounded"):
        size = sum(path.stat().st_size for path in (project / ".local/dev").rglob("*") if path.is_file())
        assert size < 300e6, f"{size / 1e6:.0f} MB"
    with checking("started again, the user is there, and the keys are new"):
        dev = Dev(port)
        assert dev.keys != keys, keys
        answers = dev.run(dev.sign_in, *dev.calls)
        assert '"email":"ada@example.com"' in answers, answers
        dev.interrupt()
    with checking("make dev-reset forgets the user"):
        assert Make("dev-reset").process.wait(START_LIMIT) == 0
        dev = Dev(port)
        answer = dev.run(re.search("cognito InitiateAuth '[^']*'", dev.sign_in)[0])
        assert re.search("UserNotFound|NotAuthorized", answer), answer
    with checking("ministack killed: make dev says so and ends, and leaves no process"):
        [ministack] = [pid for pid, command in processes().items() if "launch.py" in command]
        os.kill(ministack, signal.SIGKILL)
        dev.leaves_nothing()
        dev.fails("ministack has ended by itself")


isolate()
signal.signal(signal.SIGTERM, lambda *_: sys.exit("FAILED dev: terminated"))
strangers.update(processes())
try:
    first_port = free_ports()
    first_keys = check_first_run(first_port)
    check_later_runs(first_port, first_keys)
finally:
    kill_leftovers()
