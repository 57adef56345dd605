// Managed by venture: edit freely, regenerating merges your changes.
//
// make adopt: takes what a deleted stack has left behind into a new stack of its name, by an import of CloudFormation,
// which changes nothing of it. Needs the AWS CLI, STAGE, and the template that osls has packaged.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const region = 'us-east-1'
const { STAGE, WITHOUT = '' } = process.env
const stack = `acme-${STAGE}`
const without = WITHOUT.split(',').filter(Boolean)
// What has to be left, with the variables that name it.
const variables = { UserPool: 'POOL', UsersTable: 'TABLE' }
const needed = Object.keys(variables).filter((id) => !without.includes(id))
const given = (id) => process.env[variables[id]]

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
const unknown = without.filter((id) => !template[id]?.DeletionPolicy)
if (unknown.length > 0) fail(`WITHOUT: the template keeps no ${unknown.join(', ')}`)
const left = find()
const isImported = (id) => template[id]?.DeletionPolicy && identifiers[template[id].Type] && !without.includes(id)
const imported = [...left.keys()].filter(isImported)
for (const [id, physical] of left) console.log(`${stack}: ${id} ${isImported(id) ? 'is' : 'stays outside:'} ${physical}`)
take()

// The physical id of each resource by its logical one.
function find() {
  const stacks = cloudformation('list-stacks').StackSummaries.filter((found) => found.StackName === stack)
  stacks.sort((a, b) => b.CreationTime.localeCompare(a.CreationTime))
  const there = stacks.find((found) => found.StackStatus !== 'DELETE_COMPLETE')
  if (there?.StackStatus === 'REVIEW_IN_PROGRESS') discard(there.StackId)
  else if (there) fail(`the stack ${stack} is there, ${there.StackStatus}: ${remedy(there.StackStatus)}`)

  const deleted = stacks.filter((found) => found !== there).map(({ StackId }) => {
    const events = cloudformation('describe-stack-events', '--stack-name', StackId).StackEvents.reverse() // the last one counts
    const skipped = events.filter((event) => event.ResourceStatus === 'DELETE_SKIPPED')
    return new Map(skipped.map((event) => [event.LogicalResourceId, event.PhysicalResourceId]))
  })
  const known = deleted.filter((ids) => needed.every((id) => ids.has(id)))
  if (known.length === 0) return forgotten()
  const candidates = known.filter((ids) => needed.every((id) => !given(id) || given(id) === ids.get(id)))
  if (candidates.length === 0) fail(`no deleted stack is known to have left that, but:\n  ${names(known).join('\n  ')}`)
  const different = names(candidates)
  if (different.length > 1) fail(`several deleted stacks have left something; say which:\n  ${different.join('\n  ')}`)
  // The last one: a stack that was adopted and deleted again has left the same, and what came since.
  return candidates[0]
}

function names(stacks) {
  return [...new Set(stacks.map((ids) => needed.map((id) => `${variables[id]}=${ids.get(id)}`).join(' ')))]
}

// CloudFormation forgets a deleted stack after 90 days: then what is named is taken, if it is what it should be.
function forgotten() {
  if (!needed.every(given)) {
    fail(`no deleted stack ${stack} is known to have left ${needed.join(' and ')}; name ${needed.map((id) => variables[id]).join(' and ')}`)
  }
  if (needed.includes('UsersTable')) checkKeys(given('UsersTable'))
  const groups = Object.entries(template).filter(([, { Type }]) => Type === 'AWS::Cognito::UserPoolGroup')
  return new Map([...needed.map((id) => [id, given(id)]), ...groups.map(([id, group]) => [id, group.Properties.GroupName])])
}

function checkKeys(table) {
  const keys = ({ KeySchema }) => KeySchema.map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(', ')
  const found = keys(aws('dynamodb', 'describe-table', '--table-name', table).Table)
  const expected = keys(template.UsersTable.Properties)
  if (found !== expected) fail(`${table} is no users table: its keys are ${found}, not ${expected}`)
}

function remedy(status) {
  if (/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(status)) return `make deploy STAGE=${STAGE}`
  if (status.endsWith('_IN_PROGRESS')) return 'wait until that has ended'
  if (status.startsWith('UPDATE_')) return 'its events say why'
  return `its events say why; delete it first: aws cloudformation delete-stack --stack-name ${stack} --region ${region}`
}

// A stack whose change set was not executed: it holds nothing.
function discard(id) {
  cloudformation('delete-stack', '--stack-name', id)
  cloudformation('wait', 'stack-delete-complete', '--stack-name', id)
}

function take() {
  const resources = Object.fromEntries(imported.map((id) => [id, standalone(template[id])]))
  const toImport = imported.map((id) => ({
    ResourceType: template[id].Type,
    LogicalResourceId: id,
    ResourceIdentifier: identifiers[template[id].Type](left.get(id), template[id].Properties),
  }))
  const gone = `what has been deleted by hand is left out by its name above: WITHOUT=${imported.at(-1)},…`
  const set = ['--stack-name', stack, '--change-set-name', 'adopt']
  const created = run('cloudformation', 'create-change-set', ...set, '--change-set-type', 'IMPORT', '--capabilities', 'CAPABILITY_NAMED_IAM',
    '--resources-to-import', JSON.stringify(toImport), '--template-body', JSON.stringify({ Resources: resources }))
  if (created.status !== 0) fail(gone) // aws has said why
  if (run('cloudformation', 'wait', 'change-set-create-complete', ...set).status !== 0) {
    const { StatusReason } = cloudformation('describe-change-set', ...set)
    discard(JSON.parse(created.stdout).StackId)
    fail(`${StatusReason}\n  ${gone}`)
  }
  cloudformation('execute-change-set', ...set)
  if (run('cloudformation', 'wait', 'stack-import-complete', '--stack-name', stack).status !== 0) fail(`the stack's events say why; ${gone}`)
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

function cloudformation(...args) {
  return aws('cloudformation', ...args)
}

function aws(...args) {
  const { status, stdout } = run(...args)
  if (status !== 0) process.exit(1) // it has said why
  return stdout ? JSON.parse(stdout) : undefined
}

function run(...args) {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
  const ran = spawnSync('aws', [...args, '--region', region, '--output', 'json'], options)
  if (ran.error) fail('aws is missing; get it from https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html')
  return ran
}

function fail(why) {
  console.error(`make adopt: ${why}`)
  process.exit(1)
}
