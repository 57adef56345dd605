"""Drives the console where there is more to see than in the project of check_dev.py, such as teams, and where everybody
wants a second factor: check_console.py PROJECT, after `make setup` there."""
import signal
import socket
import sys

from check_dev_console import check_console
from make_dev import Dev, isolate, kill_leftovers, processes, project, strangers

PORTS = 6  # with that of the page

isolate()
signal.signal(signal.SIGTERM, lambda *_: sys.exit("FAILED dev: terminated"))
strangers.update(processes())
try:
    first_port = next(base for base in range(4700, 9700, 100) if all(
        socket.socket().connect_ex(("127.0.0.1", base + i)) for i in range(PORTS)))  # nobody answers
    dev = Dev(first_port)
    check_console(dev, project / "functions" / "world" / "handler.go")
    dev.interrupt()
finally:
    kill_leftovers()
