// The teams of who is signed in, and a new one.

import { answered, client } from '../api'
import type { Config } from '../config'
import { element, form } from '../dom'
import { explain } from '../text'
import { attempt, type Go, link, present, status } from '../view'
import { showTeam } from './team'
import { text } from './text'

// One of them is at this address with its id behind the #.
export function showTeams(config: Config, go: Go, notice = ''): void {
  const id = location.hash.slice(1)
  if (id) return void showTeam(config, go, id, notice)
  const api = client(config)
  const create = attempt(go, async ({ name = '' }: Record<string, string>) => {
    const team = answered(await api.POST('/teams', { body: { name } }))
    go.to(addressOf(team.id))
  })
  void present(go, text.teams, async () => {
    const { teams } = answered(await api.GET('/teams'))
    const rows = teams.map((team) => element('li', { class: 'card' }, link(go, addressOf(team.id), team.name), ` ${team.role ?? ''}`))
    const list = rows.length > 0 ? element('ul', {}, ...rows) : element('p', {}, text.none)
    return [text.teams, status(notice), list, form([{ name: 'name', label: text.name }], text.create, create, explain)]
  })
}

export const addressOf = (id: string): string => `/teams#${id}`
