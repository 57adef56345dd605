"""venture counts the API stack's resources itself, before CloudFormation does. Both must agree.
Usage: check_count.py VENTURE PROJECT API-TEMPLATE.json"""
import json
import subprocess
import sys

venture, project, template = sys.argv[1:4]
status = subprocess.run([venture, "status", "--format", "json"], cwd=project, check=True, capture_output=True)
counted = json.loads(status.stdout)["resources"]["api"]
packaged = len(json.load(open(template))["Resources"])
assert counted == packaged, f"venture counts {counted} resources, the packaged template has {packaged}"
