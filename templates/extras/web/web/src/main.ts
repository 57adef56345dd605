import { type Config, loadConfig } from './config'
import { showCalls } from './calls'
import { element, show } from './dom'
import { configure, isSignedIn } from './session'
import { showSignIn } from './signin'
import { text } from './text'

async function start(): Promise<void> {
  const config = await loadConfig()
  configure(config)
  if (await isSignedIn()) showCalls(config, leave(config))
  else leave(config)()
}

// What ends a session, and begins the next.
function leave(config: Config): (notice?: string) => void {
  return (notice) => showSignIn(() => showCalls(config, leave(config)), notice)
}

start().catch((error: unknown) => {
  show(text.broken, element('p', { role: 'alert', class: 'problem' }, error instanceof Error ? error.message : text.failed))
})
