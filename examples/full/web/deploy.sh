#!/bin/sh
# Managed by venture: edit freely, regenerating merges your changes.
# Uploads the page that was built to its stack, or with `remove` takes it away. Needs the AWS CLI, and STAGE.
set -eu
cd "$(dirname "$0")"
command -v aws >/dev/null || { echo 'aws is missing; get it from https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' >&2; exit 1; }
export AWS_DEFAULT_REGION=ap-southeast-2

describe() { # stack, query
  aws cloudformation describe-stacks --stack-name "$1" --query "Stacks[0].$2" --output text
}
output() { # stack, name
  describe "$1" "Outputs[?OutputKey=='$2'].OutputValue"
}
api=lighthouse-$STAGE page=lighthouse-web-$STAGE

if [ "${1:-}" = remove ]; then
  # First of both stacks whether they may go: that of the API goes last, and would refuse when the page is lost already.
  for stack in "$page" "$api"; do
    said=$(describe "$stack" EnableTerminationProtection 2>&1) && failed= || failed=yes
    case $failed$said in
      yes*'does not exist'*) ;;
      yes*) echo "$said" >&2; exit 1 ;;
      *True)
        echo "nothing was removed: the stack $stack is protected. Write stack-protection: false below params: $STAGE: in serverless.yml, make deploy STAGE=$STAGE, and remove it then" >&2
        exit 1 ;;
    esac
  done
  if bucket=$(output "$page" PageBucketName 2>/dev/null); then # else there is none: the page was never deployed
    aws s3 rm --recursive "s3://$bucket"
    ../node_modules/.bin/osls remove --stage "$STAGE"
  fi
  exit
fi
bucket=$(output "$page" PageBucketName)

cat >dist/config.json <<EOF
{
  "apiUrl": "$(output "$api" ServiceEndpoint)",
  "region": "$AWS_DEFAULT_REGION",
  "userPoolId": "$(output "$api" UserPoolId)",
  "userPoolClientId": "$(output "$api" UserPoolClientId)"
}
EOF

# First what the page needs: whoever loads it meanwhile has all of the old one, or all of the new one.
aws s3 sync dist/assets "s3://$bucket/assets" --cache-control 'public, max-age=31536000, immutable'
aws s3 cp dist/config.json "s3://$bucket/config.json" --cache-control 'no-cache'
aws s3 cp dist/index.html "s3://$bucket/index.html" --cache-control 'no-cache'
distribution=$(output "$page" DistributionId)
aws cloudfront create-invalidation --distribution-id "$distribution" --paths /index.html /config.json >/dev/null

# The page's own names, if it has any, and then the one that CloudFront has given it.
hosts=$(aws cloudfront get-distribution --id "$distribution" --output text \
  --query 'Distribution.[DistributionConfig.Aliases.Items, [DomainName]][]')
set -- $hosts
echo "https://$1"

origin=$(output "$api" WebOrigin)
for host; do
  [ "$origin" != "https://$host" ] || exit 0
done
echo "warning: invitations lead to $origin, which is not this page. Write web-origin: https://$1 below params: $STAGE: in serverless.yml, and deploy once more" >&2
