import { request as send, type IncomingHttpHeaders } from 'node:http'

export type RawExchange = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

/** Sends exactly what it is told to that origin: the path as it stands and any header, Host included, which fetch would mend. */
export function rawExchange(
  origin: string,
  path: string,
  options: { method?: string; headers?: IncomingHttpHeaders; body?: Buffer } = {},
): Promise<RawExchange> {
  const { hostname, port } = new URL(origin)
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: whole,
          text: whole.toString('utf8'),
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
