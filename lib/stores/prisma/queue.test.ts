import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { JobFailure, type JobLog } from '../../core/jobs'
import { startQueue, type Queue } from './queue'
import { createTestDatabase, openEmbeddedTestDatabase } from './test-database'
import { openDatabase, type Database } from './database'
import type { ExecuteSql } from './execute-sql'

const databases = {
  'the embedded database': openEmbeddedTestDatabase,
  Postgres: async () => openDatabase({ url: await createTestDatabase(inject('postgresUrl')) }),
}

describe.each(Object.entries(databases))('on %s', (_, open) => {
  let database: Database
  let queues: Queue[]
  let log: { [Level in keyof JobLog]: ReturnType<typeof vi.fn<JobLog[Level]>> }

  beforeAll(async () => {
    database = await open()
  })

  afterAll(() => database.close())

  beforeEach(() => {
    queues = []
    log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  })

  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.stop(2_000)))
    await database.executeSql('DROP SCHEMA IF EXISTS pgboss CASCADE')
  })

  const executeSql: ExecuteSql = (text, values) => database.executeSql(text, values)

  async function openQueue(settings: Partial<Parameters<typeof startQueue>[0]> = {}): Promise<Queue> {
    const queue = startQueue({ executeSql, log, pollMs: 50, backoffMs: () => 20, ...settings })
    queues.push(queue)
    await queue.ready
    return queue
  }

  async function jobs(
    name: string,
  ): Promise<{ id: string; state: string; output: unknown; retry_count: number }[]> {
    const { rows } = await executeSql('SELECT * FROM pgboss.job WHERE name = $1', [name])
    return rows as Awaited<ReturnType<typeof jobs>>
  }

  describe('startQueue', () => {
    it('does a job once and completes it', async () => {
      const queue = await openQueue()
      const handler = vi.fn(async () => {})
      queue.work('mail', handler)
      const id = await queue.boss.send('mail', { n: 1 })
      await vi.waitFor(
        async () => expect(await jobs('mail')).toMatchObject([{ id, state: 'completed' }]),
        3_000,
      )
      expect(handler).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ id, data: { n: 1 }, attempt: 1 }),
      )
    })

    it('does many jobs, no more than five at once', async () => {
      const queue = await openQueue()
      let running = 0
      let most = 0
      const seen = new Set<string>()
      queue.work('mail', async ({ id }) => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 5))
        running--
        seen.add(id)
      })
      for (let n = 0; n < 40; n++) await queue.boss.send('mail', { n })
      await vi.waitFor(() => expect(seen.size).toBe(40), 5_000)
      expect(most).toBeLessThanOrEqual(5)
    })

    it('wakes before the next poll, even when told ahead of the commit', async () => {
      const queue = await openQueue({ pollMs: 60_000 })
      const handler = vi.fn(async () => {})
      queue.work('mail', handler)
      await new Promise((resolve) => setTimeout(resolve, 100))
      queue.wake('mail')
      await new Promise((resolve) => setTimeout(resolve, 60))
      await queue.boss.send('mail', {})
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), 700)
    })

    it('tries a failed job again under the same id, later each time', async () => {
      const backoffMs = vi.fn(() => 30)
      const queue = await openQueue({ backoffMs })
      const seen: { id: string; attempt: number }[] = []
      queue.work('mail', async ({ id, attempt }) => {
        seen.push({ id, attempt })
        if (attempt < 3) throw new Error('not yet')
      })
      await queue.boss.send('mail', {})
      await vi.waitFor(async () => expect(await jobs('mail')).toMatchObject([{ state: 'completed' }]), 5_000)
      expect(seen.map((call) => call.attempt)).toEqual([1, 2, 3])
      expect(new Set(seen.map((call) => call.id)).size).toBe(1)
      expect(backoffMs.mock.calls).toEqual([[1], [2]])
    })

    it('waits as long as it was asked to', async () => {
      const queue = await openQueue()
      queue.work('mail', async () => {
        throw new JobFailure('slow down', { retryAfterMs: 120_000 })
      })
      await queue.boss.send('mail', {})
      await vi.waitFor(() => expect(log.warn).toHaveBeenCalledOnce(), 3_000)
      expect(log.warn.mock.calls[0]?.[0]).toMatchObject({ attempt: 1, retryInMs: 120_000 })
      const { rows } = await executeSql(
        `SELECT extract(epoch FROM start_after - now())::int AS seconds FROM pgboss.job WHERE name = 'mail'`,
        [],
      )
      expect((rows as { seconds: number }[])[0]?.seconds).toBeGreaterThan(110)
    })

    it('sends a hopeless job straight to the dead letters, with an error in the log', async () => {
      const queue = await openQueue()
      const handler = vi.fn(async () => {
        throw new JobFailure('no such domain: ada@example.com', { permanent: true })
      })
      queue.work('mail', handler)
      await queue.boss.send('mail', { n: 1 })
      await vi.waitFor(async () => expect(await jobs('mail-dead')).toHaveLength(1), 3_000)
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(handler).toHaveBeenCalledOnce()
      expect(log.error.mock.calls[0]?.[0]).toMatchObject({ error: 'no such domain: a***@example.com' })
      expect(await jobs('mail')).toMatchObject([{ state: 'failed' }])
    })

    it('gives a job up after its last try', async () => {
      const queue = await openQueue()
      const handler = vi.fn(async () => {
        throw new Error('down')
      })
      queue.work('mail', handler)
      await queue.boss.send('mail', {}, { retryLimit: 2 })
      await vi.waitFor(async () => expect(await jobs('mail-dead')).toHaveLength(1), 5_000)
      expect(handler).toHaveBeenCalledTimes(3)
    })

    it('takes up the job of a worker that died, under the same id', async () => {
      const queue = await openQueue()
      const id = await queue.boss.send('mail', {}, { expireInSeconds: 1 })
      await queue.boss.fetch('mail')
      await executeSql(`UPDATE pgboss.job SET started_on = now() - interval '1 minute' WHERE id = $1`, [id])
      const handler = vi.fn(async () => {})
      queue.work('mail', handler)
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(handler).not.toHaveBeenCalled()
      await queue.boss.expire()
      await executeSql(`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE id = $1`, [id])
      await vi.waitFor(
        () => expect(handler).toHaveBeenCalledWith(expect.objectContaining({ id, data: {}, attempt: 2 })),
        3_000,
      )
    })

    it('finishes what is in hand before it stops, and takes nothing new', async () => {
      const queue = await openQueue()
      let finished = 0
      queue.work('mail', async () => {
        await new Promise((resolve) => setTimeout(resolve, 200))
        finished++
      })
      await queue.boss.send('mail', {})
      await vi.waitFor(async () => expect(await jobs('mail')).toMatchObject([{ state: 'active' }]), 3_000)
      await queue.stop()
      expect(finished).toBe(1)
      expect(await jobs('mail')).toMatchObject([{ state: 'completed' }])
      await queue.boss.send('mail', {})
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(finished).toBe(1)
    })

    it('tells what takes too long to leave off, and it is tried again later', async () => {
      const queue = await openQueue()
      queue.work('mail', ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)))
      await queue.boss.send('mail', {})
      await vi.waitFor(async () => expect(await jobs('mail')).toMatchObject([{ state: 'active' }]), 3_000)
      await queue.stop(600)
      expect(await jobs('mail')).toMatchObject([{ state: 'retry' }])
    })

    it('opens twice on one database, as two instances do', async () => {
      const both = [startQueue({ executeSql, log }), startQueue({ executeSql, log })]
      queues.push(...both)
      await Promise.all(both.map((queue) => queue.ready))
      expect(await both[0]?.boss.send('mail', {})).toBeTruthy()
      expect(log.error).not.toHaveBeenCalled()
    })
  })

  describe('a database that goes away', () => {
    let away: boolean
    const flaky: ExecuteSql = (text, values) =>
      away ? Promise.reject(new Error('connection refused')) : executeSql(text, values)

    it('delays the start, and is waited for', async () => {
      away = true
      const queue = startQueue({ executeSql: flaky, log, pollMs: 50 })
      queues.push(queue)
      const handler = vi.fn(async () => {})
      queue.work('mail', handler)
      await new Promise((resolve) => setTimeout(resolve, 100))
      away = false
      await queue.ready
      expect(log.warn).toHaveBeenCalledOnce()
      await queue.boss.send('mail', {})
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), 3_000)
    })

    it('between fetching and completing costs nothing but a second delivery under the same id', async () => {
      away = false
      const queue = await openQueue({ executeSql: flaky })
      const ids: string[] = []
      queue.work('mail', async ({ id }) => {
        ids.push(id)
        away = ids.length === 1
      })
      const id = await queue.boss.send('mail', {})
      await vi.waitFor(() =>
        expect(log.error).toHaveBeenCalledWith(expect.anything(), 'A job could not be settled'),
      )
      await vi.waitFor(() =>
        expect(log.error).toHaveBeenCalledWith(expect.anything(), expect.stringMatching(/^Jobs wait/)),
      )
      away = false
      await vi.waitFor(() => expect(log.info).toHaveBeenCalledOnce())
      await executeSql(`UPDATE pgboss.job SET started_on = now() - interval '1 minute' WHERE id = $1`, [id])
      await queue.boss.expire()
      await executeSql(`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE id = $1`, [id])
      await vi.waitFor(async () => expect(await jobs('mail')).toMatchObject([{ state: 'completed' }]), 3_000)
      expect(ids).toEqual([id, id])
    })

    it('leaves no broken transaction behind when a script fails half-way', async () => {
      away = false
      const queue = await openQueue()
      await executeSql('ALTER TABLE pgboss.archive RENAME TO elsewhere', [])
      await expect(queue.boss.archive()).rejects.toThrow(/does not exist/)
      expect((await executeSql('SELECT 1 AS one', [])).rows).toEqual([{ one: 1 }])
    })
  })
})
