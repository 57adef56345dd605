import { showCalls } from './calls'
import { type Config, loadConfig } from './config'
import { element, show } from './dom'
import { configure, isSignedIn } from './session'
import { showSignIn } from './signin'
import { text } from './text'
import type { Go, View } from './view'
import { views } from './views'

const home: View = { path: '/', label: text.calls, show: showCalls }

async function start(): Promise<void> {
  const config = await loadConfig()
  configure(config)
  const go = from(config)
  const arrive = async () => ((await isSignedIn()) ? go.to(here()) : go.leave())
  addEventListener('popstate', () => void arrive())
  await arrive()
}

const here = (): string => location.pathname + location.hash

function from(config: Config): Go {
  const go: Go = {
    views: [home, ...views],
    to(address, notice) {
      if (address !== here()) history.pushState(null, '', address)
      const view = go.views.find(({ path }) => path === location.pathname) ?? home
      view.show(config, go, notice)
    },
    leave: (notice) => showSignIn(() => go.to(here()), notice),
  }
  return go
}

start().catch((error: unknown) => {
  show(text.broken, element('p', { role: 'alert', class: 'problem' }, error instanceof Error ? error.message : text.failed))
})
