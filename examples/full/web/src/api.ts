// Calls the API below /api, which the page's own origin passes on.

import createClient, { type Client } from 'openapi-fetch'

import type { Config } from './config'
import type { paths } from './description'
import type { Route } from './project'
import { tokens } from './session'

export interface Answer {
  readonly status: number
  readonly traceId: string
  readonly body: string
}

// The session has ended: only signing in again helps.
export class SessionEnded extends Error {}

// The data of an answer that client() got; what the API refuses is an error in its own words.
export function answered<T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T {
  if (response.ok) return data as T
  const { detail, title, message } = Object(error) as Partial<Record<'detail' | 'title' | 'message', string>>
  throw new Error(detail ?? title ?? message ?? `${response.status}`)
}

// Knows every route of openapi.yaml, what it takes and what it answers: `const { data } = await client(config).GET('/me')`.
export function client(config: Config): Client<paths> {
  return createClient<paths>({ baseUrl: `${location.origin}/api`, fetch: fetcher(config) })
}

// fetch, as whoever is signed in, or as nobody.
export function fetcher(config: Config): (request: Request) => Promise<Response> {
  return async (request) => send(config, request, (await tokens(false)) !== null)
}

// For routes that only their path says.
export async function call(config: Config, route: Route, path: string, body?: string): Promise<Answer> {
  const headers = new Headers(body === undefined ? {} : { 'Content-Type': 'application/json' })
  const request = new Request(`/api${path}`, { method: route.method, headers, ...(body !== undefined && { body }) })
  const response = await send(config, request, route.access !== 'public')
  return {
    status: response.status,
    traceId: response.headers.get('X-Amzn-Trace-Id') ?? '',
    body: await response.text(),
  }
}

async function send(config: Config, request: Request, signedIn: boolean): Promise<Response> {
  if (!signedIn) return fetch(request)
  // The API may refuse a token that still looked good here. A new one may do.
  const first = await fetch(await proved(config, request.clone(), false))
  const response = first.status === 401 ? await fetch(await proved(config, request, true)) : first
  if (response.status === 401) throw new SessionEnded()
  return response
}

// The request with what shows who calls.
async function proved(config: Config, request: Request, renew: boolean): Promise<Request> {
  const session = await tokens(renew)
  if (session === null) throw new SessionEnded()
  if (!config.identityPoolId) {
    request.headers.set('Authorization', `Bearer ${session.access}`)
    return request
  }
  if (!session.credentials) throw new SessionEnded()
  const { AwsV4Signer } = await import('aws4fetch')
  const { pathname, search } = new URL(request.url)
  const body = await request.clone().arrayBuffer()
  // Signed is the address that the API has for itself.
  const signed = await new AwsV4Signer({
    method: request.method,
    headers: request.headers,
    ...(body.byteLength > 0 && { body }),
    url: config.apiUrl + pathname.replace(/^\/api/, '') + search,
    service: 'execute-api',
    region: config.region,
    accessKeyId: session.credentials.accessKeyId,
    secretAccessKey: session.credentials.secretAccessKey,
    ...(session.credentials.sessionToken && { sessionToken: session.credentials.sessionToken }),
  }).sign()
  return new Request(request, { headers: signed.headers })
}
