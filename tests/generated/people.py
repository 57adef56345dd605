"""People of a project that runs by `make dev`, by the commands it prints."""
import json
import re


def client(dev):
    return re.search(r'"ClientId":"(\w+)"', dev.sign_in)[1]


def tokens(dev, request):
    return json.loads(dev.run(f"cognito InitiateAuth '{request}'"))["AuthenticationResult"]


def profile(dev, token):
    """What GET /me answers."""
    call = next(call for call in dev.calls if call.endswith("/me'"))
    answer = dev.run(f"TOKEN={token}", call)
    assert answer.startswith("HTTP/1.1 200"), answer
    return json.loads(answer.splitlines()[-1])


def sign_in(dev):
    return tokens(dev, re.search(r"InitiateAuth '(.*?)'", dev.sign_in)[1])
