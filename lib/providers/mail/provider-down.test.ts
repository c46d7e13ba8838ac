import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createAuth, type Auth } from '@/lib/core/auth/create-auth'
import { createSealer } from '@/lib/core/crypto/seal'
import { outboxPurpose, type QueuedMail } from '@/lib/core/mail/queued-mail'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue, type Queue } from '@/lib/stores/prisma/queue'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createMailDelivery } from './deliver'
import { createResendTransport } from './resend'

const appUrl = 'http://localhost:3000'
const secret = 'the secret of this test, long enough to be one'
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

let database: Database
let queue: Queue
let auth: Auth
let provider: ReturnType<typeof standIn>

beforeAll(async () => {
  provider = standIn()
  database = await openDatabase({ dataDir: null })
  await applyMigrations(database)
  queue = startQueue({ executeSql: database.executeSql, log, pollMs: 50, backoffMs: () => 50 })
  await queue.ready
  const sealer = createSealer(secret, outboxPurpose)
  const outbox = createOutbox({ boss: queue.boss, sealer, onQueued: () => queue.wake('mail') })
  const { stores, transact } = createPrismaStores(database, { outbox })
  auth = createAuth({
    appUrl,
    secret,
    emailVerification: { required: true },
    userStore: stores.users,
    sessionStore: stores.sessions,
    rateLimitStore: stores.rateLimits,
    emailVerificationStore: stores.emailVerifications,
    passwordResetStore: stores.passwordResets,
    auditStore: stores.audit,
    outbox: stores.outbox,
    transact,
  })
  const transport = createResendTransport({ apiKey: 're_test', baseUrl: await provider.url, timeoutMs: 250 })
  const site = { name: 'Gatehouse', url: appUrl, company: 'Gatehouse' }
  queue.work<QueuedMail>(
    'mail',
    createMailDelivery({ sealer, transport, site, from: 'hello@example.com', log }),
  )
}, 60_000)

afterAll(async () => {
  await queue.stop()
  provider.server.closeAllConnections()
  provider.server.close()
  await database.close()
})

type Mode = 'down' | 'hanging' | 'losing answers' | 'up'

/** Resend's API as far as we use it: one mail for each Idempotency-Key, in every state a provider can be in. */
function standIn() {
  const state = { mode: 'up' as Mode, calls: 0 }
  const mails = new Map<string, { to: string; html: string }>()
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      state.calls++
      if (state.mode === 'hanging') return
      if (state.mode === 'down') return void response.writeHead(503).end('{}')
      const key = String(request.headers['idempotency-key'])
      if (!mails.has(key)) mails.set(key, JSON.parse(body))
      if (state.mode === 'losing answers') return void request.socket.destroy()
      response.end(JSON.stringify({ id: key }))
    })
  })
  const url = new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  )
  return { server, url, mails, state }
}

async function signUp(email: string): Promise<{ status: number; ms: number }> {
  const started = performance.now()
  const response = await auth.handle(
    new Request(`${appUrl}/api/auth/signup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: appUrl, 'x-auth-request': '1' },
      body: JSON.stringify({ email, password: 'a long enough passphrase', name: 'Ada' }),
    }),
  )
  return { status: response.status, ms: performance.now() - started }
}

async function unfinished(): Promise<number> {
  const { rows } = await database.executeSql(
    `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail' AND state <> 'completed'`,
  )
  return (rows as { count: number }[])[0]?.count ?? -1
}

describe('while the mail provider is down', () => {
  it('sign-up answers as always, and each mail arrives later, once', async () => {
    const addresses = Array.from({ length: 9 }, (_, n) => `person-${n}@example.com`)
    for (const [n, email] of addresses.entries()) {
      provider.state.mode = (['down', 'hanging', 'losing answers'] as const)[n % 3] ?? 'down'
      const { status, ms } = await signUp(email)
      expect(status).toBe(202)
      expect(ms).toBeLessThan(2_000)
      const before = provider.state.calls
      await vi.waitFor(() => expect(provider.state.calls).toBeGreaterThan(before), 5_000)
    }
    expect(await unfinished()).toBe(addresses.length)

    provider.state.mode = 'up'
    await vi.waitFor(async () => expect(await unfinished()).toBe(0), 15_000)
    const arrived = [...provider.mails.values()]
    expect(arrived.map(({ to }) => to).sort()).toEqual(addresses)
    for (const { html } of arrived) expect(html).toContain(`${appUrl}/verify-email?token=`)
  }, 60_000)

  it('logs each failure without address or link', async () => {
    expect(log.warn).toHaveBeenCalled()
    const lines = JSON.stringify([log.info.mock.calls, log.warn.mock.calls, log.error.mock.calls])
    expect(lines).not.toMatch(/person-|token=/)
    expect(lines).toContain('p***@example.com')
  })

  it('delivers nothing of mail to nobody', async () => {
    const before = provider.mails.size
    const { stores } = createPrismaStores(database, {
      outbox: createOutbox({
        boss: queue.boss,
        sealer: createSealer(secret, outboxPurpose),
        onQueued: () => queue.wake('mail'),
      }),
    })
    const mail = {
      kind: 'reset-password' as const,
      to: 'nobody@example.com',
      name: '',
      link: appUrl,
      expiresInMs: 1,
    }
    await stores.outbox.send(mail, { deliver: false })
    await vi.waitFor(async () => expect(await unfinished()).toBe(0), 5_000)
    expect(provider.mails.size).toBe(before)
  })

  it('gives up a mail that was sealed under another secret, rather than trying for days', async () => {
    const stranger = createOutbox({
      boss: queue.boss,
      sealer: createSealer('another secret', outboxPurpose),
      onQueued: () => queue.wake('mail'),
    })
    await createPrismaStores(database, { outbox: stranger }).stores.outbox.send({
      kind: 'sign-up-attempt',
      to: 'ada@example.com',
      name: 'Ada',
      signInLink: appUrl,
      resetLink: appUrl,
    })
    await vi.waitFor(() =>
      expect(log.error).toHaveBeenCalledWith(expect.anything(), 'A job went to the dead letters'),
    )
    expect(log.error.mock.calls.at(-1)?.[0]).toMatchObject({ error: expect.stringContaining('AUTH_SECRET') })
  })
})
