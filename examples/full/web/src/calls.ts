// What somebody who is signed in sees: every route of the API, and their account.

import { call, client } from './api'
import type { Config } from './config'
import { button, element, type Field, form, show } from './dom'
import { showSecret } from './factor'
import { passkeys, type Route, routes, secondFactor, secondFactorByEmail } from './project'
import * as session from './session'
import { explain, text } from './text'
import { attempt, type Go, navigation, status } from './view'

export function showCalls(config: Config, go: Go, notice = ''): void {
  show(
    text.calls,
    navigation(go),
    status(notice),
    caller(config),
    ...routes.map((route) => card(config, route, go)),
    account(go),
  )
}

function card(config: Config, route: Route, go: Go): HTMLElement {
  const parameters = [...route.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
  const id = route.method + route.path
  const takesBody = ['POST', 'PUT', 'PATCH'].includes(route.method)
  const fields: Field[] = parameters.map((name) => ({ name: `${id}-${name}`, label: name }))
  if (takesBody) fields.push({ name: `${id}-body`, label: text.body, value: '{}' })
  const answer = element('div', { role: 'status', class: 'answer' })
  const send = async (values: Record<string, string>) => {
    if (route.method === 'DELETE' && !confirm(text.reallyCall(`DELETE ${route.path}`))) return
    answer.replaceChildren()
    const path = parameters.reduce(
      (path, name) => path.replace(`{${name}}`, encodeURIComponent(values[`${id}-${name}`] ?? '')),
      route.path,
    )
    const got = await call(config, route, path, takesBody ? values[`${id}-body`] : undefined)
    if (id === 'DELETE/me' && got.status === 204) {
      await session.signOut()
      return go.leave(text.accountDeleted)
    }
    answer.append(
      element('p', {}, `${text.status} `, element('strong', {}, String(got.status))),
      element('p', {}, `${text.traceId} `, element('code', { class: 'trace' }, got.traceId)),
      element('pre', { tabindex: '0', 'aria-label': route.path }, pretty(got.body)),
    )
  }
  const title = element('h2', { class: 'route' }, element('span', { class: 'method' }, route.method), ` ${route.path}`)
  const label = `${text.call} ${route.method} ${route.path}`
  const asks = form(fields, text.call, attempt(go, send), explain, { label })
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

function account(go: Go): HTMLElement {
  const said = element('p', { role: 'alert', class: 'problem' })
  const again = (notice?: string) => go.to('/', notice)
  const trying = (act: () => Promise<void>) => () =>
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
    go.leave(text.signedOut)
  }
  const made = element('p', { class: 'others' })
  if (secondFactor) made.append(button(text.setUp, trying(setUp)))
  if (secondFactorByEmail) made.append(button(text.useEmail, trying(async () => session.useEmailAsFactor().then(() => again(text.useEmailDone)))))
  if (passkeys) made.append(button(text.addPasskey, trying(async () => session.addPasskey().then(() => again(text.passkeyAdded)))))
  made.append(button(text.signOut, trying(leaveNow)))
  return element('footer', {}, said, made)
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
