// Who is invited to a team, and a new invitation.

import { answered } from '../api'
import { element } from '../dom'
import type { Role, Shown } from './team'
import { text } from './text'

export function invite({ api, path, gives, does }: Shown): HTMLElement {
  const fields = [
    { name: 'invite-email', label: text.email, type: 'email' },
    { name: 'invite-role', label: text.role, options: gives },
  ]
  const form = does(text.send, async (values) => {
    const body = { email: values['invite-email'] ?? '', role: values['invite-role'] as Role }
    answered(await api.POST('/teams/{teamId}/invitations', { params: { path }, body }))
    return text.sent(body.email)
  }, '', fields)
  return element('section', { class: 'card' }, element('h2', {}, text.invite), form)
}

export async function invitations(shown: Shown): Promise<HTMLElement[]> {
  const { api, path, does } = shown
  const { invitations } = answered(await api.GET('/teams/{teamId}/invitations', { params: { path } }))
  if (invitations.length === 0) return []
  const rows = invitations.map(({ id: invitationId, email, role, expiresAt }) => {
    const until = new Date(expiresAt).toLocaleDateString()
    const revoke = does(text.revoke, async () => {
      answered(await api.DELETE('/teams/{teamId}/invitations/{invitationId}', { params: { path: { ...path, invitationId } } }))
      return text.revoked(email)
    }, text.revokeOf(email))
    return element('li', { class: 'card' }, element('strong', {}, email), ` ${text.invited(role, until)}`, revoke)
  })
  return [element('h2', {}, text.invitations), element('ul', {}, ...rows)]
}
