import { withApp, type App } from '../harness/app'
import { load } from '../harness/load'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { createPeople, mutationHeaders, signIn, succeed } from '../harness/people'
import { figure, megabytes } from '../harness/units'

const goal = 30 * 1_048_576
const people = 2_000

type Memory = { rss: number; heapUsed: number; external: number }

/** Real sign-ins over HTTP with the starter's argon2, every tenth revoked: what of it stays in the process. */
export const memory = {
  name: 'memory',
  run: (effort: Effort): Promise<Row[]> =>
    withApp(async (app) => {
      await createPeople(app.sql, people)
      const signIns = byEffort(effort, { quick: 1_000, usual: 10_000, long: 100_000 })
      await warmUp(app)
      const start = await memoryOf(app)
      await comeAndGo(app, signIns)
      const end = await memoryOf(app)
      const grown = end.rss - start.rss
      const kept = end.heapUsed + end.external - start.heapUsed - start.external
      const what = `memory after ${signIns.toLocaleString('en-US')} sign-ins and ${(signIns / 10).toLocaleString('en-US')} revocations`
      return [
        {
          what: `${what}, whole process (RSS)`,
          beside: 'right after start',
          measured: `${megabytes(start.rss)}, then ${megabytes(end.rss)}: ${signed(grown)}`,
          goal: 'grows ≤ 30 MB',
          met: grown <= goal,
        },
        {
          what: `${what}, live objects (heap and buffers)`,
          beside: 'right after start',
          measured: `${megabytes(start.heapUsed + start.external)}, then ${megabytes(end.heapUsed + end.external)}: ${signed(kept)}`,
          goal: 'grows ≤ 30 MB',
          met: kept <= goal,
        },
      ]
    }),
}

/** The code is compiled, the pools are full and each hashing thread has its 19 MiB once: that comes once and is no growth. */
async function warmUp(app: App): Promise<void> {
  await comeAndGo(app, 400)
}

async function comeAndGo(app: App, signIns: number): Promise<void> {
  await load(app.url, { connections: 8, count: signIns }, async (connection, at) => {
    const cookie = await signIn(connection, app.origin, at % people)
    if (at % 10 > 0) return
    const headers = { ...mutationHeaders(app.origin, at % people), cookie }
    await succeed(connection.call({ method: 'POST', path: '/api/auth/signout', headers, body: '{}' }))
  })
}

async function memoryOf({ inspector }: App): Promise<Memory> {
  for (let round = 0; round < 3; round++) await inspector.collectGarbage()
  return inspector.evaluate<Memory>('process.memoryUsage()')
}

function signed(bytes: number): string {
  return `${bytes < 0 ? '−' : '+'}${figure(Math.abs(bytes) / 1_048_576)} MB`
}
