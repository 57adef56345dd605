"""Checks what cfn-lint, checkov and the local stack can't see. Usage: check_templates.py API.json FORWARDER.json
[PAGE.json]"""
import json
import sys


def resources(template, kind):
    return {k: v for k, v in template["Resources"].items() if v["Type"] == kind}


def statements(role):
    for policy in role["Properties"].get("Policies", []):
        yield from policy["PolicyDocument"]["Statement"]


def as_list(value):
    return value if isinstance(value, list) else [value]


def path_of(api, resource):
    """The path of a method, with a * for each parameter; its API's root has none."""
    if "Ref" not in resource:
        return ""
    properties = api["Resources"][resource["Ref"]]["Properties"]
    part = properties["PathPart"]
    return f"{path_of(api, properties['ParentId'])}/{'*' if part.startswith('{') else part}"


def check_identity_pool(api):
    """Its role names every method that wants a signature, and nothing else."""
    methods = [m["Properties"] for m in resources(api, "AWS::ApiGateway::Method").values()]
    signed = {f"/{m['HttpMethod']}{path_of(api, m['ResourceId']) or '/'}" for m in methods if m["AuthorizationType"] == "AWS_IAM"}
    pools = resources(api, "AWS::Cognito::IdentityPool")
    if bool(signed) != bool(pools):
        yield f"{len(signed)} methods want a signature, and there are {len(pools)} identity pools"
    for name, pool in pools.items():
        p = pool["Properties"]
        if p["AllowUnauthenticatedIdentities"] or p["AllowClassicFlow"] or not all(c["ServerSideTokenCheck"] for c in p["CognitoIdentityProviders"]):
            yield f"{name}: who hasn't signed in gets credentials, or the classic flow is on"
        roles = [a["Properties"]["Roles"] for a in resources(api, "AWS::Cognito::IdentityPoolRoleAttachment").values()
                 if a["Properties"]["IdentityPoolId"] == {"Ref": name}]
        if len(roles) != 1 or roles[0].keys() != {"authenticated"}:
            yield f"{name}: roles {roles}"
            continue
        role = api["Resources"][roles[0]["authenticated"]["Fn::GetAtt"][0]]
        trust = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        host = "cognito-identity.amazonaws.com"
        want = {"StringEquals": {f"{host}:aud": {"Ref": name}}, "ForAnyValue:StringEquals": {f"{host}:amr": "authenticated"}}
        if [(s["Principal"], s["Action"], s["Condition"]) for s in trust] != [({"Federated": host}, "sts:AssumeRoleWithWebIdentity", want)]:
            yield f"{name}: its role trusts {trust}"
        allowed = list(statements(role))
        stage = resources(api, "AWS::ApiGateway::Deployment").popitem()[1]["Properties"]["StageName"]
        arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ApiGatewayRestApi}/" + stage
        named = [r["Fn::Sub"] for s in allowed for r in s["Resource"]]
        if [(s["Effect"], s["Action"]) for s in allowed] != [("Allow", "execute-api:Invoke")] or sorted(named) != sorted(arn + m for m in signed):
            yield f"{name}: its role may {allowed}, and {signed} want a signature"


def check_senders(api):
    """What sends to a queue waits until it may: SNS doesn't try again, and S3 asks when it gets the notification."""
    policies = resources(api, "AWS::SQS::QueuePolicy")
    targets = {name: [s["Properties"]["Endpoint"]] for name, s in resources(api, "AWS::SNS::Subscription").items()
               if s["Properties"]["Protocol"] == "sqs"}
    for name, bucket in resources(api, "AWS::S3::Bucket").items():
        configured = bucket["Properties"].get("NotificationConfiguration", {}).get("QueueConfigurations", [])
        targets[name] = [each["Queue"] for each in configured]
    for name, queues in targets.items():
        waits = [policies[each] for each in as_list(api["Resources"][name].get("DependsOn", [])) if each in policies]
        allowed = [queue["Ref"] for policy in waits for queue in policy["Properties"]["Queues"]]
        if not all(queue["Fn::GetAtt"][0] in allowed for queue in queues):
            yield f"{name}: doesn't wait for the policy of its queue"


def check_backlogs(api):
    """What waits in a queue leaves the account concurrency for the API: many new accounts have 10 in all."""
    queues = resources(api, "AWS::SQS::Queue")
    for name, mapping in resources(api, "AWS::Lambda::EventSourceMapping").items():
        p = mapping["Properties"]
        most = p.get("ScalingConfig", {}).get("MaximumConcurrency")
        if p["EventSourceArn"]["Fn::GetAtt"][0] in queues and most not in range(2, 6):
            yield f"{name}: takes {most or 'any number of'} batches at a time"


def check_alarms(api):
    """CloudWatch counts by the API's name: an alarm on another is silent for ever, and no emulator sees it."""
    alarms = {name: a["Properties"] for name, a in resources(api, "AWS::CloudWatch::Alarm").items()}
    watched = [{d["Name"]: d["Value"] for d in a["Dimensions"]} for a in alarms.values() if a["MetricName"] == "5XXError"]
    [rest] = resources(api, "AWS::ApiGateway::RestApi").values()
    kinds = ("AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage")
    stages = {r["Properties"].get("StageName") for kind in kinds for r in resources(api, kind).values()} - {None}
    if watched != [{"ApiName": rest["Properties"]["Name"], "Stage": stage} for stage in stages]:
        yield f"alarms watch {watched}, and the API is {rest['Properties']['Name']} on {stages}"
    for name, alarm in alarms.items():
        if "AlarmActions" not in alarm or alarm["TreatMissingData"] != "notBreaching":
            yield f"{name}: nobody is told, or told of nothing"


def check(api, forwarder):
    yield from check_identity_pool(api)
    yield from check_senders(api)
    yield from check_backlogs(api)
    yield from check_alarms(api)
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
            if name == "ServerlessDeploymentBucket":
                continue
            if (r.get("DeletionPolicy"), r.get("UpdateReplacePolicy")) != ("RetainExceptOnCreate", "Retain"):
                yield f"{name}: not retained"


def check_page(api, page):
    """The local stack gives the page's stack another API: only here is seen that what it imports is exported."""
    [imported] = [o["DomainName"]["Fn::Sub"][1]["Api"]["Fn::ImportValue"]
                  for d in resources(page, "AWS::CloudFront::Distribution").values()
                  for o in d["Properties"]["DistributionConfig"]["Origins"] if o["Id"] == "api"]
    if imported not in {o["Export"]["Name"] for o in api["Outputs"].values() if "Export" in o}:
        yield f"the page imports {imported}, which the API doesn't export"


api, forwarder, *page = (json.load(open(path)) for path in sys.argv[1:])
problems = [*check(api, forwarder), *(problem for template in page for problem in check_page(api, template))]
print("\n".join(problems) or "templates are right")
sys.exit(bool(problems))
