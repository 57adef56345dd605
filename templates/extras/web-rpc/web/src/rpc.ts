// Clients of the services in proto/: `await rpcClient(config, InvoiceService).create({ name: 'first' })`. The services are in
// gen/, which `make generate` writes.

import type { DescService } from '@bufbuild/protobuf'
import { createClient, type Client } from '@connectrpc/connect'
import { createConnectTransport } from '@connectrpc/connect-web'

import { fetcher } from './api'
import type { Config } from './config'

// What the API refuses is a ConnectError, with a code and a message. SessionEnded comes as that error's cause.
export function rpcClient<S extends DescService>(config: Config, service: S): Client<S> {
  const send = fetcher(config)
  const transport = createConnectTransport({
    baseUrl: `${location.origin}/api`,
    fetch: (input, init) => send(new Request(input, init)),
  })
  return createClient(service, transport)
}
