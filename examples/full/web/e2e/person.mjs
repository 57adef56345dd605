// Managed by venture: edit freely, regenerating merges your changes.

// What a person does on the page. The emulator sends no messages: this is the code it expects.

import { randomBytes } from 'node:crypto'

import { callAws } from './cloud.mjs'

const signUpCode = '123456'

export const see = (page, heading) => page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
export const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

function somebody() {
  const id = randomBytes(8).toString('hex')
  const name = `${id}@example.com`
  const contact = name
  return { name, contact, password: `Aa1!${'x'.repeat(16)}` }
}

// Somebody to whom an administrator has given an account, with a password for the first time.
export async function admitted() {
  const who = somebody()
  const attributes = { email: who.contact, email_verified: 'true' }
  await administer('AdminCreateUser', {
    Username: who.name,
    TemporaryPassword: who.password,
    MessageAction: 'SUPPRESS',
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  })
  return { ...who, password: `${who.password}new`, first: who.password }
}

export const administer = (action, input) =>
  callAws('/', {
    method: 'POST',
    body: JSON.stringify({ UserPoolId: process.env.LOCAL_POOL_ID, ...input }),
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSCognitoIdentityProviderService.${action}` },
    aws: { service: 'cognito-idp' },
  })

export async function signUp(page) {
  const who = somebody()
  await press(page, 'Sign up')
  await page.locator('[name=username]').fill(who.name)
  await page.getByLabel('Password').fill(who.password)
  await press(page, 'Sign up')
  await see(page, 'Confirm your account')
  return who
}

export async function confirm(page) {
  await page.getByRole('textbox', { name: 'Code' }).fill(signUpCode)
  await press(page, 'Continue')
  await see(page, 'Sign in')
}

export async function signIn(page, { name, password }) {
  await page.locator('[name=username]').fill(name)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

export async function signedIn(page) {
  const who = await signUp(page)
  await confirm(page)
  await signIn(page, who)
  await see(page, 'Calls')
  return who
}

// With the password of the administrator, in place of which comes one's own.
export async function signInFirst(page, who) {
  await signIn(page, { ...who, password: who.first })
  await see(page, 'Set a new password')
  await page.getByLabel('New password').fill(who.password)
  await press(page, 'Continue')
}

export async function call(page, route) {
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: route, exact: true }) })
  await card.getByRole('button').click()
  await card.locator('pre').waitFor()
  return { status: await card.locator('.answer strong').textContent(), trace: await card.locator('.trace').textContent(), body: await card.locator('pre').textContent() }
}
