// Managed by venture: edit freely, regenerating merges your changes.

// Deploys the page to the emulator as `make deploy` does to AWS, and lets its CloudFront be asked. Only the upload is
// another one: web/deploy.sh needs the AWS CLI.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { AwsClient } from 'aws4fetch'

const env = process.env
const web = fileURLToPath(new URL('..', import.meta.url))
const service = /^service: (\S+)/m.exec(readFileSync(join(web, 'serverless.yml'), 'utf8'))[1]
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }
const aws = new AwsClient({
  accessKeyId: env.LOCAL_AWS_ACCESS_KEY_ID,
  secretAccessKey: env.LOCAL_AWS_SECRET_ACCESS_KEY,
  region: env.AWS_REGION,
})

// What the page reads at /config.json on AWS, but for the address of the API, which a signature covers.
const config = {
  apiUrl: env.LOCAL_API_URL,
  region: env.AWS_REGION,
  userPoolId: env.LOCAL_POOL_ID,
  userPoolClientId: env.LOCAL_CLIENT_ID,
  ...(env.LOCAL_IDENTITY_POOL_ID && { identityPoolId: env.LOCAL_IDENTITY_POOL_ID }),
}

// Returns the distribution's name. What begins with /api goes to a port of this machine.
export async function deploy(apiPort) {
  const osls = join(web, '..', 'node_modules', '.bin', 'osls')
  run(osls, ['deploy', '--stage', 'local', '--param', `api-port=${apiPort}`])
  const outputs = await outputsOf(`${service}-local`)
  const folder = mkdtempSync(join(web, '..', '.local', 'e2e', 'page-'))
  try {
    run('node', [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', folder, '--logLevel', 'warn'])
    for (const path of readdirSync(folder, { recursive: true })) {
      const file = join(folder, path)
      if (statSync(file).isFile()) await upload(outputs.PageBucketName, path, readFileSync(file))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  await upload(outputs.PageBucketName, 'config.json', JSON.stringify(config))
  return new URL(outputs.PageUrl).host
}

// Whatever account and proxy the user has, the emulator is what is called.
function run(program, args) {
  const others = Object.entries(env).filter(([name]) => !/^(AWS|SLS)_|_PROXY$/i.test(name))
  execFileSync(program, args, {
    cwd: web,
    stdio: 'pipe',
    env: {
      ...Object.fromEntries(others),
      AWS_ENDPOINT_URL: env.LOCAL_AWS_URL,
      AWS_REGION: env.AWS_REGION,
      AWS_ACCESS_KEY_ID: env.LOCAL_AWS_ACCESS_KEY_ID,
      AWS_SECRET_ACCESS_KEY: env.LOCAL_AWS_SECRET_ACCESS_KEY,
      SLS_AWS_MONITORING_FREQUENCY: '200',
    },
  })
}

async function outputsOf(stack) {
  const body = new URLSearchParams({ Action: 'DescribeStacks', Version: '2010-05-15', StackName: stack }).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await (await callAws('/', { method: 'POST', body, headers, aws: { service: 'cloudformation' } })).text()
  const outputs = answer.matchAll(/<OutputKey>(.*?)<\/OutputKey>\s*<OutputValue>(.*?)<\/OutputValue>/gs)
  return Object.fromEntries([...outputs].map(([, name, value]) => [name, value]))
}

const upload = (bucket, path, body) =>
  callAws(`/${bucket}/${path}`, { method: 'PUT', body, headers: { 'Content-Type': types[extname(path)] }, aws: { service: 's3' } })

export async function callAws(path, request) {
  const response = await aws.fetch(env.LOCAL_AWS_URL + path, request)
  if (!response.ok) throw new Error(`${request.method} ${path}: ${response.status} ${await response.text()}`)
  return response
}

// The answer to a request, at an address or a socket.
export function ask(where, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const asked = request({ ...where, method, path, headers })
    asked.on('error', reject)
    asked.on('response', async (response) => {
      const parts = await response.toArray()
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) })
    })
    asked.end(body)
  })
}

// That of CloudFront, which takes the header for how the request came.
export const view = (host, scheme, request) => ask({ socketPath: env.LOCAL_AWS_SOCKET }, {
  ...request, headers: { ...request.headers, host, 'x-forwarded-proto': scheme },
})

// Answers at a free port of this machine for as long as there is something else to do. Returns the port.
export async function serve(answer) {
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request
    const { status, headers: answered, body } = await answer({ method, path, headers, body: Buffer.concat(await request.toArray()) })
    response.writeHead(status, answered).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server.unref().address().port
}
