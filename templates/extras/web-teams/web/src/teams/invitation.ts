// Where the link of an invitation leads: its token is behind the #, which no server sees.

import { answered, client } from '../api'
import type { Config } from '../config'
import { element, form, show } from '../dom'
import { explain } from '../text'
import { attempt, type Go, navigation } from '../view'
import { addressOf } from './list'
import { text } from './text'

export function showInvitation(config: Config, go: Go): void {
  const token = location.hash.slice(1)
  const accept = attempt(go, async () => {
    const { teamId, role } = answered(await client(config).POST('/invitations/accept', { body: { token } }))
    go.to(addressOf(teamId), text.joined(role))
  })
  const next = token ? form([], text.accept, accept, explain) : element('p', { role: 'alert' }, text.noToken)
  show(text.invitation, navigation(go), next)
}
