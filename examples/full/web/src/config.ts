// What differs between stages, read when the page starts: one build is for all of them.

export interface Config {
  readonly userPoolId: string
  readonly userPoolClientId: string
  readonly userPoolEndpoint?: string
  readonly identityPoolId?: string
  readonly identityPoolEndpoint?: string
  // Where the API itself is: with an identity pool, a request's signature covers that address.
  readonly apiUrl: string
  readonly region: string
}

export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-cache' })
  if (!response.ok) throw new Error(`/config.json: ${response.status}`)
  const config: unknown = await response.json()
  for (const name of ['userPoolId', 'userPoolClientId', 'apiUrl', 'region']) {
    if (typeof (config as Record<string, unknown>)[name] !== 'string') throw new Error(`/config.json has no ${name}`)
  }
  return config as Config
}
