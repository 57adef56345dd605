// The members of a team.

import { answered } from '../api'
import type { components } from '../description'
import { element } from '../dom'
import type { Role, Shown } from './team'
import { text } from './text'

type Member = components['schemas']['Member']

export function members(shown: Shown, all: readonly Member[]): HTMLElement[] {
  return [element('h2', {}, text.members), element('ul', {}, ...all.map((member) => row(shown, member)))]
}

function row(shown: Shown, member: Member): HTMLElement {
  const { subject, email, role } = member
  const made = element('li', { class: 'card' }, element('strong', {}, email), ` ${role}`)
  if (subject === shown.subject || !shown.gives.includes(role)) return made
  made.append(change(shown, member), element('div', { class: 'others' }, remove(shown, member)))
  if (shown.gives.includes('owner')) made.lastElementChild?.append(handOver(shown, member))
  return made
}

function change({ api, path, gives, does }: Shown, { subject, email, role }: Member): HTMLElement {
  const field = { name: `role-${subject}`, label: text.role, value: role, options: gives }
  return does(text.change, async (values) => {
    const body = { role: values[field.name] as Role }
    answered(await api.PUT('/teams/{teamId}/members/{subject}', { params: { path: { ...path, subject } }, body }))
    return text.changed(email, body.role)
  }, text.changeOf(email), [field])
}

function remove({ api, path, does }: Shown, { subject, email }: Member): HTMLElement {
  return does(text.remove, async () => {
    answered(await api.DELETE('/teams/{teamId}/members/{subject}', { params: { path: { ...path, subject } } }))
    return text.removed(email)
  }, text.removeOf(email))
}

function handOver({ api, path, does }: Shown, { subject, email }: Member): HTMLElement {
  return does(text.handOver, async () => {
    if (!confirm(text.reallyHandOver(email))) return ''
    answered(await api.PUT('/teams/{teamId}/owner', { params: { path }, body: { subject } }))
    return text.changed(email, 'owner')
  }, text.handOverTo(email))
}
