# Managed by venture: edit freely, regenerating merges your changes.

"""Runs ministack at a Unix socket, the argument, until standard input closes: that happens when the program that
started this ends, however it ends.

Expects to lead a process group of its own, which holds the functions that ministack runs.
"""

import asyncio
import http.server
import os
import resource
import secrets
import signal
import sys
import threading
import time

SECONDS_TO_SAVE = 10


def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)  # ministack saves its state, and serve() returns
    time.sleep(SECONDS_TO_SAVE)
    os.killpg(0, signal.SIGKILL)


def answer_functions_only(parse_request):
    """Each function fetches its events from a port of its own: no page may, however it calls that port."""

    def parse(handler):
        if not parse_request(handler):
            return False
        host, port = handler.server.server_address[:2]
        names = [name.lower() for name in handler.headers]
        if handler.headers.get_all("Host") == [f"{host}:{port}"] and not any(
                name == "origin" or name.startswith("sec-fetch-") for name in names):
            return True
        handler.send_error(403, "refused: this is no function")
        handler.close_connection = True
        return False

    return parse


def with_secret_keys(execution_credentials):
    """ministack derives the keys of a function's role from its names; a secret path of the role makes them secret."""
    salt = secrets.token_hex()

    def keys(config):
        role = config.get("Role", "").replace(":role/", f":role/{salt}/", 1)
        return execution_credentials({**config, "Role": role})

    return keys


def as_it_came(body, headers):
    """API Gateway hands a compressed body on. ministack would open it, and leave the function the header."""
    return body


def serve(path):
    from hypercorn.asyncio import serve as run
    from hypercorn.config import Config

    from ministack.core import lambda_runtime

    lambda_runtime.execution_credentials = with_secret_keys(lambda_runtime.execution_credentials)

    from ministack import app as ministack
    from ministack.services import lambda_svc

    if lambda_svc.execution_credentials is not lambda_runtime.execution_credentials:
        sys.exit("ministack has changed: the keys of roles would be guessable")
    if not hasattr(ministack, "_decompress_request_body"):
        sys.exit("ministack has changed: functions would get compressed bodies opened")
    ministack._decompress_request_body = as_it_came
    config = Config()
    config.bind = [f"unix:{path}"]
    config.keep_alive_timeout = 75  # seconds, as ministack has it by itself
    asyncio.run(run(ministack.app, config))


threading.Thread(target=end_with_parent, daemon=True).start()
http.server.BaseHTTPRequestHandler.parse_request = answer_functions_only(
    http.server.BaseHTTPRequestHandler.parse_request)
limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
except (OSError, ValueError):
    pass  # macOS refuses the unlimited one that it names
try:
    serve(sys.argv[1])
finally:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
