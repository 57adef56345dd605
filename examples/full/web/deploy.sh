#!/bin/sh
# Managed by venture: edit freely, regenerating merges your changes.
# Uploads the page that was built to its stack, or with `remove` takes it away. Needs the AWS CLI, and STAGE.
set -eu
cd "$(dirname "$0")"
command -v aws >/dev/null || { echo 'aws is missing; get it from https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' >&2; exit 1; }
export AWS_DEFAULT_REGION=ap-southeast-2

output() { # stack, name
  aws cloudformation describe-stacks --stack-name "$1" --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" --output text
}
api=lighthouse-$STAGE page=lighthouse-web-$STAGE

if [ "${1:-}" = remove ]; then
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
aws cloudfront create-invalidation --distribution-id "$(output "$page" DistributionId)" --paths /index.html /config.json >/dev/null
output "$page" PageUrl
