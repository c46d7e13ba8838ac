import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accept, refuse, type Behaviour } from './mail-behaviours'

/** A mail as the provider took it. */
export type TakenMail = { key: string; to: string; subject: string; html: string; text: string }

export type MailProvider = {
  /** What an instance needs to send its mail here. */
  env: Record<string, string>
  /** From now on. What is still open is cut, as by a provider that restarts. */
  behave(behaviour: Behaviour | typeof refuse): Promise<void>
  /** The Idempotency-Key of each request, oldest first. */
  readonly requests: string[]
  /** Every mail taken, oldest first; a key that comes again adds none. */
  readonly taken: TakenMail[]
  takenFor(address: string): TakenMail[]
  stop(): Promise<void>
}

/** Stands in for Resend's API as far as it is used, on a free port of this machine. It accepts, until told otherwise. */
export async function startMailProvider(): Promise<MailProvider> {
  const requests: string[] = []
  const taken: TakenMail[] = []
  const bodies = new Map<string, string>()
  let behaviour: Behaviour = accept

  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const key = String(request.headers['idempotency-key'])
      requests.push(key)
      const { to } = JSON.parse(body) as { to: string }
      behaviour({ request, response, to, take: () => take(key, body) })
    })
  })

  function take(key: string, body: string): { id: string } | null {
    if (!bodies.has(key)) taken.push({ ...(JSON.parse(body) as Omit<TakenMail, 'key'>), key })
    else if (bodies.get(key) !== body) return null
    bodies.set(key, body)
    return { id: key }
  }

  await listen(server, 0)
  const { port } = server.address() as AddressInfo

  return {
    env: {
      MAIL_TRANSPORT: 'resend',
      MAIL_FROM: 'Gatehouse <hello@example.com>',
      RESEND_API_KEY: 're_of_the_test',
      RESEND_BASE_URL: `http://127.0.0.1:${port}`,
    },
    requests,
    taken,
    takenFor: (address) => taken.filter(({ to }) => to === address),
    async behave(next) {
      await close(server)
      if (next === refuse) return
      behaviour = next
      await listen(server, port)
    },
    stop: () => close(server),
  }
}

/** The first link to that page in a mail. */
export function linkIn({ text }: TakenMail, page: string): URL {
  const links = text.match(/https?:\/\/\S+/g) ?? []
  const found = links.map((link) => new URL(link)).find(({ pathname }) => pathname === page)
  if (!found) throw new Error(`no link to ${page} in:\n${text}`)
  return found
}

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
