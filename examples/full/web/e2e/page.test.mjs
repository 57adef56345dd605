// Managed by venture: edit freely, regenerating merges your changes.

// Drives the page in a browser on the local stack. The emulator sends no messages: this is the code it expects.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { accessible, launch, photograph, visit } from './browser.mjs'
import { administer, admitted, call, confirm, press, see, signedIn, signIn, signInFirst, signUp } from './person.mjs'
import { codeNow } from './totp.mjs'

const resetCode = '654321'
const address = process.env.LOCAL_WEB_ORIGIN
// What a request says that brings the password: its flow, or with SRP the challenge it answers.
const passwordStep = 'PASSWORD_VERIFIER'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function logged(trace) {
  const root = trace.match(/Root=([^;]+)/)[1]
  const query = new URLSearchParams({ query: `trace_id:="${root}"` })
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`${process.env.LOCAL_LOGS_URL}/select/logsql/query?${query}`, {
      headers: { Authorization: `Bearer ${process.env.LOCAL_LOGS_TOKEN}` },
    })
    if (response.ok && (await response.text()).includes(root)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(`no log line of ${root}`)
}

test('somebody signs up, signs in and calls, and the log has the trace', async (context) => {
  const page = await visit(browser, context)
  await see(page, 'Sign in')
  await photograph(page, 'sign-in')
  await accessible(page)
  const who = await signUp(page)
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await press(page, 'Continue')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await confirm(page)
  await page.getByText('Your account is confirmed. Sign in.').waitFor()
  const flows = []
  page.on('request', (request) => flows.push(request.postData() ?? ''))
  await signIn(page, who)
  await see(page, 'Calls')
  assert.ok(flows.some((body) => body.includes('USER_SRP_AUTH')) && !flows.some((body) => body.includes(who.password)))

  const me = await call(page, 'GET /me')
  assert.equal(me.status, '200', me.body)
  assert.match(me.body, new RegExp(who.name))
  await logged(me.trace)
  assert.equal((await call(page, 'GET /hello')).status, '200')
  assert.equal((await call(page, 'GET /world')).status, '200')
  await photograph(page, 'calls')
  await accessible(page)
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
  assert.equal(new Set(ids).size, ids.length, ids.join(' '))

  await page.reload()
  await see(page, 'Calls')
  await press(page, 'Sign out')
  await see(page, 'Sign in')
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => /Token$/.test(key))), [])
})

test('a wrong password is refused', async (context) => {
  const page = await visit(browser, context)
  const who = await signUp(page)
  await confirm(page)
  await signIn(page, { ...who, password: `${who.password}x` })
  await page.getByText('That name and password do not go together.').waitFor()
})

test('a forgotten password is replaced', async (context) => {
  const page = await visit(browser, context)
  const who = await signUp(page)
  await confirm(page)
  await press(page, 'Forgotten password')
  await page.locator('[name=username]').fill(who.name)
  await press(page, 'Send a code')
  await see(page, 'Set a new password')
  await page.getByRole('textbox', { name: 'Code' }).fill(resetCode)
  await page.getByLabel('New password').fill(`${who.password}new`)
  await press(page, 'Set a new password')
  await page.getByText('Your password has been changed. Sign in with it.').waitFor()
  await signIn(page, { ...who, password: `${who.password}new` })
  await see(page, 'Calls')
})

test('the password of an administrator is replaced at the first sign-in, and by who has to reset it', async (context) => {
  const page = await visit(browser, context)
  const who = await admitted()
  await signInFirst(page, who)
  await see(page, 'Calls')
  await press(page, 'Sign out')
  await administer('AdminResetUserPassword', { Username: who.name })
  await signIn(page, who)
  await see(page, 'Set a new password')
  await page.getByRole('textbox', { name: 'Code' }).fill(resetCode)
  await page.getByLabel('New password').fill(`${who.password}er`)
  await press(page, 'Set a new password')
  await signIn(page, { ...who, password: `${who.password}er` })
  await see(page, 'Calls')
})

test('a session that has ended leads back to sign-in', async (context) => {
  const page = await visit(browser, context)
  await signedIn(page)
  await page.evaluate(() => {
    const part = (value) => btoa(JSON.stringify(value)).replaceAll('=', '')
    const expired = `${part({ alg: 'RS256' })}.${part({ exp: 1, iat: 0 })}.x`
    for (const key of Object.keys(localStorage)) {
      if (/\.(access|id)Token$/.test(key)) localStorage.setItem(key, expired)
      if (/\.refreshToken$/.test(key)) localStorage.setItem(key, 'gone')
    }
  })
  await page.getByRole('button', { name: 'Call GET /me' }).click()
  await page.getByText('Your session has ended. Sign in again.').waitFor()
})

