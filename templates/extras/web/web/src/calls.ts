// What somebody who is signed in sees: every route of the API, and their account.

import { call, client, SessionEnded } from './api'
import type { Config } from './config'
import { button, element, type Field, form, show } from './dom'
import { showSecret } from './factor'
import { passkeys, type Route, routes, secondFactor } from './project'
import * as session from './session'
import { explain, text } from './text'

type Leave = (notice?: string) => void

export function showCalls(config: Config, leave: Leave, notice = ''): void {
  show(
    text.calls,
    element('p', { role: 'status' }, notice),
    ...invitation(),
    caller(config),
    ...routes.map((route) => card(config, route, leave)),
    account(config, leave),
  )
}

function card(config: Config, route: Route, leave: Leave): HTMLElement {
  const parameters = [...route.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
  const id = `${route.method}-${route.path}`.replace(/[^A-Za-z]+/g, '-')
  const takesBody = ['POST', 'PUT', 'PATCH'].includes(route.method)
  const fields: Field[] = parameters.map((name) => ({ name: `${id}-${name}`, label: name }))
  if (takesBody) fields.push({ name: `${id}-body`, label: text.body, value: bodyOf(route) })
  const answer = element('div', { role: 'status', class: 'answer' })
  const send = async (values: Record<string, string>) => {
    answer.replaceChildren()
    const path = parameters.reduce(
      (path, name) => path.replace(`{${name}}`, encodeURIComponent(values[`${id}-${name}`] ?? '')),
      route.path,
    )
    try {
      const got = await call(config, route, path, takesBody ? values[`${id}-body`] : undefined)
      answer.append(
        element('p', {}, `${text.status} `, element('strong', {}, String(got.status))),
        element('p', {}, `${text.traceId} `, element('code', { class: 'trace' }, got.traceId)),
        element('pre', { tabindex: '0', 'aria-label': route.path }, pretty(got.body)),
      )
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error
      await session.signOut()
      leave(text.ended)
    }
  }
  const title = element('h2', {}, element('span', { class: 'method' }, route.method), ` ${route.path}`)
  const asks = form(fields, text.call, send, explain)
  asks.querySelector('button')?.setAttribute('aria-label', `${text.call} ${route.method} ${route.path}`)
  return element('section', { class: 'card' }, title, element('p', { class: 'hint' }, route.access), asks, answer)
}

// Says as whom the calls below are made. Where the API cannot be asked, each call will say so.
function caller(config: Config): HTMLElement {
  const said = element('p', { class: 'hint' })
  client(config)
    .GET('/me')
    .then(({ data }) => {
      if (data) said.textContent = text.caller(data.subject, data.roles)
    }, () => undefined)
  return said
}

// An invitation leads to this page with its token behind the #, which no server sees.
const invited = (): string => (location.pathname === '/invitation' ? decodeURIComponent(location.hash.slice(1)) : '')

function bodyOf(route: Route): string {
  return route.path === '/invitations/accept' && invited() ? JSON.stringify({ token: invited() }) : '{}'
}

function invitation(): Node[] {
  const accept = routes.find((route) => route.path === '/invitations/accept')
  return accept && invited() ? [element('p', { class: 'notice' }, text.invitation)] : []
}

function account(config: Config, leave: Leave): HTMLElement {
  const said = element('p', { role: 'alert', class: 'problem' })
  const again = (notice = '') => showCalls(config, leave, notice)
  const attempt = (act: () => Promise<void>) => () =>
    act().catch((error: unknown) => {
      said.textContent = explain(error)
    })
  const setUp = async () => {
    const step = await session.startSecondFactor()
    if (step.kind !== 'set-up') return
    const goOn = async (code: string) => {
      await session.finishSecondFactor(code)
      again(text.setUpDone)
    }
    showSecret(step, goOn, element('p', { class: 'others' }, button(text.calls, () => again())))
  }
  const leaveNow = async () => {
    await session.signOut()
    leave(text.signedOut)
  }
  const made = element('p', { class: 'others' })
  if (secondFactor) made.append(button(text.setUp, attempt(setUp)))
  if (passkeys) made.append(button(text.addPasskey, attempt(async () => session.addPasskey().then(() => again(text.passkeyAdded)))))
  made.append(button(text.signOut, attempt(leaveNow)))
  return element('footer', {}, said, made)
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
