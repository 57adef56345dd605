"""Walks packaged CloudFormation templates for what may be done, by whom, and what is kept how: check_policies.py TEMPLATE…
What it finds is shown on templates that it breaks itself, so a rule that finds nothing any more fails too."""
import copy
import json
import re
import sys

# Why a statement may be as wide as it is: (action, field that is wide).
WIDE = {
    ("ses:SendEmail", "Resource"): "who sends mail is bound to the sender's address by a condition",
    ("sns:Publish", "NotResource"): "numbers that get SMS have no ARN: everything but topics and endpoints",
    ("kms:*", "Action"): "in the policy of a key, which leaves it to IAM who may use it",
    ("kms:*", "Resource"): "in the policy of a key, * is that key",
}
# Why a permission has no SourceAccount or no SourceArn. What holds the account itself says which it is.
LACKS = {
    ("apigateway.amazonaws.com", "SourceAccount"): "osls writes it; the ARN has the account and the API",
    ("sns.amazonaws.com", "SourceAccount"): "the ARN of a topic has the account",
    ("s3.amazonaws.com", "SourceArn"): "the bucket waits for the permission, and its ARN has no account",
}
# Why a role has a policy of AWS's own, and is taken by a service for any account.
AWS_OWN = {"ApiGatewayRole": "for the access log: API Gateway takes one role an account, with this policy"}
# What a resource that keeps something has to say of it.
KEPT = {
    "AWS::Logs::LogGroup": ["RetentionInDays"],
    "AWS::S3::Bucket": ["BucketEncryption", "LifecycleConfiguration", "PublicAccessBlockConfiguration"],
    "AWS::SQS::Queue": ["SqsManagedSseEnabled", "MessageRetentionPeriod"],
    "AWS::SNS::Topic": ["KmsMasterKeyId"],
    "AWS::DynamoDB::Table": ["SSESpecification", "PointInTimeRecoverySpecification", "DeletionProtectionEnabled"],
    "AWS::KMS::Key": ["EnableKeyRotation"],
}
SECRET_NAME = re.compile(r"(SECRET|TOKEN|PASSWORD|PRIVATE_KEY|API_KEY|CREDENTIALS?)$", re.I)
SECRET = re.compile(r"A(KI|SI)A[A-Z0-9]{16}|-----BEGIN|gh[pousr]_\w{30}|xox[abpr]-|sk_live_|eyJ[\w-]+\.eyJ|://[^/\s:@$]+:[^/\s@$]+@")


def as_list(value):
    return value if isinstance(value, list) else [value]


def walk(node, path=()):
    """Every object and text of a template, with where it stands."""
    yield path, node
    if isinstance(node, (dict, list)):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from walk(value, (*path, key))


def statement_problems(where, s):
    if s["Effect"] == "Deny":
        return
    actions = as_list(s.get("Action", "NotAction"))
    wide = []
    if any("*" in action for action in actions) or "NotAction" in s:
        wide.append("Action")
    if "*" in as_list(s.get("Resource", [])):
        wide.append("Resource")
    if "NotResource" in s:
        wide.append("NotResource")
    for field in wide:
        if not all((action, field) in WIDE for action in actions):
            yield f"{where}: {field} is too wide in {s}"
    if "ses:SendEmail" in actions and "ses:FromAddress" not in json.dumps(s.get("Condition", {})):
        yield f"{where}: mail from any address"
    if "kms:*" in actions and "KeyPolicy" not in where:
        yield f"{where}: everything with keys"
    principal = s.get("Principal", {})
    if principal == "*" or "*" in as_list(principal.get("AWS", [])):
        yield f"{where}: anybody"
        return
    # Lambda takes roles of its own account only. Others act for all accounts of AWS; EKS tells by a tag for which.
    others = set(as_list(principal.get("Service", "lambda.amazonaws.com"))) - {"lambda.amazonaws.com"}
    if others and where.split(".")[1] not in AWS_OWN and not re.search("aws:(SourceA(ccount|rn)|RequestTag/eks-cluster-arn)", json.dumps(s.get("Condition", {}))):
        yield f"{where}: {others} for any account"


def permission_problems(name, p):
    for field in ("SourceArn", "SourceAccount"):
        if field not in p and (p["Principal"], field) not in LACKS:
            yield f"{name}: no {field}"
    if "SourceAccount" not in p and "AWS::AccountId" not in json.dumps(p["SourceArn"]) and "Ref" not in p["SourceArn"]:
        yield f"{name}: neither SourceAccount nor an account in {p['SourceArn']}"


