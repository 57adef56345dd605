"""Opens the console of `make dev` in Chromium by the printed address, and uses it as a person would."""
import json
import re
import shutil

from check_dev_guard import BROWSER_LIMIT, run, tests, tools
from make_dev import checking, project


def check_console(dev, handler):
    address = re.search(r"the console: (http://127\.0\.0\.1:\d+/\?token=\w+)", dev.text())[1]
    # In a folder that stays, to be looked at: what the page looks like.
    pictures = project / ".local" / "console"
    pictures.mkdir(parents=True, exist_ok=True)
    asked = {
        "chromium": shutil.which("chromium"), "address": address, "function": "post-confirmation", "handler": str(handler),
        "pictures": str(pictures),
    }
    with checking("the console in Chromium: sign-up, a call and its trace, an event, a mistake shown and mended, other pages in vain"):
        print(run(["node", tests / "browser/console.mjs", tools], input=json.dumps(asked), timeout=BROWSER_LIMIT).strip())
