import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PgBoss from 'pg-boss'
import type { Env } from '@/lib/config/env'
import { createSealer } from '@/lib/core/crypto/seal'
import { outboxPurpose } from '@/lib/core/mail/queued-mail'
import type { Database } from '@/lib/stores/prisma/database'
import { inspectMailQueue } from '@/lib/stores/prisma/dead-letters'
import { queueDatabase } from '@/lib/stores/prisma/queue-database'
import type { Finding } from './finding'

/** What waits, what is tried again and what was given up. `npm run doctor -- --retry-mail` tries the given-up mail again. */
export async function checkMailQueue({ executeSql }: Database, env: Partial<Env>): Promise<Finding[]> {
  const sealer = createSealer(secretOf(env), outboxPurpose)
  const boss = new PgBoss({ db: queueDatabase(executeSql) })
  const queue = inspectMailQueue(executeSql, boss, sealer)
  const retried = process.argv.includes('--retry-mail') ? await queue.retryDeadLetters() : 0
  const { waiting, retrying, dead } = await queue.backlog()
  const text = `${waiting} waiting, ${retrying} being tried, ${dead} given up`
  const state: Finding = {
    part: 'Mail queue',
    state: dead > 0 ? 'broken' : 'well',
    text: retried > 0 ? `${text}; ${retried} queued again` : text,
    ...(dead > 0 && { advice: 'Once the cause is mended: npm run doctor -- --retry-mail' }),
  }
  const letters = await queue.deadLetters()
  return [state, ...letters.map((letter) => given(letter))]
}

function given({
  kind,
  to,
  failedAt,
  error,
}: {
  kind: string
  to: string
  failedAt: string
  error: string
}): Finding {
  return { part: '', state: 'note', text: `${kind} to ${to}, given up ${failedAt}: ${error}` }
}

/** Queued mail is sealed with it. Without it the kind of a mail can be told, and its recipient can't. */
function secretOf(env: Partial<Env>): string {
  const path = join(env.GATEHOUSE_DATA_DIR ?? '.data', 'keys', 'secret')
  return (
    env.AUTH_SECRET ??
    (existsSync(path) ? readFileSync(path, 'utf8').trim() : 'no secret was made yet, so none is known')
  )
}
