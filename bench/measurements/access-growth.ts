import { accessOnPostgres, type AccessOnPostgres, type Asker } from '../harness/access-on-postgres'
import { withPostgres } from '../harness/auth-on-postgres'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { interleave, medianRatio, microseconds } from '../harness/rounds'
import { seedAccess, type Seeded } from '../harness/seed-access'
import { median } from '../harness/statistics'
import { figure, time, times } from '../harness/units'
import { expectRightAnswers } from './access'

const goal = 1.2

type Table = { size: number; on: AccessOnPostgres; askers: Seeded }
type Act = { calls: number; run(on: AccessOnPostgres, asker: Asker, at: number): Promise<unknown> }

const acts: Record<string, Act> = {
  check: { calls: 20, run: (on, asker, at) => on.check(asker, asker.documents[at % 100] ?? '') },
  'canAll of 100': { calls: 6, run: (on, asker) => on.canAll(asker) },
  computeAccessSet: { calls: 20, run: (on, asker) => on.computeSet(asker) },
}
const places = {
  inSmallTenant: 'in one of many tenants',
  inBigTenant: 'in the tenant that has half of them',
} as const

/** A database for each size, all of them open, so that their turns alternate. */
export const accessGrowth = {
  name: 'access-growth',
  run: (effort: Effort): Promise<Row[]> =>
    withPostgres(async (createDatabase) => {
      const sizes = [1_000, 10_000, 100_000, ...(effort === 'quick' ? [] : [1_000_000])]
      const tables: Table[] = []
      for (const size of sizes) tables.push(await prepare(await createDatabase(), size))
      const rows: Row[] = []
      for (const what of Object.keys(acts)) {
        for (const place of ['inSmallTenant', 'inBigTenant'] as const) {
          rows.push(await compare(what, place, tables, effort))
        }
      }
      for (const { on } of tables) await on.database.close()
      return rows
    }),
}

async function prepare(url: string, size: number): Promise<Table> {
  const on = await accessOnPostgres(url)
  const askers = await seedAccess(url, size)
  for (const asker of Object.values(askers)) await expectRightAnswers(on, asker)
  return { size, on, askers }
}

async function compare(
  what: string,
  place: keyof Seeded,
  tables: readonly Table[],
  effort: Effort,
): Promise<Row> {
  const act = acts[what]
  if (!act) throw new Error(`There is no act ${what}`)
  const contestants = tables.map(({ size, on, askers }) => {
    const turn = () => microseconds(act.calls, (at) => act.run(on, askers[place], at))
    return [String(size), turn] as const
  })
  const rounds = byEffort(effort, { quick: 15, usual: 41, long: 81 })
  const results = await interleave(Object.fromEntries(contestants), rounds)
  const smallest = results[String(tables[0]?.size)] ?? []
  const ratios = tables.map(({ size }) => medianRatio(results[String(size)] ?? [], smallest))
  const largest = tables.at(-1)?.size ?? 0
  const worst = Math.max(...ratios)
  return {
    what: `${what}, ${figure(largest)} role assignments in the table, ${places[place]}`,
    beside: '1,000 role assignments in the table',
    measured: `${time(median(smallest))} at 1,000; ${ratios.slice(1).map(times).join(', ')} at ten times as many each`,
    goal: `≤ ${goal}×`,
    met: worst <= goal,
  }
}
