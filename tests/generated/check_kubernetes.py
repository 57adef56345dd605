"""Whether a real API server takes every manifest of a project, and refuses what is broken:
check_kubernetes.py PROJECT TEMPLATE, by a Python that has PyYAML. TEMPLATE is CloudFormation's of the stage dev.
Works in .local/cluster of the project, which gets settings and overlays."""
import copy
import json
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "kubernetes"))
from broken import BROKEN, UNSAFE  # noqa: E402
from cluster import cluster  # noqa: E402

CRDS = [("sigs.k8s.io/gateway-api@v1.6.3", "config/crd/standard/gateway.networking.k8s.io_httproutes.yaml"),
        ("knative.dev/serving@v0.51.0", "config/core/300-resources/service.yaml")]
OF_LAMBDA = ("logs", "dead-letters")
FORWARDED = {"ssm:GetParameter", "s3:PutObject"}  # pods send their logs themselves


def policies(template, role):
    """Those in a role, and those apart from it."""
    apart = (each["Properties"] for each in template["Resources"].values() if each["Type"] == "AWS::IAM::Policy")
    return [*template["Resources"][role]["Properties"]["Policies"], *(policy for policy in apart if {"Ref": role} in policy["Roles"])]


def permissions(template, role):
    """Each action on each resource under each condition by itself."""
    for policy in policies(template, role):
        for statement in policy["PolicyDocument"]["Statement"] if policy["PolicyName"] not in OF_LAMBDA else ():
            assert statement["Effect"] == "Allow", statement
            for action in listed(statement["Action"]):
                for resource in listed(statement["Resource"]):
                    yield json.dumps([action, resource, statement.get("Condition")], sort_keys=True)


def listed(value):
    return value if isinstance(value, list) else [value]


def text(value):
    """A value of CloudFormation as a stack would have it, with names in place of what AWS makes."""
    match value:
        case {"Fn::Join": [between, parts]}:
            return between.join(map(text, parts))
        case {"Fn::Sub": pattern}:
            return pattern.replace("${", "").replace("}", "")
        case {"Ref": name}:
            return name
    assert isinstance(value, str), value
    return value


def check_stack(template, stands_for):
    """The role may what the functions that pods stand for may, and nothing else; the settings are theirs."""
    functions = [thing["Properties"] for thing in template["Resources"].values() if thing["Type"] == "AWS::Lambda::Function"]
    functions = [function for function in functions if text(function["FunctionName"]).split("-dev-")[1] in stands_for]
    assert len(functions) == len(stands_for), stands_for
    own = {each for function in functions for each in permissions(template, function["Role"]["Fn::GetAtt"][0])}
    role = set(permissions(template, "KubernetesRole"))
    assert own and own <= role, f"only functions: {own - role}"
    more = {json.loads(each)[0] for each in role - own}
    assert more == FORWARDED, f"only the role: {more}"
    settings = text(template["Outputs"]["KubernetesSettings"]["Value"])
    names = {line.split("=")[0] for line in settings.splitlines()}
    wanted = {name for function in functions for name in function.get("Environment", {}).get("Variables", {})}
    assert wanted and wanted <= names, f"not among the settings: {wanted - names}"
    return settings


