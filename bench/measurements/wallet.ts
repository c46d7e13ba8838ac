import { withPostgres } from '../harness/auth-on-postgres'
import { billingOnPostgres, type BillingOnPostgres } from '../harness/billing-on-postgres'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { interleave, medianRatio, microseconds } from '../harness/rounds'
import { median } from '../harness/statistics'
import { figure, time, times } from '../harness/units'

/** As many as one instance has connections for. */
const callers = 8

/** What it costs to count, and what plans and limits add to a check. */
export const wallet = {
  name: 'wallet',
  run: (effort: Effort): Promise<Row[]> =>
    withPostgres(async (createDatabase) => {
      const on = await billingOnPostgres(await createDatabase(), 1_000)
      const rows = [
        await counting(on, 'on one hot counter', () => 0, effort),
        await counting(on, 'on 1,000 counters', (at) => at, effort),
        await layers(on, effort),
        ...(await growth(on, createDatabase, effort)),
      ]
      await on.database.close()
      return rows
    }),
}

/** Several callers at once, each with its next when it has its answer. */
async function together(calls: number, call: (at: number) => Promise<void>): Promise<number> {
  let next = 0
  const start = performance.now()
  const caller = async () => {
    while (next < calls) await call(next++)
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return ((performance.now() - start) / calls) * 1_000
}

async function counting(
  on: BillingOnPostgres,
  where: string,
  counter: (at: number) => number,
  effort: Effort,
): Promise<Row> {
  const turns = {
    ours: () => together(400, (at) => on.consume(counter(at))),
    bare: () => together(400, (at) => on.update(counter(at))),
  }
  const results = await interleave(turns, byEffort(effort, { quick: 7, usual: 21, long: 41 }))
  const ratio = medianRatio(results.bare, results.ours)
  const perSecond = (each: number[]) => figure(Math.round(1_000_000 / median(each)))
  return {
    what: `consume, ${callers} callers ${where}`,
    beside: 'a bare guarded UPDATE',
    measured: `${perSecond(results.ours)} a second beside ${perSecond(results.bare)}: ${times(ratio)}`,
    goal: '≥ 0.8×',
    met: ratio >= 0.8,
  }
}

async function layers(on: BillingOnPostgres, effort: Effort): Promise<Row> {
  const turns = {
    withPlans: () => microseconds(60, (at) => on.can(at, true)),
    without: () => microseconds(60, (at) => on.can(at, false)),
  }
  const results = await interleave(turns, byEffort(effort, { quick: 15, usual: 41, long: 81 }))
  const ratio = medianRatio(results.withPlans, results.without)
  return {
    what: 'can, with plans and limits',
    beside: 'without them',
    measured: `${time(median(results.withPlans))} beside ${time(median(results.without))}: ${times(ratio)}`,
    goal: '≤ 1.5×',
    met: ratio <= 1.5,
  }
}

/** The same with few tenants and with many in the tables, their turns alternating. */
async function growth(
  on: BillingOnPostgres,
  createDatabase: () => Promise<string>,
  effort: Effort,
): Promise<Row[]> {
  const few = await billingOnPostgres(await createDatabase(), 10)
  const many = await billingOnPostgres(await createDatabase(), effort === 'quick' ? 10_000 : 100_000)
  const acts = {
    consume: (where: BillingOnPostgres) => microseconds(60, (at) => where.consume(at)),
    can: (where: BillingOnPostgres) => microseconds(60, (at) => where.can(at, true)),
  }
  const rows: Row[] = []
  for (const [what, act] of Object.entries(acts)) {
    const turns = { few: () => act(few), middle: () => act(on), many: () => act(many) }
    const results = await interleave(turns, byEffort(effort, { quick: 15, usual: 41, long: 81 }))
    const ratios = [results.middle, results.many].map((each) => medianRatio(each, results.few))
    rows.push({
      what: `${what}, ${effort === 'quick' ? '10,000' : '100,000'} tenants in the tables`,
      beside: '10 tenants in the tables',
      measured: `${time(median(results.few))} at 10; ${ratios.map(times).join(', ')} at 1,000 and the most`,
      goal: '≤ 1.2×',
      met: Math.max(...ratios) <= 1.2,
    })
  }
  for (const { database } of [few, many]) await database.close()
  return rows
}
