import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { randomBytes } from 'node:crypto'
import { clientAddress, clientKey } from '@/lib/core/action/client-address'
import type { Client } from '@/lib/core/action/context'

// One name for the whole process, as every bundle has its own copy of this module. Random, so nobody can send it.
const shared = globalThis as { gatehouseClientHeader?: string }

/**
 * Writes every request's client address into a header of its own. Route handlers never see the socket, and anyone can
 * send X-Forwarded-For; Node's own channel sees each request before Next does.
 */
export function stampClientAddresses(hops: number): void {
  if (shared.gatehouseClientHeader) return
  const header = `x-client-${randomBytes(12).toString('hex')}`
  shared.gatehouseClientHeader = header
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const forwarded = request.headers['x-forwarded-for']
    const chain = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? null)
    request.headers[header] = clientAddress(request.socket.remoteAddress ?? null, chain, hops) ?? ''
  })
}

export function stampedClient({ headers }: Pick<Request, 'headers'>): Client {
  const header = shared.gatehouseClientHeader
  const address = (header && headers.get(header)) || null
  return { address, key: clientKey(address), userAgent: headers.get('user-agent') ?? '' }
}
