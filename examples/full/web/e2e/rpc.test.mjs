// Managed by venture: edit freely, regenerating merges your changes.

// The page's clients of the services in proto/, in a browser.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { launch, visit } from './browser.mjs'
import { signedIn } from './person.mjs'

// Codes of Connect: https://connectrpc.com/docs/protocol/#error-codes
const [notImplemented, permissionDenied, unauthenticated, unavailable, unknown] = [12, 7, 16, 14, 2]

const methods = [
  { file: 'lighthouse/v1/credit_service', service: 'CreditService', method: 'ApproveCredit', access: 'team:admin' },
  { file: 'lighthouse/v1/credit_service', service: 'CreditService', method: 'Create', access: 'signed-in' },
]

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

// What an empty message comes to: 0 for an answer, or the code of a refusal.
const call = (page, { file, service, method }) =>
  page.evaluate(
    async ([file, service, method]) => {
      const [{ rpcClient }, services] = await Promise.all([import('/src/rpc.ts'), import(`/src/gen/${file}_pb.ts`)])
      const config = await (await fetch('/config.json')).json()
      const name = method[0].toLowerCase() + method.slice(1)
      return rpcClient(config, services[service])[name]({}).then(() => 0, ({ code }) => code)
    },
    [file, service, method],
  )

test('a method is called as whoever is signed in', async (context) => {
  const page = await visit(browser, context)
  for (const method of methods) {
    const code = await call(page, method)
    if (method.access === 'public') assert.notEqual(code, unauthenticated, method.method)
    else assert.equal(code, unauthenticated, method.method)
  }
  await signedIn(page)
  for (const method of methods) {
    const code = await call(page, method)
    if (method.access.startsWith('role:')) assert.equal(code, permissionDenied, method.method)
    else assert.ok(![notImplemented, permissionDenied, unauthenticated, unavailable, unknown].includes(code), `${method.method}: ${code}`)
  }
})
