import type PgBoss from 'pg-boss'
import type { Sealer } from '../../core/crypto/seal'
import { maskAddress } from '../../core/mail/mask-address'
import type { QueuedMail, SealedMail } from '../../core/mail/queued-mail'
import type { ExecuteSql } from './execute-sql'

/** A mail that was given up. `to` is masked; `failedAt` is ISO 8601. */
export type DeadLetter = { id: string; kind: string; to: string; failedAt: string; error: string }

/** How the mail queue stands: what waits for its first try, what failed and will be tried again, what was given up. */
export type MailBacklog = { waiting: number; retrying: number; dead: number }

export type MailQueueInspection = {
  backlog(): Promise<MailBacklog>
  /** Newest first, at most 100. */
  deadLetters(): Promise<DeadLetter[]>
  /** Queues given-up mail again: the one with this id, or all. Returns how many. */
  retryDeadLetters(id?: string): Promise<number>
}

/** What `npm run doctor` looks at. Works without a running worker, and before the first start of the queue. */
export function inspectMailQueue(executeSql: ExecuteSql, boss: PgBoss, sealer: Sealer): MailQueueInspection {
  async function deadRows(limit?: number): Promise<DeadRow[]> {
    if (!(await exists(executeSql))) return []
    const { rows } = await executeSql(selectDead, [limit ?? null])
    return rows as DeadRow[]
  }

  return {
    async backlog() {
      if (!(await exists(executeSql))) return { waiting: 0, retrying: 0, dead: 0 }
      const { rows } = await executeSql(countBacklog, [])
      const [row] = rows as MailBacklog[]
      return row ?? { waiting: 0, retrying: 0, dead: 0 }
    },

    async deadLetters() {
      const rows = await deadRows(shown)
      return rows.map((row) => ({
        id: row.id,
        kind: row.data.kind,
        to: maskAddress(sealer.open<SealedMail>(row.data.sealed)?.mail.to ?? ''),
        failedAt: new Date(row.failedAt).toISOString(),
        error: row.output?.message ?? row.output?.value?.message ?? 'unknown',
      }))
    },

    async retryDeadLetters(id) {
      const rows = (await deadRows()).filter((row) => id === undefined || row.id === id)
      for (const row of rows) {
        // Under the dead letter's id: cut off between the two steps, doing it again queues nothing twice.
        await boss.send('mail', row.data, { id: row.id })
        await boss.deleteJob('mail-dead', row.id)
      }
      return rows.length
    },
  }
}

const shown = 100

type DeadRow = {
  id: string
  data: QueuedMail
  failedAt: string | Date
  output: { message?: string; value?: { message?: string } } | null
}

async function exists(executeSql: ExecuteSql): Promise<boolean> {
  const { rows } = await executeSql(`SELECT to_regclass('pgboss.job') IS NOT NULL AS present`, [])
  return (rows as { present: boolean }[])[0]?.present ?? false
}

const selectDead = `SELECT id, data, output, created_on AS "failedAt" FROM pgboss.job
  WHERE name = 'mail-dead' AND state = 'created' ORDER BY created_on DESC, id LIMIT $1::int`

const countBacklog = `SELECT
    count(*) FILTER (WHERE name = 'mail' AND state = 'created')::int AS waiting,
    count(*) FILTER (WHERE name = 'mail' AND state IN ('retry', 'active'))::int AS retrying,
    count(*) FILTER (WHERE name = 'mail-dead' AND state = 'created')::int AS dead
  FROM pgboss.job`
