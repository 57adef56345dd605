"""Writes random manifests that together use every trigger, access level and choice there is, the same ones each time.
Usage: random_manifests.py .venture/schema.json SEED COUNT FOLDER
The first has the most functions and the second none. What settings take is read in the schema, so that a new key with
choices, a range or a flag takes part by itself; what free text is drawn from is in random_texts.py."""
import copy
import json
import pathlib
import sys

from random_draw import Draw
from random_functions import FEATURES, draw_functions
from random_texts import RULES, TEXTS

ABSENT = object()  # the key isn't written, so its default holds
ATTEMPTS = 1000  # what functions have is left to chance, and a rule may take back the only draw of a choice


def settings(schema, path=()):
    """Every key of the project but its functions: path, schema, and whether it may be left out."""
    for name, key in schema["properties"].items():
        here = (*path, name)
        if "properties" in key:
            yield from settings(key, here)
        elif here not in (("version",), ("functions",)):
            yield ".".join(here), key, name not in schema.get("required", [])


def options(path, key):
    """What a key has to be once in all manifests together; None if the schema tells too little, as for a text."""
    if path in TEXTS:
        return None
    if key.get("type") == "boolean":
        return [True, False]
    if key.get("type") == "integer" and {"minimum", "maximum"} <= key.keys():
        return [key["minimum"], key["maximum"]]
    if "enum" in key:
        numbers = isinstance(key["enum"][0], int)  # there are too many to try each
        return [key["enum"][0], key["enum"][-1]] if numbers else key["enum"]
    if "enum" in key.get("items", {}):
        return [[], key["items"]["enum"], *([item] for item in key["items"]["enum"])]
    return None


def more(draw, key):
    """Some other value than the ones each key has to take."""
    if key.get("type") == "integer":
        return draw.between(key["minimum"], key["maximum"])
    return draw.one_of(key["enum"]) if "enum" in key else ABSENT


def draw_settings(draw, schema, count):
    """A list of `count` values for each key, in which each option stands if it can."""
    columns = {}
    for path, key, optional in settings(schema):
        if path in TEXTS:
            columns[path] = [TEXTS[path](draw) for _ in range(count)]
        elif (wanted := options(path, key)) is not None:
            column = wanted + [ABSENT] * optional
            column = column + [more(draw, key) if draw.chance(0.5) else draw.one_of(column) for _ in range(count)]
            columns[path] = draw.shuffled(column[:count])
    return [{path: column[i] for path, column in columns.items() if column[i] is not ABSENT} for i in range(count)]


def draw_manifests(draw, schema, count):
    keys = schema["properties"]["functions"]["additionalProperties"]["properties"]
    manifests = draw_settings(draw, schema, count)
    for manifest, functions in zip(manifests, draw_functions(draw, keys, count)):
        manifest["functions"] = functions
    # One besides has no user pool, which most settings need.
    manifests.append(copy.deepcopy(manifests[0]) | {"auth.provider": "oidc"})
    for manifest in manifests:
        for rule in RULES:
            rule(draw, manifest)
    return manifests


def missing(manifests, schema):
    """What none of the manifests has."""
    keys = schema["properties"]["functions"]["additionalProperties"]
    for path, key, _ in settings(schema):
        for option in options(path, key) or []:
            if not any(path in m and m[path] == option for m in manifests):
                yield f"{path}: {option}"
    functions = [function for m in manifests for function in m["functions"].values()]
    for trigger in (name for one in keys["oneOf"] for name in one["required"]):
        for value in keys["properties"][trigger].get("enum", [None]):
            if not any(trigger in f and value in (None, f[trigger]) for f in functions):
                yield f"functions: {trigger} {value or ''}"
    for what, has in FEATURES.items():
        if not any(map(has, functions)):
            yield f"functions: {what}"


def lines(manifest, version):
    """The manifest as YAML; JSON is how each value is written, as it is YAML as well."""
    tree = {"version": version}
    for path, value in manifest.items():
        *sections, name = path.split(".")
        section = tree
        for part in sections:
            section = section.setdefault(part, {})
        section[name] = value

    def write(section, depth):
        for name, value in section.items():
            nested = isinstance(value, dict) and value
            yield f"{'  ' * depth}{name}:" + ("" if nested else " " + json.dumps(value))
            if nested:
                yield from write(value, depth + 1)
    return write(tree, 0)


def main(schema, seed, count, folder):
    schema = json.loads(pathlib.Path(schema).read_text(encoding="utf-8"))
    for attempt in range(ATTEMPTS):
        manifests = draw_manifests(Draw(int(seed) * ATTEMPTS + attempt), schema, int(count))
        gaps = list(missing(manifests, schema))
        if not gaps:
            break
    assert not gaps, f"{count} manifests, drawn {ATTEMPTS} times, never have: {'; '.join(gaps)}"
    for number, manifest in enumerate(manifests, 1):
        text = "\n".join(lines(manifest, schema["properties"]["version"]["maximum"])) + "\n"
        pathlib.Path(folder, f"{number:02}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
