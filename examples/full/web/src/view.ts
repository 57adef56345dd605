// What a view is, how it goes elsewhere, and what it does when a session has ended.

import { SessionEnded } from './api'
import type { Config } from './config'
import { element, show } from './dom'
import * as session from './session'
import { explain, text } from './text'

export interface View {
  readonly path: string
  // What leads there; a view without is not in the navigation.
  readonly label?: string
  show(config: Config, go: Go, notice?: string): void
}

export interface Go {
  readonly views: readonly View[]
  // Shows the view of an address of this page.
  to(address: string, notice?: string): void
  // Back to sign-in.
  leave(notice?: string): void
}

// Shows what a view has asked for, or why it could not.
export async function present(go: Go, title: string, ask: () => Promise<readonly [string, ...Node[]]>): Promise<void> {
  const asked = location.href
  const isLeft = () => location.href !== asked // by who did not wait
  try {
    const [heading, ...parts] = await ask()
    if (!isLeft()) show(heading, navigation(go), ...parts)
  } catch (error) {
    if (error instanceof SessionEnded) return end(go)
    if (!isLeft()) show(title, navigation(go), element('p', { role: 'alert', class: 'problem' }, explain(error)))
  }
}

// What a form sends: a session that has ended leads to sign-in.
export function attempt<T>(go: Go, act: (values: T) => Promise<void>): (values: T) => Promise<void> {
  return async (values) => {
    try {
      await act(values)
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error
      await end(go)
    }
  }
}

async function end(go: Go): Promise<void> {
  await session.signOut()
  go.leave(text.ended)
}

export const status = (notice: string): HTMLElement => element('p', { role: 'status' }, notice)

// Nothing where there is only one view.
export function navigation(go: Go): HTMLElement {
  const links = go.views.flatMap(({ path, label }) => (label ? [link(go, path, label)] : []))
  return element('nav', { class: 'others' }, ...(links.length > 1 ? links : []))
}

export function link(go: Go, address: string, label: string): HTMLElement {
  const made = element('a', { href: address }, label)
  if (address === location.pathname + location.hash) made.setAttribute('aria-current', 'page')
  made.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return // into a new tab or window
    event.preventDefault()
    go.to(address)
  })
  return made
}
