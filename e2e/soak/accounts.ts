import { eventually } from '../harness/eventually'
import type { Instances } from '../harness/instances'
import type { Ledger } from './ledger'
import type { SimulatedPerson } from './simulated-person'

type Row = { email: string; id: string; generation: number; live: boolean }

/** Every session that the people believe in, and every one in the table, as comparable lines. */
export async function sessionAccounts(instances: Instances, people: readonly SimulatedPerson[]) {
  const rows = await instances.sql<Row>(
    `SELECT u."email", s."id", s."generation", s."revoked_at" IS NULL AS "live"
     FROM "sessions" s JOIN "users" u ON u."id" = s."user_id" WHERE u."email" = ANY($1)`,
    [people.map(({ email }) => email)],
  )
  const believed = people.flatMap(({ email, devices }) => devices.map((device) => ({ email, ...device })))
  return { stored: rows.map(line).sort(), believed: believed.map(line).sort() }
}

const line = ({ email, id, generation, live }: Row) =>
  `${email} ${id} ${generation} ${live ? 'live' : 'ended'}`

/** How many lines of audit there are, by action. */
export async function auditCounts(instances: Instances): Promise<Map<string, number>> {
  const rows = await instances.sql<{ action: string; count: number }>(
    `SELECT "action", count(*)::int AS "count" FROM "audit_events" GROUP BY "action"`,
  )
  return new Map(rows.map(({ action, count }) => [action, count]))
}

/** Beside what was done, what the audit log has gained since `before`, both by action. */
export async function auditAccounts(instances: Instances, before: Map<string, number>, { done }: Ledger) {
  const after = await auditCounts(instances)
  const gained = [...after].map(([action, count]) => [action, count - (before.get(action) ?? 0)] as const)
  const sorted = (entries: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...entries].filter(([, count]) => count > 0).sort())
  return { stored: sorted(gained), done: sorted(done) }
}

/** Waits until no mail is left to do; returns how many were done, and how many were not. */
export async function mailAccounts(instances: Instances): Promise<Record<string, number>> {
  const count = async () => {
    const rows = await instances.sql<{ state: string; count: number }>(
      `SELECT "state"::text, count(*)::int AS "count" FROM (
         SELECT "state" FROM pgboss.job WHERE "name" = 'mail'
         UNION ALL SELECT "state" FROM pgboss.archive WHERE "name" = 'mail') AS jobs GROUP BY "state"`,
    )
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }
  await eventually('every mail is done', 60_000, async () => Object.keys(await count()).length <= 1)
  return count()
}
