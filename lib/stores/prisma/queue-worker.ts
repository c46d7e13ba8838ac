import type PgBoss from 'pg-boss'
import type { JobHandler, JobLog } from '../../core/jobs'
import { createBell } from './queue-bell'
import { settleFailure } from './queue-failure'

export type QueueWorker = {
  wake(): void
  /** Takes no new jobs and settles once those in hand are done; those that take longer than `patienceMs` are told to leave off. */
  stop(patienceMs: number): Promise<void>
}

export type WorkerOptions<T extends object> = {
  boss: PgBoss
  database: PgBoss.Db
  queue: string
  handler: JobHandler<T>
  log: JobLog
  /** The first look happens after this. */
  ready: Promise<void>
  /** Most jobs in hand at once. */
  concurrency?: number
  pollMs?: number
  backoffMs?: (attempt: number) => number
}

/**
 * Fetches jobs through pg-boss and settles each by itself. Its own `work()` is not used: it neither waits for nor
 * catches its `complete()` and `fail()`, so that a database that goes away would end the process.
 */
export function startWorker<T extends object>(options: WorkerOptions<T>): QueueWorker {
  const { boss, database, queue, handler, log, ready, concurrency = 5, pollMs = 1_000, backoffMs } = options
  const bell = createBell()
  const inHand = new Set<Promise<void>>()
  const leaving = new AbortController()
  let stopping = false
  let down = false

  async function loop(): Promise<void> {
    await ready
    while (!stopping) {
      for (const job of await fetch(concurrency - inHand.size)) {
        const done: Promise<void> = run(job).finally(() => (inHand.delete(done), bell.ring()))
        inHand.add(done)
      }
      await bell.wait(down ? 3 * pollMs : pollMs)
    }
  }

  // fetch() answers an error with no jobs at all; the error is caught on its way to be able to tell the two apart.
  async function fetch(batchSize: number): Promise<PgBoss.JobWithMetadata<T>[]> {
    if (batchSize < 1) return []
    let failure: unknown
    const db: PgBoss.Db = {
      executeSql: (text, values) =>
        database.executeSql(text, values).catch((error: unknown) => {
          failure = error
          throw error
        }),
    }
    const jobs = await boss.fetch<T>(queue, { batchSize, includeMetadata: true, db })
    if (Boolean(failure) !== down) {
      down = !down
      if (down) log.error({ queue, err: failure }, 'Jobs wait: the database does not answer')
      else log.info({ queue }, 'The database answers again')
    }
    return jobs
  }

  async function run(job: PgBoss.JobWithMetadata<T>): Promise<void> {
    try {
      try {
        await handler({ id: job.id, data: job.data, attempt: job.retryCount + 1, signal: leaving.signal })
      } catch (error) {
        return await settleFailure({ boss, database, log, queue, job, error, backoffMs })
      }
      await boss.complete(queue, job.id)
    } catch (error) {
      // The job runs out of its time and comes again under the same id, which its receiver knows already.
      log.error({ queue, jobId: job.id, err: error }, 'A job could not be settled')
    }
  }

  const loopEnded = loop()

  return {
    wake: () => bell.hurry(),
    async stop(patienceMs) {
      stopping = true
      bell.ring()
      const late = setTimeout(() => leaving.abort(), patienceMs)
      await loopEnded
      await Promise.all(inHand)
      clearTimeout(late)
    },
  }
}
