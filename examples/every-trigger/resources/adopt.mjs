// Managed by venture: edit freely, regenerating merges your changes.
//
// make adopt: takes what a deleted stack has left behind into a new stack of its name, by an import of CloudFormation,
// which changes nothing of it. Needs the AWS CLI, STAGE, and the template that osls has packaged.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const region = 'eu-west-1'
const { STAGE, POOL, TABLE } = process.env
const stack = `orchard-${STAGE}`

// What CloudFormation knows a resource of each type by. What is left of other types stays as it is.
const identifiers = {
  'AWS::Cognito::UserPool': (id) => ({ UserPoolId: id }),
  'AWS::Cognito::UserPoolGroup': (_, { GroupName }) => ({ UserPoolId: left.get('UserPool'), GroupName }),
  'AWS::DynamoDB::Table': (id) => ({ TableName: id }),
  'AWS::IAM::Role': (id) => ({ RoleName: id }),
  'AWS::KMS::Key': (id) => ({ KeyId: id }),
  'AWS::S3::Bucket': (id) => ({ BucketName: id }),
  'AWS::SQS::Queue': (id) => ({ QueueUrl: id }),
}

const template = JSON.parse(readFileSync('.serverless/cloudformation-template-update-stack.json', 'utf8')).Resources
const left = find()
const imported = [...left.keys()].filter((id) => template[id]?.DeletionPolicy && identifiers[template[id].Type])
for (const [id, physical] of left) console.log(`${stack}: ${id} ${imported.includes(id) ? 'is' : 'stays outside:'} ${physical}`)
take()

// The physical id of each resource by its logical one.
function find() {
  const stacks = aws('list-stacks').StackSummaries.filter((found) => found.StackName === stack)
  stacks.sort((a, b) => b.CreationTime.localeCompare(a.CreationTime))
  if (stacks.some((found) => found.StackStatus !== 'DELETE_COMPLETE')) fail(`the stack ${stack} is there: make deploy`)
  const kept = stacks.map(({ StackId }) => {
    const events = aws('describe-stack-events', '--stack-name', StackId).StackEvents.reverse() // the last one counts
    const skipped = events.filter((event) => event.ResourceStatus === 'DELETE_SKIPPED')
    return new Map(skipped.map((event) => [event.LogicalResourceId, event.PhysicalResourceId]))
  })
  const wanted = (ids) => (!POOL || ids.get('UserPool') === POOL) && (!TABLE || ids.get('UsersTable') === TABLE)
  const candidates = kept.filter((ids) => ids.has('UsersTable') && wanted(ids))
  const different = new Set(candidates.map((ids) => `POOL=${ids.get('UserPool')} TABLE=${ids.get('UsersTable')}`))
  if (different.size > 1) fail(`several deleted stacks have left something; say which:\n  ${[...different].join('\n  ')}`)
  // The last one: a stack that was adopted and deleted again has left the same, and what came since.
  if (candidates.length > 0) return candidates[0]
  // CloudFormation forgets a deleted stack after 90 days.
  if (!TABLE || !POOL) fail(`no deleted stack ${stack} is known to have left these; name both: POOL and TABLE`)
  const groups = Object.entries(template).filter(([, { Type }]) => Type === 'AWS::Cognito::UserPoolGroup')
  return new Map([['UserPool', POOL], ['UsersTable', TABLE], ...groups.map(([id, group]) => [id, group.Properties.GroupName])])
}

function take() {
  const resources = Object.fromEntries(imported.map((id) => [id, standalone(template[id])]))
  const toImport = imported.map((id) => ({
    ResourceType: template[id].Type,
    LogicalResourceId: id,
    ResourceIdentifier: identifiers[template[id].Type](left.get(id), template[id].Properties),
  }))
  const set = ['--stack-name', stack, '--change-set-name', 'adopt']
  aws('create-change-set', ...set, '--change-set-type', 'IMPORT', '--capabilities', 'CAPABILITY_NAMED_IAM',
    '--resources-to-import', JSON.stringify(toImport), '--template-body', JSON.stringify({ Resources: resources }))
  if (run('wait', 'change-set-create-complete', ...set).status !== 0) {
    const { StatusReason } = aws('describe-change-set', ...set)
    aws('delete-stack', '--stack-name', stack) // which holds nothing yet
    fail(StatusReason)
  }
  aws('execute-change-set', ...set)
  aws('wait', 'stack-import-complete', '--stack-name', stack)
  console.log(`${stack}: these are its own again; now make deploy STAGE=${STAGE}`)
}

// A resource without what refers to others that are not there yet, such as functions that it calls.
function standalone({ Type, DeletionPolicy, UpdateReplacePolicy, Properties = {} }) {
  const isMissing = (id) => id in template && !imported.includes(id)
  const whole = Object.entries(Properties).filter(([, value]) => ![...references(value)].some(isMissing))
  return { Type, DeletionPolicy, UpdateReplacePolicy, Properties: Object.fromEntries(whole) }
}

function* references(value) {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'Ref') yield inner
    if (key === 'Fn::GetAtt') yield [inner].flat()[0].split('.')[0]
    if (key === 'Fn::Sub') for (const [, id] of [inner].flat()[0].matchAll(/\$\{(\w+)/g)) yield id
    yield* references(inner)
  }
}

function aws(...args) {
  const { status, stdout } = run(...args)
  if (status !== 0) process.exit(1) // it has said why
  return stdout ? JSON.parse(stdout) : undefined
}

function run(...args) {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
  const ran = spawnSync('aws', ['cloudformation', ...args, '--region', region, '--output', 'json'], options)
  if (ran.error) fail('aws is missing; get it from https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html')
  return ran
}

function fail(why) {
  console.error(`make adopt: ${why}`)
  process.exit(1)
}
