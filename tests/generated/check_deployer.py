"""The policy of the role that deploys allows what CloudFormation and osls do for every resource of the templates, and
nothing for a kind of resource that is not there. Usage: check_deployer.py POLICY.json TEMPLATE.json…

What a type needs is what its handlers in CloudFormation's registry call to create, read, update and delete it, as far
as the templates use it. A type that is not in the table fails: it wants a row here, and a statement in the policy."""
import fnmatch
import json
import re
import sys

NEEDS = {
    "AWS::ApiGateway::Account": ("::/account", "apigateway: GET PATCH"),
    "AWS::ApiGateway::Authorizer": ("::/restapis/a1/authorizers", "apigateway: DELETE GET PATCH POST"),
    "AWS::ApiGateway::Deployment": ("::/restapis/a1/deployments", "apigateway: DELETE GET PATCH POST"),
    "AWS::ApiGateway::GatewayResponse": ("::/restapis/a1/gatewayresponses/X", "apigateway: DELETE GET PATCH PUT"),
    "AWS::ApiGateway::Method": ("::/restapis/a1/resources/b/methods/GET", "apigateway: DELETE GET PATCH PUT"),
    "AWS::ApiGateway::Resource": ("::/restapis/a1/resources/b", "apigateway: DELETE GET PATCH POST"),
    "AWS::ApiGateway::RestApi": ("::/restapis/a1", "apigateway: DELETE GET PATCH POST PUT"),
    "AWS::ApiGateway::Stage": ("::/restapis/a1/stages/dev", "apigateway: DELETE GET PATCH POST PUT"),
    "AWS::CloudFront::Distribution": ("distribution/d", "cloudfront: CreateDistribution CreateInvalidation DeleteDistribution GetDistribution GetDistributionConfig ListTagsForResource TagResource UntagResource UpdateDistribution"),
    "AWS::CloudFront::Function": ("function/{}", "cloudfront: CreateFunction DeleteFunction DescribeFunction GetFunction ListTagsForResource PublishFunction TagResource UntagResource UpdateFunction"),
    "AWS::CloudFront::OriginAccessControl": ("origin-access-control/o", "cloudfront: CreateOriginAccessControl DeleteOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl"),
    "AWS::CloudFront::ResponseHeadersPolicy": ("response-headers-policy/r", "cloudfront: CreateResponseHeadersPolicy DeleteResponseHeadersPolicy GetResponseHeadersPolicy UpdateResponseHeadersPolicy"),
    "AWS::CloudWatch::Alarm": (":1:alarm:{}", "cloudwatch: DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource"),
    "AWS::Cognito::IdentityPool": (":1:identitypool/p", "cognito-identity: CreateIdentityPool DeleteIdentityPool DescribeIdentityPool ListTagsForResource TagResource UntagResource UpdateIdentityPool"),
    "AWS::Cognito::IdentityPoolRoleAttachment": (":1:identitypool/p", "cognito-identity: GetIdentityPoolRoles SetIdentityPoolRoles"),
    "AWS::Cognito::ManagedLoginBranding": (":1:userpool/p", "cognito-idp: CreateManagedLoginBranding DeleteManagedLoginBranding DescribeManagedLoginBranding UpdateManagedLoginBranding"),
    "AWS::Cognito::UserPool": (":1:userpool/p", "cognito-idp: AddCustomAttributes CreateUserPool DeleteUserPool DescribeUserPool GetUserPoolMfaConfig ListTagsForResource SetUserPoolMfaConfig TagResource UntagResource UpdateUserPool"),
    "AWS::Cognito::UserPoolClient": (":1:userpool/p", "cognito-idp: CreateUserPoolClient DeleteUserPoolClient DescribeUserPoolClient UpdateUserPoolClient"),
    "AWS::Cognito::UserPoolDomain": (":1:userpool/p", "cognito-idp: CreateUserPoolDomain DeleteUserPoolDomain DescribeUserPoolDomain UpdateUserPoolDomain"),
    "AWS::Cognito::UserPoolGroup": (":1:userpool/p", "cognito-idp: CreateGroup DeleteGroup GetGroup UpdateGroup"),
    "AWS::Cognito::UserPoolIdentityProvider": (":1:userpool/p", "cognito-idp: CreateIdentityProvider DeleteIdentityProvider DescribeIdentityProvider UpdateIdentityProvider"),
    "AWS::DynamoDB::Table": (":1:table/{}", "dynamodb: CreateTable DeleteTable DescribeContinuousBackups DescribeContributorInsights DescribeTable DescribeTimeToLive ListTagsOfResource TagResource UntagResource UpdateContinuousBackups UpdateTable UpdateTimeToLive"),
    "AWS::IAM::Policy": ("role/{}", "iam: DeleteRolePolicy GetRolePolicy PutRolePolicy"),
    "AWS::IAM::Role": ("role/{}", "iam: CreateRole DeleteRole DeleteRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies PassRole PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole"),
    "AWS::KMS::Key": (":1:key/k", "kms: CreateGrant CreateKey DescribeKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy ScheduleKeyDeletion TagResource UntagResource UpdateKeyDescription"),
    "AWS::Lambda::EventInvokeConfig": (":1:function:{}", "lambda: DeleteFunctionEventInvokeConfig GetFunctionEventInvokeConfig PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig"),
    "AWS::Lambda::EventSourceMapping": (":1:event-source-mapping:u", "lambda: CreateEventSourceMapping DeleteEventSourceMapping GetEventSourceMapping ListTags TagResource UntagResource UpdateEventSourceMapping"),
    "AWS::Lambda::Function": (":1:function:{}", "lambda: CreateFunction DeleteFunction GetFunction GetFunctionCodeSigningConfig GetFunctionConfiguration GetRuntimeManagementConfig ListTags TagResource UntagResource UpdateFunctionCode UpdateFunctionConfiguration"),
    "AWS::Lambda::Permission": (":1:function:{}", "lambda: AddPermission GetPolicy RemovePermission"),
    "AWS::Logs::LogGroup": (":1:log-group:{}", "logs: CreateLogGroup DeleteLogGroup DescribeLogGroups ListTagsForResource PutRetentionPolicy TagResource UntagResource"),
    "AWS::Logs::SubscriptionFilter": (":1:log-group:{}", "logs: DeleteSubscriptionFilter DescribeSubscriptionFilters PutSubscriptionFilter"),
    "AWS::S3::Bucket": ("{}", "s3: CreateBucket DeleteBucket GetBucketLocation GetBucketNotification GetBucketVersioning GetEncryptionConfiguration GetLifecycleConfiguration ListBucket ListBucketVersions PutBucketNotification PutBucketOwnershipControls PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration"),
    "AWS::S3::BucketPolicy": ("{}", "s3: DeleteBucketPolicy GetBucketPolicy PutBucketPolicy"),
    "AWS::SNS::Subscription": (":1:{}", "sns: GetSubscriptionAttributes ListSubscriptionsByTopic SetSubscriptionAttributes Subscribe Unsubscribe"),
    "AWS::SNS::Topic": (":1:{}", "sns: CreateTopic DeleteTopic GetTopicAttributes ListTagsForResource SetTopicAttributes TagResource UntagResource"),
    "AWS::SQS::Queue": (":1:{}", "sqs: CreateQueue DeleteQueue GetQueueAttributes ListQueueTags SetQueueAttributes TagQueue UntagQueue"),
    "AWS::SQS::QueuePolicy": (":1:{}", "sqs: GetQueueAttributes SetQueueAttributes"),
    "AWS::SSM::Parameter": (":1:parameter{}", "ssm: AddTagsToResource DeleteParameter GetParameters PutParameter RemoveTagsFromResource"),
    "AWS::Scheduler::Schedule": (":1:schedule/default/{}", "scheduler: CreateSchedule DeleteSchedule GetSchedule UpdateSchedule"),
}
NO_REGION = {"cloudfront": "::1:", "iam": "::1:", "s3": ":::"}
# What the tools themselves do: stacks, and packages in the deployment bucket.
OF_ALL = ["cloudformation", "s3"]


