"""The schema editors use accepts the manifest, and refuses it with a key or value that is wrong.
Usage: check_schema.py SCHEMA.json venture.yaml"""
import copy
import json
import sys

import jsonschema
import yaml

schema = json.load(open(sys.argv[1]))
manifest = yaml.safe_load(open(sys.argv[2]))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
validator.validate(manifest)
manifest["functions"] = manifest["functions"] or {}


def refuses(change):
    wrong = copy.deepcopy(manifest)
    change(wrong)
    assert not validator.is_valid(wrong), f"accepted: {wrong}"


refuses(lambda m: m.update(colour="red"))
refuses(lambda m: m["auth"].update(mfa="sometimes"))
refuses(lambda m: m["functions"].update(both={"http": "GET /x", "queue": "x"}))
refuses(lambda m: m["functions"].update(none={}))
