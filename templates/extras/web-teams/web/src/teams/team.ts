// One team. The API decides who may do what; the views only leave out what it would refuse.

import { answered, client } from '../api'
import type { Config } from '../config'
import type { components } from '../description'
import { element, type Field, form } from '../dom'
import { explain } from '../text'
import { attempt, type Go, present, status } from '../view'
import { invitations, invite } from './invitations'
import { members } from './members'
import { text } from './text'

export type Role = components['schemas']['TeamRole']

// What the parts of the view need.
export interface Shown {
  readonly api: ReturnType<typeof client>
  readonly path: { readonly teamId: string }
  readonly subject: string
  // The roles that the caller may give and take.
  readonly gives: readonly Role[]
  // A form that does something, and then shows the team with what that says.
  does(label: string, act: (values: Record<string, string>) => Promise<string>, of?: string, fields?: readonly Field[]): HTMLElement
}

const gives: Record<Role, readonly Role[]> = { member: [], admin: ['member', 'admin'], owner: ['member', 'admin', 'owner'] }

export async function showTeam(config: Config, go: Go, teamId: string, notice: string): Promise<void> {
  const api = client(config)
  const path = { teamId }
  await present(go, text.teams, async () => {
    const team = answered(await api.GET('/teams/{teamId}', { params: { path } }))
    const { subject } = answered(await api.GET('/me'))
    const role = team.role ?? 'member'
    const shown: Shown = {
      api, path, subject, gives: gives[role],
      does: (label, act, of = '', fields = []) => {
        const send = attempt<Record<string, string>>(go, async (values) => showTeam(config, go, teamId, await act(values)))
        return form(fields, label, send, explain, { kind: fields.length > 0 ? 'main' : 'plain', label: of })
      },
    }
    const parts = [status(notice), element('p', { class: 'hint' }, text.yourRole(role)), ...members(shown, team.members ?? [])]
    if (role !== 'member') parts.push(invite(shown), ...(await invitations(shown)), rename(shown, team.name))
    parts.push(element('footer', { class: 'others' }, ...goodbyes(shown, go, role)))
    return [team.name, ...parts]
  })
}

function rename({ api, path, does }: Shown, name: string): HTMLElement {
  const field = { name: 'team-name', label: text.name, value: name }
  return does(text.rename, async (values) => {
    answered(await api.PATCH('/teams/{teamId}', { params: { path }, body: { name: values['team-name'] ?? '' } }))
    return text.renamed
  }, '', [field])
}

// After these the team is not there to be shown.
function goodbyes({ api, path, subject }: Shown, go: Go, role: Role): HTMLElement[] {
  const then = (label: string, question: string, said: string, act: () => Promise<unknown>) => {
    const send = attempt(go, async () => {
      if (!confirm(question)) return
      await act()
      go.to('/teams', said)
    })
    return form([], label, send, explain, { kind: 'plain' })
  }
  const leave = async () =>
    answered(await api.DELETE('/teams/{teamId}/members/{subject}', { params: { path: { ...path, subject } } }))
  const dissolve = async () => answered(await api.DELETE('/teams/{teamId}', { params: { path } }))
  const made = [then(text.leave, text.reallyLeave, text.left, leave)]
  if (role === 'owner') made.push(then(text.dissolve, text.reallyDissolve, text.dissolved, dissolve))
  return made
}
