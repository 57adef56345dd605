"""Every YAML and JSON file of a project parses, and none says a key twice. Usage: check_syntax.py PROJECT"""
import json
import pathlib
import sys

import yaml

project = pathlib.Path(sys.argv[1])


class Loader(yaml.SafeLoader):
    """Takes the tags of CloudFormation, and refuses what SafeLoader would silently drop."""

    def construct_mapping(self, node, deep=False):
        pairs = [(self.construct_object(key, deep=True), self.construct_object(value, deep=True)) for key, value in node.value]
        return unique(pairs)


def unique(pairs):
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, f"twice: {twice}"
    return dict(pairs)


def construct_tagged(loader, tag, node):
    kind = node.id
    return getattr(loader, f"construct_{kind}")(node)


Loader.add_multi_constructor("!", construct_tagged)
Loader.add_constructor(Loader.DEFAULT_MAPPING_TAG, Loader.construct_mapping)
found = 0
for path in sorted(project.rglob("*.*")):
    if "node_modules" in path.parts or path.suffix not in (".yml", ".yaml", ".json"):
        continue
    text = path.read_text(encoding="utf-8")
    try:
        json.loads(text, object_pairs_hook=unique) if path.suffix == ".json" else list(yaml.load_all(text, Loader))
    except (AssertionError, ValueError, yaml.YAMLError) as error:
        sys.exit(f"{path}: {error}")
    found += 1
assert found > 20, f"only {found} files were found"
