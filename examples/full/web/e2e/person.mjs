// Managed by venture: edit freely, regenerating merges your changes.

// What a person does on the page. The emulator sends no messages: this is the code it expects.

import { randomBytes } from 'node:crypto'

const signUpCode = '123456'

// A browser that knows nobody, at the page.
export async function visit(browser, context, address = process.env.LOCAL_WEB_ORIGIN) {
  const page = await browser.newPage()
  context.after(() => page.close())
  page.setDefaultTimeout(10_000)
  await page.goto(address)
  return page
}

export const see = (page, heading) => page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
export const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

export function somebody() {
  const name = randomBytes(8).toString('hex')
  return { name: `${name}@example.com`, password: `Aa1!${'x'.repeat(16)}` }
}

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

export async function call(page, route) {
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: route, exact: true }) })
  await card.getByRole('button').click()
  await card.locator('pre').waitFor()
  return { status: await card.locator('.answer strong').textContent(), trace: await card.locator('.trace').textContent(), body: await card.locator('pre').textContent() }
}
