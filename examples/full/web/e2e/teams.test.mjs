// Managed by venture: edit freely, regenerating merges your changes.

// Two people and a team, each in a browser of their own. The mail is read where the emulator would have sent it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { accessible, launch, photograph, visit } from './browser.mjs'
import { ask } from './cloud.mjs'
import { call, press, see, signedIn, signIn } from './person.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function linkIn(address) {
  const { body } = await ask({ socketPath: process.env.LOCAL_AWS_SOCKET }, {
    path: '/_ministack/ses/messages', headers: { host: 'ministack' },
  })
  const mail = Object.values(JSON.parse(body).messages).flat().filter(({ To }) => To[0] === address).at(-1)
  return /http\S+\/invitation#\S+/.exec(mail.BodyText)[0]
}

const member = (page, { contact }) => page.getByRole('listitem').filter({ hasText: contact })
const said = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor()
const agree = (page) => page.once('dialog', (dialog) => dialog.accept())

test('somebody makes a team, invites another, gives a role and hands over; who leaves is out', async (context) => {
  const [hers, his] = [await visit(browser, context), await visit(browser, context)]
  const [ada, bob] = [await signedIn(hers), await signedIn(his)]
  await press(his, 'Sign out')

  await hers.getByRole('link', { name: 'Teams' }).click()
  await see(hers, 'Teams')
  await accessible(hers)
  await hers.getByLabel('Name of the team').fill('The Reds')
  await press(hers, 'Make a team')
  await see(hers, 'The Reds')
  await hers.getByLabel('E-mail').fill(bob.contact)
  await press(hers, 'Send the invitation')
  await said(hers, `An invitation is on its way to ${bob.contact}.`)
  await photograph(hers, 'team')
  await accessible(hers)

  await his.goto(await linkIn(bob.contact))
  await see(his, 'Sign in')
  await signIn(his, bob)
  await see(his, 'You have been invited to a team')
  await accessible(his)
  await press(his, 'Accept the invitation')
  await see(his, 'The Reds')
  await said(his, 'You are in the team now, as member.')
  assert.equal(await his.getByRole('button', { name: 'Send the invitation' }).count(), 0)

  await hers.reload()
  await see(hers, 'The Reds')
  await member(hers, bob).getByRole('combobox').selectOption('admin')
  await press(hers, `Change the role of ${bob.contact}`)
  await said(hers, `${bob.contact} is now admin.`)
  await his.reload()
  await his.getByLabel('Name of the team').fill('The Blues')
  await press(his, 'Rename the team')
  await see(his, 'The Blues')
  // Who owns it may not leave it alone.
  agree(hers)
  await press(hers, 'Leave the team')
  await hers.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
  agree(hers)
  await press(hers, `Hand the team over to ${bob.contact}`)
  await said(hers, `${bob.contact} is now owner.`)
  agree(hers)
  await press(hers, 'Leave the team')
  await said(hers, 'You have left the team.')
  await hers.getByText('You are in no team yet.').waitFor()

  await his.reload()
  await see(his, 'The Blues')
  assert.equal(await member(his, ada).count(), 0)
  agree(his)
  await press(his, 'Delete the team')
  await said(his, 'The team is deleted.')
})

test('an invitation that is revoked lets nobody in', async (context) => {
  const [hers, his] = [await visit(browser, context), await visit(browser, context)]
  await signedIn(hers)
  const bob = await signedIn(his)
  await hers.getByRole('link', { name: 'Teams' }).click()
  await hers.getByLabel('Name of the team').fill('The Greens')
  await press(hers, 'Make a team')
  await hers.getByLabel('E-mail').fill(bob.contact)
  await press(hers, 'Send the invitation')
  await said(hers, 'An invitation is on its way')
  await press(hers, `Revoke the invitation of ${bob.contact}`)
  await said(hers, `The invitation of ${bob.contact} is revoked.`)
  await his.goto(await linkIn(bob.contact))
  await press(his, 'Accept the invitation')
  await his.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  // Nor does one that a mail program has cut.
  await his.goto('about:blank')
  await his.goto(`${process.env.LOCAL_WEB_ORIGIN}/invitation#%E2%80`)
  await press(his, 'Accept the invitation')
  await his.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
})

test('a view that comes late does not take the place of where somebody has gone', async (context) => {
  const page = await visit(browser, context)
  await signedIn(page)
  let answer
  const asked = new Promise((resolve) => {
    void page.route('**/api/teams', (route) => {
      answer = () => route.continue()
      resolve()
    })
  })
  await page.getByRole('link', { name: 'Teams' }).click()
  await asked
  await page.goBack()
  const answered = page.waitForResponse('**/api/teams')
  await answer()
  await (await answered).finished()
  await page.waitForTimeout(300)
  await see(page, 'Calls')
})

test('an account is deleted by who says so twice', async (context) => {
  const page = await visit(browser, context)
  await signedIn(page)
  const methods = []
  page.on('request', (request) => methods.push(request.method()))
  page.once('dialog', (dialog) => dialog.dismiss())
  await press(page, 'Call DELETE /me')
  assert.equal((await call(page, 'GET /me')).status, '200')
  assert.ok(methods.includes('GET') && !methods.includes('DELETE'), methods.join(' '))
  agree(page)
  await press(page, 'Call DELETE /me')
  await see(page, 'Sign in')
  await said(page, 'Your account is deleted.')
  await page.reload()
  await see(page, 'Sign in')
})
