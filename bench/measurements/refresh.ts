import { withApp, type App } from '../harness/app'
import { cpuSeconds } from '../harness/cpu'
import { load } from '../harness/load'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { cookiesOf, createPeople, mutationHeaders, signIn, succeed } from '../harness/people'
import { median } from '../harness/statistics'
import { figure, times } from '../harness/units'

/** Keycloak's sizing guide: one core for 120 refreshes a second. */
const goal = 120
/** A session may make ten children a minute; each makes at most five here. */
const turnsPerSession = 5

/** Every refresh rotates a session of its own in a real Postgres, over HTTP, at twenty connections. */
export const refresh = {
  name: 'refresh',
  run: (effort: Effort): Promise<Row[]> =>
    withApp(async (app) => {
      const sessions = byEffort(effort, { quick: 60, usual: 400, long: 1_000 })
      const cookies = await signInAll(app, sessions)
      const turn = () => rotateAll(app, cookies)
      await turn()
      const rates = []
      for (let round = 2; round < turnsPerSession; round++) rates.push(await turn())
      const perSecond = median(rates.map((rate) => rate.perSecond))
      const perCore = median(rates.map((rate) => rate.perCore))
      const perAppCore = median(rates.map((rate) => rate.perAppCore))
      const met = perCore >= goal
      return [
        {
          what: 'refresh on Postgres, per second and core',
          beside: 'Keycloak, published: 120',
          measured: `${figure(perCore)} per core of app and Postgres, ${figure(perAppCore)} per core of the app; ${figure(perSecond)} a second while they share the machine with the client: ${times(perCore / goal)}`,
          goal: `≥ ${goal}`,
          met,
          ...(!met && { profile: await app.profile(turn) }),
        },
      ]
    }),
}

async function signInAll(app: App, sessions: number): Promise<string[]> {
  const people = Math.ceil(sessions / 40)
  await createPeople(app.sql, people)
  const cookies: string[] = []
  await load(app.url, { connections: 4, count: sessions }, async (connection, at) => {
    cookies[at] = await signIn(connection, app.origin, at % people)
  })
  return cookies
}

async function rotateAll(app: App, cookies: string[]) {
  const before = usedBy(app)
  const { perSecond, seconds } = await load(
    app.url,
    { connections: 20, count: cookies.length },
    async (connection, at) => {
      const headers = { ...mutationHeaders(app.origin, at), cookie: cookies[at] ?? '' }
      const answer = await succeed(
        connection.call({ method: 'POST', path: '/api/auth/refresh', headers, body: '{}' }),
      )
      cookies[at] = cookiesOf(answer)
    },
  )
  const after = usedBy(app)
  const count = perSecond * seconds
  const appCores = after.app - before.app
  return {
    perSecond,
    perAppCore: count / appCores,
    perCore: count / (appCores + after.postgres - before.postgres),
  }
}

function usedBy(app: App): { app: number; postgres: number } {
  return { app: cpuSeconds(app.pid) ?? Number.NaN, postgres: cpuSeconds(app.postgresPid) ?? Number.NaN }
}
