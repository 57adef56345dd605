"""Opens the console of `make dev` in Chromium by the printed address, and uses it as a person would."""
import json
import re
import shutil

from check_dev_guard import run, setting, tests, tools
from make_dev import checking, project

LIMIT = 400  # seconds, for a machine with more to do


def send_text(dev):
    """An SMS, as a function would send one: the pool of this project sends none."""
    form = "Action=Publish&Version=2010-03-31&PhoneNumber=%2B12025550199&Message=" \
        "Your+code+is+482913.+Join:+https://example.com/join?token%3Dred.123456"
    region = setting(r"^  region: (\S+)")
    aws = re.search(r"^export AWS_ENDPOINT_URL='([^']+)'", dev.text(), re.M)[1]
    dev.run(f"curl -sS --fail-with-body --aws-sigv4 aws:amz:{region}:sns --user {':'.join(dev.keys)} -d '{form}' {aws}/")


def check_console(dev, handler):
    text = dev.text()
    address = re.search(r"the console: (http://127\.0\.0\.1:\d+/\?token=\w+)", text)[1]
    logs, token = re.search(r"^logs +(\S+)/\?token=(\w+)", text, re.M).groups()
    # In a folder that stays, to be looked at: what the page looks like.
    pictures = project / ".local" / "console"
    pictures.mkdir(parents=True, exist_ok=True)
    asked = {
        "chromium": shutil.which("chromium"), "address": address, "function": "post-confirmation", "handler": str(handler),
        "cognito": re.search(r"^Cognito +(\S+)", text, re.M)[1], "client": re.search(r"^client +(\S+)", text, re.M)[1],
        "logs": logs, "token": token, "pictures": str(pictures),
    }
    with checking("the console in Chromium: users, calls and traces, events, messages, undelivered logs, a mistake shown and mended, "
                  "other pages in vain; axe finds nothing, light and dark, wide and narrow"):
        send_text(dev)
        print(run(["node", tests / "browser/console.mjs", tools], input=json.dumps(asked), timeout=LIMIT).strip())