def build(project, overlay):
    """As `make kubernetes` does it."""
    kustomize = re.search(r"^KUSTOMIZE := (\S+)$", (project / "Makefile").read_text(), re.MULTILINE)[1]
    done = subprocess.run(["go", "run", kustomize, "build", overlay], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return list(yaml.safe_load_all(done.stdout))


def overlays(copied, settings):
    """Every stage as it is, and one with each component in place of the Gateway."""
    folder = copied / "deploy/kubernetes/overlays"
    stages = sorted(stage.name for stage in folder.iterdir())
    for component in ("../../ingress", "../../../knative"):
        name = component.split("/")[-1]
        shutil.copytree(folder / stages[0], folder / name)
        file = folder / name / "kustomization.yml"
        changed = file.read_text().replace("\n- ../../gateway\n", f"\n- {component}\n")
        assert changed != file.read_text()
        file.write_text(changed)
        stages.append(name)
    for stage in stages:
        (folder / stage / "settings.env").write_text(settings + "\n")
    return {stage: folder / stage for stage in stages}


def define(api):
    for module, path in CRDS:
        found = subprocess.run(["go", "mod", "download", "-json", module], check=True, capture_output=True, text=True)
        definition = yaml.safe_load((pathlib.Path(json.loads(found.stdout)["Dir"]) / path).read_text())
        status, answer, _ = api.apply(definition)
        assert status < 300, answer
        group = definition["spec"]["group"]
        version = next(each["name"] for each in definition["spec"]["versions"] if each["storage"])
        while api.request("GET", f"/apis/{group}/{version}")[0] != 200:
            pass


def check_applied(api, stage, things):
    """All are taken without a warning, and taken again there is nothing to change."""
    before = {}
    for again in (False, True):
        for thing in things:
            status, answer, warnings = api.apply(thing)
            what = f"{stage}: {thing['kind']} {thing['metadata']['name']}"
            assert status < 300, f"{what}: {answer['message']}"
            assert not warnings, f"{what}: Warning: {warnings}"
            version = answer["metadata"]["resourceVersion"]
            assert not again or before[api.path(thing)] == version, f"{what}: applied again, it changes"
            before[api.path(thing)] = version


def check_let_in(stage, things):
    """The policy lets in who asks pods: for requests, and a load balancer whether they are ready."""
    policy = next(each for each in things if each["kind"] == "NetworkPolicy" and each["metadata"]["name"] == "api")
    let_in = {port["port"] for port in policy["spec"]["ingress"][0]["ports"]}
    ports = {port["name"]: port["containerPort"] for each in things if each["kind"] == "Deployment"
             for container in each["spec"]["template"]["spec"]["containers"] for port in container["ports"]}
    asked = {ports[port["targetPort"]] for each in things if each["kind"] == "Service" for port in each["spec"].get("ports", ())}
    for each in things:
        health = each["metadata"].get("annotations", {}).get("alb.ingress.kubernetes.io/healthcheck-port")
        assert (health is None) == (each["kind"] != "Ingress"), f"{stage}: health is asked for at {health}"
        asked |= {int(health)} if health else set()
    assert asked <= let_in, f"{stage}: {asked - let_in} are closed"


def check_probed(stage, things):
    """Whoever asks a pod whether it is ready asks at the port of its health, in a way that Knative takes: by a number."""
    probed = 0
    for each in things:
        for container in each.get("spec", {}).get("template", {}).get("spec", {}).get("containers", ()):
            ports = {port.get("name"): port["containerPort"] for port in container.get("ports", ())}
            admin = next((each["value"] for each in container["env"] if each["name"] == "ADMIN_ADDRESS"), ":9090")
            asked = container["readinessProbe"]["httpGet"]
            assert asked["path"] == "/readyz" and f":{ports.get(asked['port'], asked['port'])}" == admin, f"{stage}: {asked}"
            assert isinstance(asked["port"], int) or each["kind"] != "Service", f"{stage}: {asked}"
            probed += 1
    assert probed, f"{stage}: nobody asks whether pods are ready"


def changed(thing, path, value):
    """A copy with another value at a path, from which everything but the last step is there."""
    thing = copy.deepcopy(thing)
    inside = thing
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return thing


def check_broken(api, things):
    dry = "&dryRun=All&force=true"
    for what, kind, name, path, value, word in BROKEN:
        thing = next(each for each in things if each["kind"] == kind and name in (None, each["metadata"]["name"]))
        status, answer, _ = api.apply(changed(thing, path, value), dry)
        assert status >= 400 and word in answer["message"], f"{what}: {status} {answer.get('message')}"
    deployment = next(each for each in things if each["kind"] == "Deployment" and each["metadata"]["name"] == "server")
    for what, path, value in UNSAFE:
        unsafe = changed(deployment, path, value)
        status, answer, warnings = api.apply(unsafe, dry)
        assert status == 200 and any("PodSecurity" in each for each in warnings), f"{what}: {status} {warnings}"
        pod = {"apiVersion": "v1", "kind": "Pod", "spec": unsafe["spec"]["template"]["spec"],
               "metadata": {"name": "unsafe", "namespace": unsafe["metadata"]["namespace"]}}
        status, answer, _ = api.apply(pod, dry)
        assert status == 403 and "PodSecurity" in answer["message"], f"{what}: {status} {answer.get('message')}"
    return len(BROKEN) + 2 * len(UNSAFE)


def main(project, template):
    project = pathlib.Path(project).resolve()
    folder = project / ".local/cluster"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project / "deploy", folder / "deploy")
    listed_functions = (project / "resources/kubernetes.cjs").read_text().split("[\n")[1].split("]")[0]
    stands_for = [line.strip(" ',") for line in listed_functions.splitlines() if line.strip()]
    settings = check_stack(json.loads(pathlib.Path(template).read_text()), stands_for)
    built = {stage: build(project, overlay) for stage, overlay in overlays(folder, settings).items()}
    (folder / "built.yml").write_text(yaml.safe_dump_all([thing for things in built.values() for thing in things]))
    with cluster(HERE.parents[1] / ".tools/kubernetes", folder) as api:
        define(api)
        for stage, things in built.items():
            check_let_in(stage, things)
            check_probed(stage, things)
            check_applied(api, stage, things)
        broken = check_broken(api, built["dev"] + built["ingress"])
    count = sum(map(len, built.values()))
    print(f"{count} manifests of {len(built)} overlays taken, and again without a difference; {broken} broken ones refused")


if __name__ == "__main__":
    main(*sys.argv[1:])
