// All that comes before somebody is signed in.

import { button, element, form, show } from './dom'
import { showChoice, showSecret } from './factor'
import { passkeys, selfSignUp, signInName } from './project'
import * as session from './session'
import { explain, text } from './text'

type Done = () => void

const name = { name: 'username', label: text.name, autocomplete: 'username', type: signInName === 'email' ? 'email' : 'text' }
const password = { name: 'password', label: text.password, type: 'password', autocomplete: 'current-password' }
const newPassword = { name: 'password', label: text.newPassword, type: 'password', autocomplete: 'new-password' }
const email = { name: 'email', label: text.contact, type: 'email', autocomplete: 'email' }
const code = { name: 'code', label: text.code, autocomplete: 'one-time-code' }

export function showSignIn(done: Done, notice = ''): void {
  const send = async ({ username = '', password = '' }: Record<string, string>) =>
    follow(await session.signIn(username, password), username, done)
  const others = element('p', { class: 'others' })
  if (selfSignUp) others.append(button(text.signUp, () => showSignUp(done)))
  others.append(button(text.forgot, () => showForgot(done)))
  const views: Node[] = [element('p', { role: 'status' }, notice), form([name, password], text.signIn, send, explain)]
  if (passkeys) {
    const byPasskey = async ({ username = '' }: Record<string, string>) =>
      follow(await session.signInByPasskey(username), username, done)
    views.push(form([{ ...name, name: 'passkey-name' }], text.signInByPasskey, (values) => byPasskey({ username: values['passkey-name'] ?? '' }), explain))
  }
  show(text.signIn, ...views, others)
}

function follow(step: session.Step, username: string, done: Done): void {
  const goOn = async (value: string) => follow(await session.answer(value, username), username, done)
  switch (step.kind) {
    case 'done':
      return done()
    case 'confirm':
      return showConfirm(username, done)
    case 'code':
      return show(
        text.secondFactor,
        form([{ ...code, hint: text.secondFactorHint }], text.next, async (values) => goOn(values.code ?? ''), explainStep),
        back(done),
      )
    case 'email-code':
      return show(
        text.secondFactor,
        form([{ ...code, hint: text.emailCodeHint(step.to) }], text.next, async (values) => goOn(values.code ?? ''), explainStep),
        back(done),
      )
    case 'choice':
      return showChoice(step.factors, goOn, back(done))
    case 'email':
      return show(text.secondFactor, form([email], text.next, async (values) => goOn(values.email ?? ''), explainStep), back(done))
    case 'new-password':
      return show(text.reset, form([newPassword], text.next, async (values) => goOn(values.password ?? ''), explainStep), back(done))
    case 'set-up':
      return showSecret(step, goOn, back(done))
    case 'reset':
      return showReset(username, done)
    case 'password':
      return showSignIn(done, text.noPasskey)
    case 'unknown':
      return show(text.signIn, element('p', { role: 'alert' }, text.unknownStep(step.name)), back(done))
  }
}

// A step that comes too late is refused as a wrong password is.
function explainStep(error: unknown): string {
  return session.isNamed(error, 'NotAuthorizedException') ? text.tooLate : explain(error)
}

function showSignUp(done: Done): void {
  const contact = { name: 'contact', label: text.contact, type: 'email', autocomplete: 'email' }
  const fields = [name, ...(signInName === 'user-name' ? [contact] : []), { ...newPassword, label: text.password }]
  const send = async ({ username = '', password = '', contact = username }: Record<string, string>) => {
    await session.signUp(username, password, contact)
    showConfirm(username, done)
  }
  show(text.signUp, form(fields, text.signUp, send, explain), back(done))
}

function showConfirm(username: string, done: Done): void {
  const said = element('p', { role: 'status' })
  const send = async (values: Record<string, string>) => {
    await session.confirm(username, values.code ?? '')
    showSignIn(done, text.confirmed)
  }
  const resend = button(text.resend, async () => {
    said.textContent = await session.resendCode(username).then(() => text.sent, explain)
  })
  show(text.confirm, form([{ ...code, hint: text.confirmHint }], text.next, send, explain), said, resend, back(done))
}

function showForgot(done: Done): void {
  const send = async ({ username = '' }: Record<string, string>) => {
    await session.forgotPassword(username)
    showReset(username, done)
  }
  show(text.forgot, form([name], text.forgotSend, send, explain), back(done))
}

function showReset(username: string, done: Done): void {
  const send = async (values: Record<string, string>) => {
    await session.resetPassword(username, values.code ?? '', values.password ?? '')
    showSignIn(done, text.changed)
  }
  show(text.reset, form([{ ...code, hint: text.confirmHint }, newPassword], text.reset, send, explain), back(done))
}

function back(done: Done): HTMLElement {
  return element('p', { class: 'others' }, button(text.back, () => showSignIn(done)))
}
