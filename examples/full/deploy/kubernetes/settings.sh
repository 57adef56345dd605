#!/bin/sh
# Managed by venture: edit freely, regenerating merges your changes.
# Writes the settings of STAGE, an output of its stack, where its manifests look for them. Needs the AWS CLI.
set -eu
cd "$(dirname "$0")/overlays/$STAGE"
command -v aws >/dev/null || { echo 'aws is missing; get it from https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' >&2; exit 1; }
settings=$(aws cloudformation describe-stacks --region ap-southeast-2 --stack-name "lighthouse-$STAGE" \
  --query "Stacks[0].Outputs[?OutputKey=='KubernetesSettings'].OutputValue" --output text)
test -n "$settings" || { echo "the stack lighthouse-$STAGE has no settings for Kubernetes yet: make deploy STAGE=$STAGE" >&2; exit 1; }
printf '%s\n' "$settings" >settings.env
