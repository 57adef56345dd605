"""Checks what cfn-lint, checkov and the local stack can't see. Usage: check_templates.py API.json FORWARDER.json"""
import json
import sys


def resources(template, kind):
    return {k: v for k, v in template["Resources"].items() if v["Type"] == kind}


def check(api, forwarder):
    for template in (api, forwarder):
        functions = resources(template, "AWS::Lambda::Function")
        for name, f in functions.items():
            p = f["Properties"]
            if (p["Runtime"], p["Handler"], p.get("LoggingConfig", {}).get("LogFormat")) != ("provided.al2023", "bootstrap", "JSON"):
                yield f"{name}: runtime, handler or log format"
    filters = resources(api, "AWS::Logs::SubscriptionFilter").values()
    groups = {g["Properties"]["LogGroupName"]: {"Ref": name} for name, g in resources(api, "AWS::Logs::LogGroup").items()}
    named = [f["Properties"]["LogGroupName"] for f in filters]
    if sorted(json.dumps(groups.get(n) if isinstance(n, str) else n) for n in named) != sorted(map(json.dumps, groups.values())):
        yield "not one subscription filter per log group"
    if resources(forwarder, "AWS::Logs::SubscriptionFilter"):
        yield "the forwarder subscribes to itself"
    exports = {o["Export"]["Name"] for o in forwarder["Outputs"].values() if "Export" in o}
    # serverless-log-forwarding writes an ARN, which `make package` makes up.
    imports = [f["Properties"]["DestinationArn"]["Fn::ImportValue"] for f in filters if isinstance(f["Properties"]["DestinationArn"], dict)]
    if not set(imports) <= exports:
        yield "a filter imports what the forwarder doesn't export"
    principals = [p["Properties"]["Principal"] for p in resources(forwarder, "AWS::Lambda::Permission").values()]
    if set(principals) != {"logs.amazonaws.com"}:
        yield f"forwarder permissions: {principals}"
    for name, pool in resources(api, "AWS::Cognito::UserPool").items():
        for key, trigger in pool["Properties"]["LambdaConfig"].items():
            if key == "KMSKeyID":
                if resources(api, "AWS::KMS::Key").keys() != {trigger["Fn::GetAtt"][0]}:
                    yield f"{name}: codes are encrypted under {trigger}"
                continue
            trigger = trigger.get("LambdaArn", trigger)
            allowed = [p["Properties"] for p in resources(api, "AWS::Lambda::Permission").values()
                       if p["Properties"]["Principal"] == "cognito-idp.amazonaws.com"]
            if not any(p["FunctionName"] == trigger and p["SourceArn"] == {"Fn::GetAtt": [name, "Arn"]} for p in allowed):
                yield f"{name}: may not call {trigger}"
    for name, client in resources(api, "AWS::Cognito::UserPoolClient").items():
        if any(attribute.startswith("custom:") for attribute in client["Properties"]["WriteAttributes"]):
            yield f"{name}: may write custom attributes"
    for kind in ("AWS::Cognito::UserPool", "AWS::Cognito::UserPoolGroup", "AWS::DynamoDB::Table", "AWS::KMS::Key",
                 "AWS::S3::Bucket", "AWS::SQS::Queue"):
        for name, r in resources(api, kind).items():
            if name == "ServerlessDeploymentBucket" or kind == "AWS::SQS::Queue" and not name.endswith("DeadLetters"):
                continue
            if (r.get("DeletionPolicy"), r.get("UpdateReplacePolicy")) != ("RetainExceptOnCreate", "Retain"):
                yield f"{name}: not retained"


problems = list(check(*(json.load(open(path)) for path in sys.argv[1:3])))
print("\n".join(problems) or "templates are right")
sys.exit(bool(problems))
