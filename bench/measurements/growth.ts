import { authOnPostgres, withPostgres, type AuthOnPostgres } from '../harness/auth-on-postgres'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { createPeople, emailOf, password } from '../harness/people'
import { interleave, medianRatio, microseconds } from '../harness/rounds'
import { seedSessions } from '../harness/seed-sessions'
import { median } from '../harness/statistics'
import { figure, time, times } from '../harness/units'

const goal = 1.2
const people = 20
const sessionsEach = 10

type Answer = { ok: boolean; cookies: { name: string; value: string }[] }
type Table = { size: number; on: AuthOnPostgres; browsers: Headers[] }
type Act = (table: Table, at: number) => Promise<Answer>

/** Without a live feed, as here, every check looks its session up. */
const acts: Record<string, Act> = {
  'session check, looked up': ({ on, browsers }, at) => on.auth.api.getSession(browsers[at] ?? new Headers()),
  'list of sessions': ({ on, browsers }, at) => on.auth.api.listSessions(browsers[at] ?? new Headers()),
  async refresh({ on, browsers }, at) {
    const answer = await on.auth.api.refresh(browsers[at] ?? new Headers())
    browsers[at] = headersOf(answer)
    return answer
  },
}

/** A database for each size, all of them open, so that their turns alternate. */
export const growth = {
  name: 'growth',
  run: (effort: Effort): Promise<Row[]> =>
    withPostgres(async (createDatabase) => {
      const sizes = [1_000, 10_000, 100_000, ...(effort === 'quick' ? [] : [1_000_000])]
      const tables: Table[] = []
      for (const size of sizes) tables.push(await prepare(await createDatabase(), size))
      const rows: Row[] = []
      for (const [what, act] of Object.entries(acts)) rows.push(await compare(what, act, tables, effort))
      for (const { on } of tables) await on.close()
      return rows
    }),
}

async function prepare(url: string, size: number): Promise<Table> {
  // The hash is not what grows, and a token must last as long as the measurement.
  const on = await authOnPostgres(url, { hasher: { memoryCost: 64, timeCost: 1 }, ttl: '1h' })
  const { executeSql } = on.database
  await createPeople(async (text, values) => (await executeSql(text, values)).rows as never[], people)
  await seedSessions(executeSql, size - people * sessionsEach)
  const browsers: Headers[] = []
  for (let at = 0; at < people * sessionsEach; at++) {
    const answer = await on.auth.api.signIn({ email: emailOf(at % people), password })
    browsers.push(headersOf(expectOk(answer)))
  }
  await executeSql('VACUUM ANALYZE')
  return { size, on, browsers }
}

async function compare(what: string, act: Act, tables: Table[], effort: Effort): Promise<Row> {
  const calls = byEffort(effort, { quick: 50, usual: 100, long: 100 })
  const contestants = tables.map((table) => {
    // Each goes on where it stopped: a session may be refreshed ten times a minute.
    let turn = 0
    const run = async () => {
      const first = turn++ * calls
      return microseconds(calls, async (at) =>
        expectOk(await act(table, (first + at) % table.browsers.length)),
      )
    }
    return [String(table.size), run] as const
  })
  const results = await interleave(
    Object.fromEntries(contestants),
    byEffort(effort, { quick: 5, usual: 11, long: 15 }),
  )
  const smallest = results[String(tables[0]?.size)] ?? []
  const ratios = tables.map(({ size }) => medianRatio(results[String(size)] ?? [], smallest))
  const largest = tables.at(-1)?.size ?? 0
  const last = ratios.at(-1) ?? Number.NaN
  return {
    what: `${what}, ${figure(largest)} sessions in the table`,
    beside: '1,000 sessions in the table',
    measured: `${time(median(smallest))} at 1,000; ${ratios.slice(1).map(times).join(', ')} at ten times as many each`,
    goal: `≤ ${goal}×`,
    met: last <= goal,
  }
}

function headersOf({ cookies }: Answer): Headers {
  return new Headers({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
}

function expectOk<T extends Answer>(answer: T): T {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`)
  return answer
}
