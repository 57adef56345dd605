"""The page's stack is protected from deletion where the API's is: check_protection.py PROJECT, after `make package` there.
No template has that: osls sets it after a deployment, from what it says beside the template."""
import json
import pathlib
import sys


def protection(folder):
    state = pathlib.Path(sys.argv[1], folder, ".serverless/serverless-state.json")
    return json.loads(state.read_text(encoding="utf-8"))["service"]["provider"]["deletionProtection"]


api, page = protection("."), protection("web")
assert page is api, f"the API's stack is protected: {api}; that of the page: {page}"
print(f"both are protected: {api}")
