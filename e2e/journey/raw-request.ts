import { request as send } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { appUrl } from './api'

export type RawRequest = { method?: string; headers?: Record<string, string>; body?: string }

export type RawResponse = { status: number; headers: IncomingHttpHeaders; text: string }

/**
 * Sends exactly what it is told: any path, as it stands, and any header, Host included. No browser would, and fetch
 * mends the one and refuses the other.
 */
export function rawRequest(
  path: string,
  { method = 'GET', headers, body }: RawRequest = {},
): Promise<RawResponse> {
  const { hostname, port, host } = new URL(appUrl)
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers: { Host: host, ...headers }, agent: false }
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
