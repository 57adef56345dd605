"""Whether manifests fit the published schemas of each version of Kubernetes that is in use: check_schemas.py FILE, which
holds what check_kubernetes.py has built. Schemas see less than an API server, but of more versions."""
import pathlib
import sys

import kubernetes_validate
import yaml

VERSIONS = ["1.32", "1.33", "1.34", "1.35", "1.36"]
# Defined by their own projects, not by Kubernetes.
DEFINED = ("gateway.networking.k8s.io/", "serving.knative.dev/")

manifests = [each for each in yaml.safe_load_all(pathlib.Path(sys.argv[1]).read_text()) if not each["apiVersion"].startswith(DEFINED)]
assert manifests, "no manifests"
for version in VERSIONS:
    for manifest in manifests:
        kubernetes_validate.validate(manifest, version, strict=True)
broken = {**manifests[0], "spce": {}}
try:
    kubernetes_validate.validate(broken, VERSIONS[-1], strict=True)
except kubernetes_validate.ValidationError:
    print(f"{len(manifests)} manifests fit the schemas of {', '.join(VERSIONS)}, and one with a misspelt field doesn't")
else:
    sys.exit("a misspelt field fits")
