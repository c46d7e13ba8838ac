import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { tenantRoot } from '@/lib/config/access'
import type { Mail } from '@/lib/core/mail/mail'
import { createSealer } from '@/lib/core/crypto/seal'
import { outboxPurpose, type QueuedMail } from '@/lib/core/mail/queued-mail'
import { createMailDelivery } from '@/lib/providers/mail/deliver'
import { createResendTransport } from '@/lib/providers/mail/resend'
import type { Database } from '@/lib/stores/prisma/database'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue, type Queue } from '@/lib/stores/prisma/queue'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { accept, acceptAndDrop, answer, hang } from '../harness/mail-behaviours'
import { linkIn, startMailProvider, type MailProvider } from '../harness/mail-provider'
import { appUrl, createTestAuth, goodPassword, testSecret, type TestAuth } from '../harness/test-auth'
import { openEmbeddedTestDatabase } from '@/lib/stores/prisma/test-database'

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

let database: Database
let queue: Queue
let provider: MailProvider
let world: TestAuth

beforeAll(async () => {
  provider = await startMailProvider()
  database = await openEmbeddedTestDatabase()
  queue = startQueue({ executeSql: database.executeSql, log, pollMs: 50, backoffMs: () => 50 })
  await queue.ready
  const outbox = outboxUnder(testSecret)
  const tenancy = createPrismaTenancy(database, { root: tenantRoot, outbox })
  world = createTestAuth({}, { ...createPrismaStores(database, { outbox }), tenancy, mails: [] })
  const { RESEND_API_KEY: apiKey = '', RESEND_BASE_URL: baseUrl, MAIL_FROM: from = '' } = provider.env
  const delivery = createMailDelivery({
    sealer: createSealer(testSecret, outboxPurpose),
    transport: createResendTransport({ apiKey, baseUrl, timeoutMs: 250 }),
    site: { name: 'Gatehouse', url: appUrl, company: 'Gatehouse' },
    ...{ from, log },
  })
  queue.work<QueuedMail>('mail', delivery)
  // The first of all is slow: everything is loaded for it.
  expect(await signUp('first@example.com')).toBe(202)
  await vi.waitFor(() => expect(provider.takenFor('first@example.com')).toHaveLength(1), 15_000)
})

afterAll(async () => {
  await queue.stop()
  await provider.stop()
  await database.close()
})

function outboxUnder(secret: string) {
  const sealer = createSealer(secret, outboxPurpose)
  return createOutbox({ boss: queue.boss, sealer, onQueued: () => queue.wake('mail') })
}

async function signUp(email: string): Promise<number> {
  return (await world.browser().post('/api/auth/signup', { email, password: goodPassword })).status
}

async function send(mail: Mail, { secret = testSecret, deliver = true } = {}): Promise<void> {
  const { stores } = createPrismaStores(database, { outbox: outboxUnder(secret) })
  await stores.outbox.send(mail, { deliver })
}

async function unfinished(): Promise<number> {
  const { rows } = await database.executeSql(
    `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail' AND state <> 'completed'`,
  )
  return (rows as { count: number }[])[0]?.count ?? -1
}

describe('on the embedded database, while the mail provider is down', () => {
  it('sign-up answers as always, and each mail arrives later, once', async () => {
    const addresses = Array.from({ length: 9 }, (_, n) => `person-${n}@example.com`)
    for (const [n, email] of addresses.entries()) {
      await provider.behave([answer(503), hang, acceptAndDrop][n % 3] ?? hang)
      const before = provider.requests.length
      const started = performance.now()
      expect(await signUp(email)).toBe(202)
      expect(performance.now() - started).toBeLessThan(2_000)
      await vi.waitFor(() => expect(provider.requests.length).toBeGreaterThan(before), 5_000)
    }
    expect(await unfinished()).toBe(addresses.length)

    await provider.behave(accept)
    await vi.waitFor(async () => expect(await unfinished()).toBe(0), 15_000)
    const late = provider.taken.slice(1)
    expect(late.map(({ to }) => to).sort()).toEqual(addresses)
    for (const mail of late) {
      expect(linkIn(mail, '/verify-email').searchParams.get('token')).toMatch(/./)
    }
  }, 60_000)

  it('logs each failure without address or link', () => {
    expect(log.warn).toHaveBeenCalled()
    const lines = JSON.stringify([log.info.mock.calls, log.warn.mock.calls, log.error.mock.calls])
    expect(lines).not.toMatch(/person-|token=/)
    expect(lines).toContain('p***@example.com')
  })
})

describe('on the embedded database', () => {
  it('mail to nobody is not delivered; twin: mail to somebody is', async () => {
    const mail = { kind: 'reset-password' as const, name: '', link: appUrl, expiresInMs: 1 }
    await send({ ...mail, to: 'nobody@example.com' }, { deliver: false })
    await send({ ...mail, to: 'somebody@example.com' })
    await vi.waitFor(async () => expect(await unfinished()).toBe(0), 5_000)
    expect(provider.takenFor('nobody@example.com')).toEqual([])
    expect(provider.takenFor('somebody@example.com')).toHaveLength(1)
  })

  it('mail that was sealed under another secret is given up, rather than tried for days', async () => {
    const links = { signInLink: appUrl, resetLink: appUrl }
    const mail = { kind: 'sign-up-attempt' as const, to: 'ada@example.com', name: 'Ada', ...links }
    await send(mail, { secret: 'another secret' })
    await vi.waitFor(() =>
      expect(log.error).toHaveBeenCalledWith(expect.anything(), 'A job went to the dead letters'),
    )
    expect(log.error.mock.calls.at(-1)?.[0]).toMatchObject({ error: expect.stringContaining('AUTH_SECRET') })
  })
})
