import { setTimeout as delay } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import type { JobHandler, JobLog } from '../../core/jobs'
import type { ExecuteSql } from './execute-sql'
import { queueDatabase } from './queue-database'
import { startWorker, type QueueWorker } from './queue-worker'

export type Queue = {
  /** For sending: `boss.send(name, data, { db })` inside the transaction of the business write. */
  boss: PgBoss
  /** Settles once tables and queues are there; a database that is down delays it, and never rejects it. */
  ready: Promise<void>
  /** Handles the jobs of a queue in this process, from `ready` on. */
  work<T extends object>(name: QueueName, handler: JobHandler<T>): void
  /** Looks for new jobs now and a few times shortly after, so it may be called before the sender's commit. */
  wake(name: QueueName): void
  /** Takes no new jobs, waits for those in hand (at most `timeoutMs`, and a third of it until they are told to leave off) and stops maintenance. */
  stop(timeoutMs?: number): Promise<void>
}

export type QueueName = keyof typeof queueOptions

export type QueueSettings = {
  executeSql: ExecuteSql
  log: JobLog
  pollMs?: number
  backoffMs?: (attempt: number) => number
}

/**
 * Opens the queues of this process on either database. Nothing here ever takes the process down: while the database
 * is away the queue waits, and goes on when it is back.
 */
export function startQueue({ executeSql, log, ...pace }: QueueSettings): Queue {
  const database = queueDatabase(executeSql)
  const boss = logged(new PgBoss({ ...bossOptions, db: database }), log)
  const workers = new Map<QueueName, QueueWorker>()
  const stopping = new AbortController()
  let keeper: PgBoss | null = null

  async function prepare(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      try {
        // A PgBoss whose start failed believes that it is still starting: every try needs a new one.
        keeper = await logged(new PgBoss({ ...bossOptions, db: database }), log).start()
        return await createQueues(boss)
      } catch (error) {
        await stopKeeper()
        if (failures === 0) log.warn({ err: error }, 'The job queue is waiting for the database')
        await sleep(Math.min(5_000, 250 * 2 ** failures), stopping.signal)
      }
    }
  }

  async function stopKeeper(): Promise<void> {
    await keeper?.stop({ graceful: false })
    keeper = null
  }

  const ready = prepare()

  return {
    boss,
    ready,
    work(name, handler) {
      if (workers.has(name)) throw new TypeError(`The queue ${name} has its worker`)
      workers.set(name, startWorker({ boss, database, queue: name, handler, log, ready, ...pace }))
    },
    wake(name) {
      workers.get(name)?.wake()
    },
    async stop(timeoutMs = 12_000) {
      stopping.abort()
      const stopped = Promise.all([
        ready,
        ...[...workers.values()].map((worker) => worker.stop(timeoutMs / 3)),
      ])
      await Promise.race([stopped, sleep(timeoutMs)])
      await stopKeeper()
    },
  }
}

// Jobs hold sealed links: what is done is put away after an hour and gone after a day.
const bossOptions = {
  schedule: false,
  maintenanceIntervalSeconds: 30,
  archiveCompletedAfterSeconds: 3_600,
  deleteAfterHours: 24,
} satisfies PgBoss.ConstructorOptions

const twoWeeksInMinutes = 14 * 24 * 60

// `retryDelay` counts only for a worker that died; one that lives sets the time of the next try itself.
const queueOptions = {
  'mail-dead': { retentionMinutes: twoWeeksInMinutes },
  mail: {
    deadLetter: 'mail-dead',
    // With ten minutes between tries in the end, this outlives an outage of two days.
    retryLimit: 500,
    retryDelay: 5,
    expireInSeconds: 30,
    retentionMinutes: twoWeeksInMinutes,
  },
} satisfies Record<string, Omit<PgBoss.Queue, 'name'>>

// Creating leaves a queue that exists as it is, so an older one also gets today's options.
async function createQueues(boss: PgBoss): Promise<void> {
  for (const [name, options] of Object.entries(queueOptions)) {
    await boss.createQueue(name, { name, ...options })
    await boss.updateQueue(name, { name, ...options })
  }
}

function logged(boss: PgBoss, log: JobLog): PgBoss {
  return boss.on('error', (error) => log.error({ err: error }, 'The job queue met an error'))
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, { ref: false, signal }).catch(() => undefined)
}
