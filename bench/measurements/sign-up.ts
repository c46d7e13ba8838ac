import { hash } from '@node-rs/argon2'
import { randomUUID } from 'node:crypto'
import { authOnPostgres, withPostgres } from '../harness/auth-on-postgres'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { argon2, password } from '../harness/people'
import { profileHere } from '../harness/profile'
import { interleave, microseconds } from '../harness/rounds'
import { median } from '../harness/statistics'
import { time, times } from '../harness/units'

const goal = 2

/** A sign-up until its mail stands in the queue, beside inserting the same four rows and nothing else. */
export const signUp = {
  name: 'sign-up',
  run: (effort: Effort): Promise<Row[]> =>
    withPostgres(async (createDatabase) => {
      const url = await createDatabase()
      const { auth, database, close } = await authOnPostgres(url)
      const join = async () => {
        const body = { email: `${randomUUID()}@example.com`, password, name: 'Robin Vale' }
        const result = await auth.api.signUp(body, new Headers({ 'x-client': randomUUID() }))
        if (!result.ok) throw new Error(result.error.message)
      }
      const calls = byEffort(effort, { quick: 10, usual: 25, long: 50 })
      // The bare inserts come after a hash too: its 19 MiB leave no processor cache warm for what follows.
      const hashing = () => hash(password, argon2)
      const turns = {
        ours: () => microseconds(calls, join),
        hashing: () => microseconds(calls, hashing),
        bare: () =>
          microseconds(calls, async () => {
            await hashing()
            await database.prisma.$transaction((tx) =>
              bareInserts((sql, values) => tx.$executeRawUnsafe(sql, ...values)),
            )
          }),
      }
      const results = await interleave(turns, byEffort(effort, { quick: 5, usual: 15, long: 25 }))
      const withoutHash = (turn: number[]) =>
        turn.map((whole, round) => whole - (results.hashing[round] ?? 0))
      const rest = withoutHash(results.ours)
      const bare = withoutHash(results.bare)
      const ratio = median(rest) / median(bare)
      const profile = ratio > goal ? await profileHere(turns.ours) : undefined
      await close()
      return [
        {
          what: 'sign-up to mail queued, without its hash',
          beside: 'the bare inserts in one transaction, by the same client (Prisma)',
          measured: `${time(median(rest))} beside ${time(median(bare))}: ${times(ratio)}`,
          goal: `≤ ${goal}×`,
          met: ratio <= goal,
          profile,
        },
      ]
    }),
}

/** Person, link, mail job and audit line: the rows that a sign-up leaves behind. */
async function bareInserts(run: (sql: string, values: unknown[]) => Promise<unknown>): Promise<void> {
  const id = randomUUID()
  const text = 'x'.repeat(97)
  await run(
    `INSERT INTO users (id, email, name, password_hash, updated_at) VALUES ($1::uuid, $2, 'Robin Vale', $3, now())`,
    [id, `${id}@example.com`, text],
  )
  await run(
    `INSERT INTO email_verifications (id, user_id, token_hash, password_hash, name, browser_hash, created_at, expires_at)
     VALUES ($1::uuid, $1::uuid, $2, $3, 'Robin Vale', $2, now(), now() + interval '1 day')`,
    [id, `${id}-hash`, text],
  )
  await run(
    `INSERT INTO pgboss.job (id, name, data) VALUES ($1::uuid, 'mail', jsonb_build_object('kind', 'verify-email', 'sealed', $2::text))`,
    [id, text.repeat(5)],
  )
  await run(
    `INSERT INTO audit_events (id, at, action, target_type, target_id, request_id, data)
     VALUES ($1::uuid, now(), 'auth.sign_up', 'user', $2, $2, '{"new": true}')`,
    [id, id],
  )
}
