import { Client, type Dispatcher } from 'undici'
import { percentile } from './statistics'

export type Call = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  headers: Record<string, string>
  body?: string
}
export type Answer = { status: number; headers: Dispatcher.ResponseData['headers']; body: string }
export type Load = { seconds: number; perSecond: number; p50: number; p99: number }

/** A connection that is kept, one request at a time. */
export type Connection = { call(call: Call): Promise<Answer>; close(): Promise<void> }

export function connect(url: string): Connection {
  const client = new Client(url, { pipelining: 1 })
  return {
    async call({ method, path, headers, body }) {
      const response = await client.request({ method, path, headers, body })
      return { status: response.statusCode, headers: response.headers, body: await response.body.text() }
    },
    close: () => client.close(),
  }
}

/** `count` calls over `connections` connections, each sending its next when its last is answered. Times in ms. */
export async function load(
  url: string,
  { connections, count }: { connections: number; count: number },
  run: (connection: Connection, at: number) => Promise<unknown>,
): Promise<Load> {
  const pool = Array.from({ length: connections }, () => connect(url))
  const taken: number[] = []
  let next = 0
  const start = performance.now()
  const work = async (connection: Connection) => {
    while (next < count) {
      const at = next++
      const begun = performance.now()
      await run(connection, at)
      taken.push(performance.now() - begun)
    }
  }
  await Promise.all(pool.map(work))
  const seconds = (performance.now() - start) / 1_000
  await Promise.all(pool.map((connection) => connection.close()))
  return { seconds, perSecond: count / seconds, p50: percentile(taken, 50), p99: percentile(taken, 99) }
}
