// Managed by venture: edit freely, regenerating merges your changes.

// Loads the page from the stack that `make deploy` deploys, in the emulator's CloudFront.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { launch, visit } from './browser.mjs'
import { ask, deploy, serve, view } from './cloud.mjs'
import { call, press, see, signedIn } from './person.mjs'

const api = new URL(process.env.LOCAL_API_URL)
const cloud = new RegExp(`^https://cognito-(idp|identity)\\.${process.env.AWS_REGION}\\.amazonaws\\.com/`)

let host, browser
before(async () => {
  // The API as API Gateway has it: below its stage.
  const port = await serve(({ path, ...request }) => {
    assert.match(path, /^\/local\//)
    const headers = { ...request.headers, host: api.host }
    return ask({ host: api.hostname, port: api.port }, { ...request, headers, path: path.replace(/^\/local/, api.pathname.replace(/\/$/, '')) })
  })
  host = await deploy(port)
  browser = await launch()
})
after(() => browser?.close())

const get = (path, scheme = 'https') => view(host, scheme, { path })

test('every address without a dot is the page, with all headers', async () => {
  for (const path of ['/', '/index.html', '/invitation', '/a/deep/link']) {
    const { status, headers, body } = await get(path)
    assert.equal(status, 200, path)
    assert.match(String(body), /<main id="main">/, path)
    assert.match(headers['content-type'], /^text\/html/, path)
    assert.match(headers['content-security-policy'], /^default-src 'none'; script-src 'self'; .*; frame-ancestors 'none'$/, path)
    assert.equal(headers['strict-transport-security'], 'max-age=31536000', path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['x-frame-options'], 'DENY', path)
    assert.equal(headers['referrer-policy'], 'no-referrer', path)
  }
})

test('a file that is missing is not the page, and nothing is had without TLS', async () => {
  const missing = await get('/assets/missing.js')
  assert.equal(missing.status, 403)
  assert.doesNotMatch(String(missing.body), /<main/)
  const plain = await get('/invitation', 'http')
  assert.equal(plain.status, 301)
  assert.equal(plain.headers.location, `https://${host}/invitation`)
  assert.equal((await get('/api/me', 'http')).status, 403)
})

test('config.json names the API and the user pool', async () => {
  const { status, body } = await get('/config.json')
  assert.equal(status, 200)
  assert.equal(JSON.parse(body).userPoolId, process.env.LOCAL_POOL_ID)
})

test('what begins with /api is the answer of the API, refusals too', async () => {
  const { status, headers, body } = await get('/api/me')
  assert.equal(status, 401)
  assert.match(headers['content-type'], /json/, String(body))
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal((await get('/api/world')).status, 200)
})

test('what the headers allow is enough to sign in and to call', async (context) => {
  const port = await serve((request) => view(host, 'https', request))
  const page = await visit(browser, context, 'about:blank')
  const refused = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.route(cloud, async (route) => {
    const { 'content-type': type, 'x-amz-target': target } = route.request().headers()
    const answer = await fetch(process.env.LOCAL_COGNITO_URL, {
      method: 'POST', headers: { 'Content-Type': type, 'X-Amz-Target': target }, body: route.request().postData(),
    })
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': answer.headers.get('Content-Type') }
    await route.fulfill({ status: answer.status, headers, body: await answer.text() })
  })
  await page.goto(`http://127.0.0.1:${port}/`)
  await signedIn(page)
  assert.equal((await call(page, 'GET /me')).status, '200')
  await press(page, 'Sign out')
  await see(page, 'Sign in')
  assert.deepEqual(refused, [])
})