def role_problems(resources):
    of = {}
    for name, r in resources.items():
        p = r.get("Properties", {})
        if r["Type"] == "AWS::Lambda::Function":
            of.setdefault(json.dumps(p["Role"]), []).append(name)
            for variable, value in p.get("Environment", {}).get("Variables", {}).items():
                if isinstance(value, str) and SECRET_NAME.search(variable):
                    yield f"{name}: {variable} is in the template"
        elif r["Type"] == "AWS::IAM::Role" and p.get("ManagedPolicyArns") and name not in AWS_OWN:
            yield f"{name}: a policy that others write"
        elif r["Type"] == "AWS::Lambda::Url":
            yield f"{name}: an address beside the API"
    yield from (f"{', '.join(names)}: one role" for names in of.values() if len(names) > 1)


def problems(template):
    resources = template["Resources"]
    yield from role_problems(resources)
    for path, node in walk(template):
        where = ".".join(map(str, path))
        if isinstance(node, dict) and "Effect" in node:
            yield from statement_problems(where, node)
        if isinstance(node, str) and SECRET.search(node):
            yield f"{where}: looks like a secret"
        if isinstance(node, str) and path and str(path[-1]).endswith("Access-Control-Allow-Origin") and "*" in node:
            yield f"{where}: any page"
        if path and str(path[-1]).endswith("Access-Control-Allow-Credentials"):
            yield f"{where}: pages send what the browser keeps"
    encrypted_in_transit = {json.dumps(r["Properties"]["Bucket"]) for r in resources.values()
                            if r["Type"] == "AWS::S3::BucketPolicy" and "aws:SecureTransport" in json.dumps(r)}
    for name, r in resources.items():
        p = r.get("Properties", {})
        if r["Type"] == "AWS::Lambda::Permission":
            yield from permission_problems(name, p)
        if r["Type"] == "AWS::S3::Bucket" and json.dumps({"Ref": name}) not in encrypted_in_transit:
            yield f"{name}: plain HTTP"
        for field in KEPT.get(r["Type"], []):
            if field not in p or field.endswith("Enabled") and field.startswith("Sqs") and p[field] is not True:
                yield f"{name}: no {field}"


def breakages(template):
    """The template, broken in one way each, with a word of the problem that has to be found."""
    def broken(kind, change, word):
        names = [name for name, r in template["Resources"].items() if r["Type"] == kind and name not in AWS_OWN]
        if names:
            copied = copy.deepcopy(template)
            change(copied["Resources"][names[-1]]["Properties"])
            yield copied, word

    def statement(p):
        return p["Policies"][0]["PolicyDocument"]["Statement"][0]

    role, function, permission = "AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Lambda::Permission"
    yield from broken(role, lambda p: statement(p).update(Action="logs:*"), "Action is too wide")
    yield from broken(role, lambda p: statement(p).update(Resource="*"), "Resource is too wide")
    yield from broken(role, lambda p: statement(p).update(Resource="*", Action="ses:SendEmail"), "any address")
    yield from broken(role, lambda p: statement(p).update(Resource="*", Action="kms:*"), "everything with keys")
    yield from broken(role, lambda p: p.update(ManagedPolicyArns=["arn"]), "others write")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "scheduler.amazonaws.com"}}
    yield from broken(role, lambda p: p["AssumeRolePolicyDocument"].update(Statement=[trust]), "for any account")
    yield from broken(role, lambda p: p["AssumeRolePolicyDocument"].update(Statement=[{**trust, "Principal": "*"}]), "anybody")
    yield from broken(function, lambda p: p.update(Environment={"Variables": {"DB_PASSWORD": "x"}}), "in the template")
    yield from broken(function, lambda p: p.update(Description="postgres://ada:hunter2@host/db"), "like a secret")
    yield from broken(permission, lambda p: p.update(Principal="events.amazonaws.com") or p.pop("SourceArn", None), "no SourceArn")
    yield from broken("AWS::ApiGateway::GatewayResponse", lambda p: p["ResponseParameters"].update(
        {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}), "any page")
    yield from broken("AWS::S3::BucketPolicy", lambda p: p.update(PolicyDocument={}), "plain HTTP")
    for kind, fields in KEPT.items():
        for field in fields:
            yield from broken(kind, lambda p, field=field: p.pop(field), f"no {field}")
    shared = copy.deepcopy(template)
    functions = [r for r in shared["Resources"].values() if r["Type"] == function]
    if len(functions) > 1:
        functions[0]["Properties"]["Role"] = functions[1]["Properties"]["Role"]
        yield shared, "one role"


failed = False
for path in sys.argv[1:]:
    whole = json.load(open(path))
    found = list(problems(whole))
    if not found:
        found = [f"'{word}' is not found any more" for template, word in breakages(whole)
                 if not any(word in problem for problem in problems(template))]
    failed = failed or bool(found)
    print("\n".join(f"{path}: {problem}" for problem in found) or f"{path}: nothing too wide, nothing kept for ever")
sys.exit(failed)