test('a second factor is set up, and asked for', async (context) => {
  const page = await visit(browser, context)
  const who = await signedIn(page)
  await press(page, 'Set up a second factor')
  await page.getByRole('img', { name: 'QR code of the secret' }).waitFor()
  await photograph(page, 'second-factor')
  await accessible(page)
  const secret = await page.locator('#secret').textContent()
  // In two groups, as apps show it.
  await page.getByRole('textbox', { name: 'Code' }).fill(` ${codeNow(secret).replace(/...$/, ' $&')} `)
  await press(page, 'Continue')
  await page.getByText('From now on, signing in asks for a code too.').waitFor()
  await press(page, 'Sign out')
  await signIn(page, who)
  await see(page, 'Second factor')
  await page.getByRole('textbox', { name: 'Code' }).fill(codeNow(secret))
  await press(page, 'Continue')
  await see(page, 'Calls')
})

// The emulator signs in whoever has no second factor yet: here its answer to the password becomes Cognito's. What comes
// then it knows.
test('a second factor that is wanted is set up at sign-in', async (context) => {
  const page = await visit(browser, context)
  const who = await signedIn(page)
  await press(page, 'Sign out')
  await page.route(`${process.env.LOCAL_COGNITO_URL}/`, async (route) => {
    const { AuthFlow, AuthParameters, ChallengeName = AuthFlow, ChallengeResponses = AuthParameters } = route.request().postDataJSON() ?? {}
    if (ChallengeName !== passwordStep) return route.continue()
    const response = await route.fetch()
    assert.ok((await response.json()).AuthenticationResult)
    const parameters = { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: ChallengeResponses.USERNAME }
    return route.fulfill({ response, json: { ChallengeName: 'MFA_SETUP', Session: 'x'.repeat(20), ChallengeParameters: parameters } })
  })
  await signIn(page, who)
  await see(page, 'Set up a second factor')
  const secret = await page.locator('#secret').textContent()
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await press(page, 'Continue')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await page.getByRole('textbox', { name: 'Code' }).fill(codeNow(secret))
  await press(page, 'Continue')
  await see(page, 'Calls')
})

// The emulator knows no second factor by e-mail: here its answer to the password becomes Cognito's, and so does what
// Cognito answers then, up to the tokens, which are the emulator's.
test('a second factor is chosen, and its code comes by e-mail', async (context) => {
  const page = await visit(browser, context)
  const who = await signedIn(page)
  await press(page, 'Sign out')
  const asked = []
  let tokens
  await page.route(`${process.env.LOCAL_COGNITO_URL}/`, async (route) => {
    const { AuthFlow, AuthParameters, ChallengeName = AuthFlow, ChallengeResponses = AuthParameters } = route.request().postDataJSON() ?? {}
    const answer = (name, parameters) => route.fulfill({
      headers: { 'Access-Control-Allow-Origin': address },
      json: { ChallengeName: name, Session: 'x'.repeat(20), ChallengeParameters: { USER_ID_FOR_SRP: ChallengeResponses.USERNAME, ...parameters } },
    })
    switch (ChallengeName) {
      case passwordStep:
        tokens = await (await route.fetch()).json()
        assert.ok(tokens.AuthenticationResult)
        return answer('SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' })
      case 'SELECT_MFA_TYPE':
        asked.push(ChallengeResponses.ANSWER)
        return answer('EMAIL_OTP', { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'a***@e***' })
      case 'EMAIL_OTP':
        asked.push(ChallengeResponses.EMAIL_OTP_CODE)
        return route.fulfill({ headers: { 'Access-Control-Allow-Origin': address }, json: tokens })
      default:
        return route.continue()
    }
  })
  await signIn(page, who)
  await see(page, 'Choose a second factor')
  await accessible(page)
  await press(page, 'E-mail')
  await page.getByText('We have sent a code to a***@e***.').waitFor()
  await page.getByRole('textbox', { name: 'Code' }).fill('12345678')
  await press(page, 'Continue')
  await see(page, 'Calls')
  assert.deepEqual(asked, ['EMAIL_OTP', '12345678'])
})

test('a page of another origin reaches neither the API nor sign-in', async (context) => {
  const page = await browser.newPage()
  context.after(() => page.close())
  await page.route('http://stranger.test/', (route) => route.fulfill({ contentType: 'text/html', body: 'a stranger' }))
  await page.goto('http://stranger.test/')
  const reached = (url) => page.evaluate((url) => fetch(url, { method: 'POST', body: '{}' }).then(() => true, () => false), url)
  for (const url of [`${address}/api/me`, `${process.env.LOCAL_API_URL}/me`, process.env.LOCAL_COGNITO_URL]) {
    assert.equal(await reached(url), false, url)
  }
})

test('the page answers neither another name nor another page', async () => {
  const { port } = new URL(address)
  const ask = (path, origin) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { Origin: origin } })
  assert.equal((await ask('/config.json', 'https://example.com')).status, 403)
  assert.equal((await ask('/api/me', 'https://example.com')).status, 403)
  assert.equal((await ask('/config.json', address)).status, 200)
})
