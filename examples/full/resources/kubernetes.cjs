// Managed by venture: edit freely, regenerating merges your changes.
// What the pods get of the functions that they stand for: what these may do, and their settings. It is read from the
// functions' own files, so what you add there, pods have too.

const FUNCTIONS = [
  'authorizer',
  'account',
  'approve-credit',
  'create-credit',
  'create-invoice',
  'hello',
  'me',
  'refunds',
  'teams',
  'users',
  'world',
  'audit',
  'nightly-report',
  'send-mail',
  'thumbnails',
]

// What Lambda does in a function's name, and no pod has to.
const OF_LAMBDA = ['logs', 'dead-letters']

// All statements, each once; those that differ in their resources alone become one, for a role holds 10,240 characters.
exports.policies = async ({ resolveVariable }) => {
  const statements = new Map()
  for (const { policies } of await functions(resolveVariable)) {
    for (const { Resource, ...rest } of policies.flatMap((policy) => policy.PolicyDocument.Statement)) {
      const key = JSON.stringify(rest)
      const resources = statements.get(key)?.Resource ?? new Map()
      for (const resource of [Resource].flat()) resources.set(JSON.stringify(resource), resource)
      statements.set(key, { ...rest, Resource: resources })
    }
  }
  const Statement = [...statements.values()].map(({ Resource, ...rest }) => ({ ...rest, Resource: [...Resource.values()] }))
  return [{ PolicyName: 'functions', PolicyDocument: { Version: '2012-10-17', Statement } }, await logs(resolveVariable)]
}

// Pods send their logs themselves: what the forwarder may do on Lambda.
const logs = async (resolveVariable) => {
  const [service, stage] = [await resolveVariable('self:service'), await resolveVariable('sls:stage')]
  const parameter = (name) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/${service}/${stage}/${name}` })
  const bucket = { 'Fn::ImportValue': `${service}-forwarder-${stage}-undelivered-logs` }
  const Statement = [
    { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: [parameter('log-destination/*'), parameter('undelivered-logs/bucket')] },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [bucket, '/*']] } },
  ]
  return { PolicyName: 'log-destination', PolicyDocument: { Version: '2012-10-17', Statement } }
}

// One environment for all: a name stands for the same in every function that has it.
exports.settings = async ({ resolveVariable }) => {
  const settings = {
    AWS_REGION: { Ref: 'AWS::Region' },
    LOG_LEVEL: await resolveVariable('param:log-level'),
    // By these three it finds where logs go.
    OWNER: await resolveVariable('self:provider.stackTags.owner'),
    SERVICE: await resolveVariable('self:service'),
    STAGE: await resolveVariable('sls:stage'),
    QUEUE_URL_AUDIT: { Ref: 'AuditEvents' },
    QUEUE_URL_SEND_MAIL: { Ref: 'OutgoingMailQueue' },
    QUEUE_URL_THUMBNAILS: { Ref: 'ThumbnailsEvents' },
  }
  for (const { name, environment } of await functions(resolveVariable)) {
    for (const [key, value] of Object.entries(environment)) {
      if (key in settings && JSON.stringify(settings[key]) !== JSON.stringify(value)) {
        throw new Error(`${name} has another ${key} than a function before it, and a pod has one environment`)
      }
      settings[key] = value
    }
  }
  const lines = Object.keys(settings).sort().map((key) => ({ 'Fn::Join': ['=', [key, settings[key]]] }))
  return { 'Fn::Join': ['\n', lines] }
}

const functions = (resolveVariable) =>
  Promise.all(
    FUNCTIONS.map(async (name) => {
      const [definition] = Object.values(await resolveVariable(`file(functions/${name}/function.yml)`))
      const { Resources } = await resolveVariable(`file(functions/${name}/resources.yml)`)
      // Those in the role, and those apart from it.
      const inside = Resources[definition.role].Properties.Policies
      const apart = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy')
      const policies = [...inside, ...apart.map(({ Properties }) => Properties)]
      return {
        name,
        environment: definition.environment ?? {},
        policies: policies.filter(({ PolicyName }) => !OF_LAMBDA.includes(PolicyName)),
      }
    }),
  )
