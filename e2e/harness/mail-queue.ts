import type { Instances } from './instances'
import { until } from './until'

/** Every mail that is due has been tried: it is done, or waits for its next try, or is in hand right now. */
export async function dueMailIsTried({ sql }: Instances): Promise<void> {
  await until('every due mail is tried', async () => {
    const rows = await sql(
      `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state < 'active' AND start_after <= now()`,
    )
    return rows.length === 0
  })
}

/** No mail is in hand or waits, those that failed before being tried again at once. */
export async function allMailIsDone({ sql }: Instances): Promise<void> {
  await until('all mail is done', async () => {
    await sql(
      `UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = 'mail' AND state = 'retry'`,
    )
    return (await sql(`SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state <= 'active'`)).length === 0
  })
}

/**
 * Time passes: the application's clock goes forward, and everything in the queue, which goes by the database's own, gets
 * that much older.
 */
export async function passTime(instances: Instances, minutes: number): Promise<void> {
  const moved = await instances.browser().post('/api/dev/clock', { advance: `${minutes}m` })
  if (moved.status !== 200) throw new Error(`the clock did not move: ${moved.text}`)
  const columns = ['created_on', 'start_after', 'started_on', 'completed_on', 'keep_until']
  const older = columns.map((column) => `${column} = ${column} - interval '${minutes} minutes'`)
  await instances.sql(`UPDATE pgboss.job SET ${older.join(', ')}`)
}
