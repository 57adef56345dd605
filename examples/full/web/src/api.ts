// Calls the API below /api, which the page's own origin passes on.

import type { Config } from './config'
import type { Route } from './project'
import { tokens } from './session'

export interface Answer {
  readonly status: number
  readonly traceId: string
  readonly body: string
}

// The session has ended: only signing in again helps.
export class SessionEnded extends Error {}

export async function call(config: Config, route: Route, path: string, body?: string): Promise<Answer> {
  let response = await send(config, route, path, body, false)
  // The API may refuse a token that still looked good here. A new one may do.
  if (response.status === 401 && route.access !== 'public') response = await send(config, route, path, body, true)
  if (response.status === 401) throw new SessionEnded()
  return {
    status: response.status,
    traceId: response.headers.get('X-Amzn-Trace-Id') ?? '',
    body: await response.text(),
  }
}

async function send(config: Config, route: Route, path: string, body: string | undefined, renew: boolean): Promise<Response> {
  const headers = new Headers(body === undefined ? {} : { 'Content-Type': 'application/json' })
  const init = { method: route.method, headers, ...(body !== undefined && { body }) }
  if (route.access === 'public') return fetch(`/api${path}`, init)

  const session = await tokens(renew)
  if (session === null) throw new SessionEnded()
  if (!config.identityPoolId) {
    headers.set('Authorization', `Bearer ${session.access}`)
    return fetch(`/api${path}`, init)
  }
  if (!session.credentials) throw new SessionEnded()
  const { AwsV4Signer } = await import('aws4fetch')
  const signed = await new AwsV4Signer({
    ...init,
    url: config.apiUrl + path,
    service: 'execute-api',
    region: config.region,
    accessKeyId: session.credentials.accessKeyId,
    secretAccessKey: session.credentials.secretAccessKey,
    ...(session.credentials.sessionToken && { sessionToken: session.credentials.sessionToken }),
  }).sign()
  return fetch(`/api${path}`, { ...init, headers: signed.headers })
}
