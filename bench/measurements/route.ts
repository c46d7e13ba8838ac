import { withApp, type App } from '../harness/app'
import { connect, load, type Load } from '../harness/load'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { createPeople, signIn, succeed } from '../harness/people'
import { interleave } from '../harness/rounds'
import { median } from '../harness/statistics'
import { time } from '../harness/units'

const limits = { p50: 200, p99: 1_000 }

/** The built app's pair of pings, the same request to both: what being signed in costs an answer. */
export const route = {
  name: 'route',
  run: (effort: Effort): Promise<Row[]> =>
    withApp(async (app) => {
      await createPeople(app.sql, 1)
      return [...(await measure(app, effort, 1)), ...(await measure(app, effort, 20))]
    }),
}

async function measure(app: App, effort: Effort, connections: number): Promise<Row[]> {
  const count = byEffort(effort, { quick: 500, usual: 2_000, long: 5_000 })
  const rounds = byEffort(effort, { quick: 3, usual: 11, long: 21 })
  let cookie = ''
  const ping = (path: string) =>
    load(app.url, { connections, count }, (connection) =>
      succeed(connection.call({ method: 'GET', path, headers: { cookie } })),
    )
  const bare = async () => {
    // A token lives for a minute: each round has a fresh one, which the first of its requests makes a known one.
    cookie = await fresh(app)
    return ping('/api/ping')
  }
  const signedIn = () => ping('/api/auth/ping')
  const results = await interleave({ bare, signedIn }, rounds)
  const rows = (['p50', 'p99'] as const).map((rank): Row => {
    const added = median(
      results.signedIn.map((taken, at) => (taken[rank] - of(results.bare, at)[rank]) * 1_000),
    )
    return {
      what: `authenticated route, ${connections} ${connections === 1 ? 'connection' : 'connections'}, ${rank}`,
      beside: 'the same route bare',
      measured: `${time(median(results.bare.map((taken) => taken[rank])) * 1_000)}, adds ${time(added)}`,
      goal: `adds ≤ ${limits[rank] / 1_000} ms`,
      met: added <= limits[rank],
    }
  })
  const missed = rows.find(({ met }) => !met)
  if (missed) missed.profile = await app.profile(() => interleave({ bare, signedIn }, 1))
  return rows
}

async function fresh(app: App): Promise<string> {
  const connection = connect(app.url)
  const cookie = await signIn(connection, app.origin, 0)
  await connection.close()
  return cookie
}

function of(results: Load[], at: number): Load {
  const found = results[at]
  if (!found) throw new RangeError(`There was no round ${at}.`)
  return found
}
