import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { AuthMail } from '../../core/auth/types'
import type { Transact } from '../../core/auth/stores'
import { createSealer } from '../../core/crypto/seal'
import { JobFailure } from '../../core/jobs'
import { outboxPurpose, type QueuedMail, type SealedMail } from '../../core/mail/queued-mail'
import type { Database } from './database'
import { inspectMailQueue } from './dead-letters'
import { createOutbox } from './outbox'
import { startQueue, type Queue } from './queue'
import { createPrismaStores } from './stores'
import { openEmbeddedTestDatabase, openTestDatabase } from './test-database'

const sealer = createSealer('secret of the test', outboxPurpose)
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const onQueued = vi.fn()
const mail: AuthMail = {
  kind: 'verify-email',
  to: 'ada@example.com',
  name: 'Ada',
  link: 'https://app.example/verify-email?token=a-live-token',
  expiresInMs: 86_400_000,
}

const databases = {
  'the embedded database': openEmbeddedTestDatabase,
  Postgres: (): Promise<Database> => openTestDatabase(inject('postgresUrl')),
}

describe.each(Object.entries(databases))('on %s', (_, open) => {
  let database: Database
  let queue: Queue
  let transact: Transact

  beforeAll(async () => {
    database = await open()
    queue = startQueue({ executeSql: database.executeSql, log, pollMs: 50, backoffMs: () => 20 })
    await queue.ready
    const outbox = createOutbox({ boss: queue.boss, sealer, onQueued })
    transact = createPrismaStores(database, { outbox }).transact
  })

  afterAll(async () => {
    await queue.stop()
    await database.close()
  })

  beforeEach(async () => {
    await database.executeSql('DELETE FROM pgboss.job')
    vi.clearAllMocks()
  })

  async function queued(name = 'mail'): Promise<{ id: string; data: QueuedMail; dead_letter: string }[]> {
    const { rows } = await database.executeSql('SELECT * FROM pgboss.job WHERE name = $1', [name])
    return rows as Awaited<ReturnType<typeof queued>>
  }

  describe('the outbox', () => {
    it('queues with the transaction that commits', async () => {
      await transact(({ outbox }) => outbox.send(mail))
      const [job] = await queued()
      expect(sealer.open<SealedMail>(job?.data.sealed ?? '')).toEqual({ mail, deliver: 1 })
      expect(job?.data.kind).toBe('verify-email')
      expect(job?.dead_letter).toBe('mail-dead')
      expect(onQueued).toHaveBeenCalledOnce()
    })

    it('queues nothing with one that is rolled back', async () => {
      const work = transact(async ({ outbox }) => {
        await outbox.send(mail)
        throw new Error('refused')
      })
      await expect(work).rejects.toThrow('refused')
      expect(await queued()).toEqual([])
    })

    it('takes the transaction down with it when the mail can not be queued', async () => {
      await database.executeSql(`UPDATE pgboss.queue SET name = 'elsewhere' WHERE name = 'mail'`)
      try {
        await expect(transact(({ outbox }) => outbox.send(mail))).rejects.toThrow(
          'The mail queue does not exist yet',
        )
      } finally {
        await database.executeSql(`UPDATE pgboss.queue SET name = 'mail' WHERE name = 'elsewhere'`)
      }
      await transact(({ outbox }) => outbox.send(mail))
      expect(await queued()).toHaveLength(1)
    })

    it('leaves neither address nor link readable in the database', async () => {
      await transact(({ outbox }) => outbox.send(mail))
      const { rows } = await database.executeSql('SELECT job::text AS row FROM pgboss.job AS job')
      const stored = JSON.stringify(rows)
      expect(rows).toHaveLength(1)
      for (const secret of [mail.to, mail.link, new URL(mail.link).searchParams.get('token') ?? mail.link])
        expect(stored).not.toContain(secret)
    })

    it('queues mail to nobody just the same, told apart only by who holds the key', async () => {
      await transact(({ outbox }) => outbox.send(mail, { deliver: false }))
      await transact(({ outbox }) => outbox.send(mail))
      const [decoy, real] = await queued()
      expect(Object.keys(decoy?.data ?? {})).toEqual(Object.keys(real?.data ?? {}))
      expect(decoy?.data.sealed).toHaveLength(real?.data.sealed.length ?? 0)
      expect(sealer.open<SealedMail>(decoy?.data.sealed ?? '')?.deliver).toBe(0)
    })
  })

  describe('inspectMailQueue', () => {
    it('shows what was given up, masked, and sends it again under one id', async () => {
      const inspection = inspectMailQueue(database.executeSql, queue.boss, sealer)
      expect(await inspection.backlog()).toEqual({ waiting: 0, retrying: 0, dead: 0 })
      await transact(({ outbox }) => outbox.send(mail))
      expect(await inspection.backlog()).toEqual({ waiting: 1, retrying: 0, dead: 0 })

      let refuse = true
      const sent: string[] = []
      queue.work<QueuedMail>('mail', async ({ id }) => {
        if (refuse) throw new JobFailure('Resend: 422 validation_error', { permanent: true })
        sent.push(id)
      })
      await vi.waitFor(async () => expect(await inspection.backlog()).toMatchObject({ dead: 1 }), 3_000)
      const [letter] = await inspection.deadLetters()
      expect(letter).toMatchObject({
        kind: 'verify-email',
        to: 'a***@example.com',
        error: 'Resend: 422 validation_error',
      })
      expect(Math.abs(Date.parse(letter?.failedAt ?? '') - Date.now())).toBeLessThan(60_000)

      refuse = false
      expect(await inspection.retryDeadLetters('00000000-0000-7000-8000-000000000000')).toBe(0)
      expect(await inspection.retryDeadLetters(letter?.id)).toBe(1)
      expect(await inspection.retryDeadLetters()).toBe(0)
      await vi.waitFor(() => expect(sent).toEqual([letter?.id]), 3_000)
      expect(await inspection.deadLetters()).toEqual([])
    })

    it('shows the newest hundred, and sends all of them again', async () => {
      const inspection = inspectMailQueue(database.executeSql, queue.boss, sealer)
      const data = { kind: mail.kind, sealed: sealer.seal({ mail, deliver: 1 } satisfies SealedMail) }
      await queue.boss.insert(Array.from({ length: 105 }, () => ({ name: 'mail-dead', data })))
      expect(await inspection.deadLetters()).toHaveLength(100)
      expect(await inspection.retryDeadLetters()).toBe(105)
      expect(await inspection.backlog()).toMatchObject({ dead: 0 })
    })

    it('finds nothing, and no error, before the queue was ever opened', async () => {
      const empty = await openEmbeddedTestDatabase()
      const inspection = inspectMailQueue(empty.executeSql, queue.boss, sealer)
      expect(await inspection.backlog()).toEqual({ waiting: 0, retrying: 0, dead: 0 })
      expect(await inspection.deadLetters()).toEqual([])
      await empty.close()
    })
  })
})
