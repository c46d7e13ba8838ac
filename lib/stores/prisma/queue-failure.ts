import type PgBoss from 'pg-boss'
import { JobFailure, type JobLog } from '../../core/jobs'
import { redactText } from '../../core/mail/mask-address'

/**
 * Settles a failed job: later again, or to the dead letters when it is permanent or out of tries. pg-boss doubles its
 * delays without an end, so the time of the next try is set here.
 */
export async function settleFailure(failed: {
  boss: PgBoss
  database: PgBoss.Db
  log: JobLog
  queue: string
  job: PgBoss.JobWithMetadata<object>
  error: unknown
  backoffMs?: (attempt: number) => number
}): Promise<void> {
  const { boss, database, log, queue, job, error, backoffMs = retryDelayMs } = failed
  const { permanent, retryAfterMs } =
    error instanceof JobFailure ? error : { permanent: false, retryAfterMs: 0 }
  const attempt = job.retryCount + 1
  const message = redactText(error instanceof Error ? error.message : String(error))
  const line = { queue, jobId: job.id, attempt, error: message }

  if (permanent) await database.executeSql(noMoreTries, [queue, job.id])
  await boss.fail(queue, job.id, { message, attempts: attempt })
  if (permanent || job.retryCount >= job.retryLimit) return log.error(line, 'A job went to the dead letters')

  const delayMs = Math.max(backoffMs(attempt), Math.min(retryAfterMs, longestRetryAfterMs))
  await database.executeSql(nextTry, [queue, job.id, Math.round(delayMs)])
  log.warn({ ...line, retryInMs: Math.round(delayMs) }, 'A job failed and will be tried again')
}

/** Milliseconds until the try after `attempt` (1 for the first): doubling from 2 s to 10 min, less up to half by chance. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(600_000, 2_000 * 2 ** Math.min(attempt - 1, 20))
  return full / 2 + (full / 2) * random()
}

const longestRetryAfterMs = 3_600_000

const noMoreTries = `UPDATE pgboss.job SET retry_limit = retry_count WHERE name = $1 AND id = $2 AND state = 'active'`

const nextTry = `UPDATE pgboss.job SET start_after = now() + $3::float8 * interval '1 millisecond'
  WHERE name = $1 AND id = $2 AND state = 'retry'`
