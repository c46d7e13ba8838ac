import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** Tells proxy.ts of a page that is fetched ahead of a click. What a client sends under this name is overwritten. */
export const prefetchHeader = 'x-gatehouse-prefetch'

const shared = globalThis as { gatehousePrefetchStamp?: boolean }

/** Next hides its own header from the proxy; Node's channel sees each request before Next does. */
export function stampPrefetches(): void {
  if (shared.gatehousePrefetchStamp) return
  shared.gatehousePrefetchStamp = true
  subscribe('http.server.request.start', (message) => {
    const { headers } = (message as { request: IncomingMessage }).request
    const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`
    const isPrefetch = headers['next-router-prefetch'] !== undefined || purpose.includes('prefetch')
    headers[prefetchHeader] = isPrefetch ? '1' : '0'
  })
}
