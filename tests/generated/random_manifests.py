"""Writes random manifests that together use every trigger, access level and choice there is, the same ones each time.
Usage: random_manifests.py .venture/schema.json SEED COUNT FOLDER
One has no functions. What settings take is read in the schema, so that a new key with
choices, a range or a flag takes part by itself; what free text is drawn from is in random_texts.py."""
import copy
import json
import pathlib
import sys

from random_draw import Draw
from random_functions import FEATURES, draw_functions
from random_texts import RULES, TEXTS

ABSENT = object()  # the key isn't written, so its default holds
ROUNDS = 100  # of COUNT manifests; what functions have is left to chance, and a rule may take back a choice


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


def wanted(schema):
    """What one of the manifests has to have: its name, and how to tell."""
    keys = schema["properties"]["functions"]["additionalProperties"]

    def some(has):
        return lambda manifest: any(map(has, manifest["functions"].values()))

    all_of_them = {
        "no functions": lambda manifest: not manifest["functions"],
        "no user pool": lambda manifest: manifest.get("auth.provider") == "oidc",
    }
    for path, key, _ in settings(schema):
        for option in options(path, key) or []:
            all_of_them[f"{path}: {option}"] = lambda manifest, path=path, option=option: manifest.get(path, ABSENT) == option
    for trigger in (name for one in keys["oneOf"] for name in one["required"]):
        for value in keys["properties"][trigger].get("enum", [None]):
            all_of_them[f"functions: {trigger} {value or ''}"] = some(
                lambda f, trigger=trigger, value=value: trigger in f and value in (None, f[trigger]))
    return all_of_them | {f"functions: {what}": some(has) for what, has in FEATURES.items()}


def cover(manifests, schema, count):
    """`count` of the manifests that have everything: each time the one that has the most of what is missing still, and
    what is rare before what many have."""
    has = [{what for what, tell in wanted(schema).items() if tell(manifest)} for manifest in manifests]
    rarity = {what: 1 / (1 + sum(what in one for one in has)) for what in wanted(schema)}
    missing, chosen = set(rarity), []
    while len(chosen) < count:
        left = (n for n in range(len(manifests)) if n not in chosen)
        best = max(left, key=lambda n: sum(rarity[what] for what in sorted(has[n] & missing)))
        chosen.append(best)
        missing -= has[best]
    assert not missing, f"{count} of {len(manifests)} manifests never have: {'; '.join(sorted(missing))}"
    return [manifests[n] for n in chosen]


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
    draw = Draw(int(seed))
    drawn = [manifest for _ in range(ROUNDS) for manifest in draw_manifests(draw, schema, int(count))]
    manifests = cover(drawn, schema, int(count))
    for number, manifest in enumerate(manifests, 1):
        text = "\n".join(lines(manifest, schema["properties"]["version"]["maximum"])) + "\n"
        pathlib.Path(folder, f"{number:02}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