def as_list(value):
    return value if isinstance(value, list) else [value]


def allows(policy, action, arn):
    return any(
        any(fnmatch.fnmatchcase(action, pattern) for pattern in as_list(statement["Action"]))
        and any(fnmatch.fnmatchcase(arn, pattern) for pattern in as_list(statement["Resource"]))
        for statement in policy["Statement"]
    )


def named(resource, stack, logical_id):
    """The name that a resource has, or that CloudFormation gives it."""
    properties = resource.get("Properties", {})
    own = next((properties[key] for key in ("FunctionName", "LogGroupName", "Name") if isinstance(properties.get(key), str)), None)
    return own or (f"{stack}-{logical_id}-0X".lower() if resource["Type"] == "AWS::S3::Bucket" else f"{stack}-{logical_id}-0X")


def check(policy, templates):
    partition, region = re.search(r"arn:(aws[a-z-]*):lambda:([a-z0-9-]+):", json.dumps(policy)).groups()
    services = set()
    for template in templates:
        # The stack of the page has no functions but CloudFront's, which are named alike.
        functions = [r["Properties"].get("FunctionName") or r["Properties"]["Name"]
                     for r in template["Resources"].values() if r["Type"].endswith("::Function")]
        stack = re.match(r"(.*-(?:dev|prod))-", functions[0])[1]
        for logical_id, resource in template["Resources"].items():
            if resource["Type"] not in NEEDS:
                yield f"{resource['Type']} is not in the table of {sys.argv[0]}"
                continue
            place, needs = NEEDS[resource["Type"]]
            service, *actions = needs.replace(":", "").split()
            services.add(service)
            name = functions[0] if ":function:" in place else named(resource, stack, logical_id)
            if ":log-group:" in place and not name.startswith("/aws/"):
                name = f"/aws/lambda/{functions[0]}"
            middle = NO_REGION.get(service, f":{region}" if place.startswith(":") else f":{region}:1:")
            arn = f"arn:{partition}:{service}{middle}{place.format(name)}"
            yield from (f"{logical_id}: {service}:{action} on {arn}" for action in actions if not allows(policy, f"{service}:{action}", arn))
        for secret in re.findall(r"\{\{resolve:secretsmanager:([^:}]+):", json.dumps(template)):
            services.add("secretsmanager")
            arn = f"arn:{partition}:secretsmanager:{region}:1:secret:{secret}-AbCdEf"
            if not allows(policy, "secretsmanager:GetSecretValue", arn):
                yield f"secretsmanager:GetSecretValue on {arn}"
        package = f"arn:{partition}:s3:::{stack}-serverlessdeploymentbucket-x/serverless/a/x.zip"
        yield from (f"s3:{action} on {package}" for action in ("GetObject", "PutObject", "DeleteObject", "DeleteObjectVersion")
                    if not allows(policy, f"s3:{action}", package))
        if "PageBucket" in template["Resources"]:
            page = f"arn:{partition}:s3:::{stack}-pagebucket-x/index.html"
            yield from (f"s3:{action} on {page}" for action in ("DeleteObject", "PutObject") if not allows(policy, f"s3:{action}", page))
        data = f"arn:{partition}:s3:::{stack}-photosbucket-x/photo.jpg"
        yield from (f"s3:{action} is allowed on {data}" for action in ("GetObject", "DeleteObject") if allows(policy, f"s3:{action}", data))
    for statement in policy["Statement"]:
        for action in as_list(statement["Action"]):
            if action.split(":")[0] not in services | set(OF_ALL):
                yield f"{action} is allowed, and nothing needs it"
    other = {"lambda": ":1:function:other-dev-x", "dynamodb": ":1:table/other-dev-x", "sqs": ":1:other-dev-x", "secretsmanager": ":1:secret:/other/dev/x", "cloudformation": ":1:stack/other-dev/1"}
    for service, place in other.items():
        for statement in policy["Statement"]:
            for action in as_list(statement["Action"]):
                wide = statement["Resource"] == "*" and ("Condition" in statement or statement["Sid"] == "Lists")
                if action.startswith(f"{service}:") and not wide and allows({"Statement": [statement]}, action, f"arn:{partition}:{service}:{region}{place}"):
                    yield f"{action} is allowed on another project"
    size = len("".join(json.dumps(policy).split()))
    if size > 10240:
        yield f"{size} characters: IAM takes 10240 in a role"


problems = sorted(set(check(json.load(open(sys.argv[1])), [json.load(open(path)) for path in sys.argv[2:]])))
print("\n".join(problems) or f"{len(json.load(open(sys.argv[1]))['Statement'])} statements, all that is needed")
sys.exit(bool(problems))
