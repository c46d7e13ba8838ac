import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { addressHeader } from './browser'

export type Balancer = {
  /** A fetch of anything on the app's origin, taken through the balancer. */
  handle(request: Request): Promise<Response>
  /** Which instances get requests now. */
  inRotation(): string[]
  /** Settles when exactly so many instances get requests. */
  until(count: number): Promise<void>
  stop(): Promise<void>
}

type Upstream = { url: string; agent: Agent; isReady: boolean }

const checkEveryMs = 100

/**
 * A load balancer as adopters have one: it asks each instance every 100 ms whether it is ready, keeps connections to it
 * open, and sends requests in turn. It never sends one twice, so a request that an instance drops is one that fails.
 */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const upstreams = urls.map((url): Upstream => ({
    url,
    agent: new Agent({ keepAlive: true }),
    isReady: true,
  }))
  const ready = () => upstreams.filter(({ isReady }) => isReady)
  let turn = 0
  const server = createServer((incoming, response) => {
    const candidates = ready()
    const upstream = candidates[turn++ % candidates.length]
    if (upstream) forward(upstream, incoming, response)
    else refuse(response, 'no instance is ready')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stopping = new AbortController()
  const checks = upstreams.map(async (upstream) => {
    while (!stopping.signal.aborted) {
      upstream.isReady = await isReady(upstream.url)
      await delay(checkEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })
  const { port } = server.address() as AddressInfo
  return {
    handle: (message) => send(`http://127.0.0.1:${port}`, message),
    inRotation: () => ready().map(({ url }) => url),
    async until(count) {
      while (ready().length !== count) await delay(checkEveryMs / 2)
    },
    async stop() {
      stopping.abort()
      await Promise.all(checks)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      for (const { agent } of upstreams) agent.destroy()
    },
  }
}

/** On a connection of its own: one that lies idle must not make a dead instance look alive. */
function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request(`${url}/api/ready`, { agent: false, timeout: 5_000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asking.on('timeout', () => asking.destroy()).on('error', () => resolve(false))
    asking.end()
  })
}

function forward({ url, agent }: Upstream, incoming: IncomingMessage, response: ServerResponse): void {
  const { connection: _, host: __, ...headers } = incoming.headers
  const upstream = request(url + incoming.url, { method: incoming.method, headers, agent }, (answer) => {
    const { connection: ___, 'keep-alive': ____, ...answered } = answer.headers
    response.writeHead(answer.statusCode ?? 502, answered)
    pipeline(answer, response, () => undefined)
  })
  upstream.on('error', (error) => refuse(response, `${url} ${incoming.url}: ${error.message}`))
  pipeline(incoming, upstream, () => undefined)
}

function refuse(response: ServerResponse, why: string): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(502, { 'content-type': 'text/plain' }).end(why)
}

async function send(to: string, message: Request): Promise<Response> {
  const { pathname, search } = new URL(message.url)
  const headers = new Headers(message.headers)
  headers.set('x-forwarded-for', headers.get(addressHeader) ?? '192.0.2.10')
  headers.delete(addressHeader)
  const body = message.body ? await message.arrayBuffer() : undefined
  return fetch(to + pathname + search, { method: message.method, headers, body, redirect: 'manual' })
}
