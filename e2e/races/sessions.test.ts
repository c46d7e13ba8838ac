import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Browser } from '../harness/browser'
import { eventually } from '../harness/eventually'
import { sharedInstances, type Instances } from '../harness/instances'
import { racePatiently } from '../harness/race-patiently'
import { mailedToken, newAddress, signIn, type Person } from '../harness/people'
import { inTurn } from '../harness/registry-walk/in-turn'
import { onEach, seedPerson } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

type Scene = { person: Person; victim: Browser; other: Browser }
type Ending = { how: string; status: number; prepare?(scene: Scene): Promise<string>; act: Act }
type Act = (scene: Scene, prepared: string) => Promise<Answer>

const newPassword = 'a lantern under the stairs'
const currentId = async (browser: Browser) =>
  (await browser.get('/api/auth/session')).json<{ session: { id: string } }>().session.id

const endings: Ending[] = [
  { how: 'sign-out', status: 204, act: ({ victim }) => victim.copy().post('/api/auth/signout') },
  {
    how: 'signing that device out',
    status: 204,
    prepare: ({ victim }) => currentId(victim),
    act: ({ other }, id) => other.delete(`/api/auth/sessions/${id}`),
  },
  {
    how: 'signing all others out',
    status: 200,
    act: ({ other }) => other.delete('/api/auth/sessions'),
  },
  {
    how: 'a change of password',
    status: 200,
    act: ({ other, person }) =>
      other.post('/api/auth/change-password', { currentPassword: person.password, newPassword }),
  },
  {
    how: 'a reset of the password',
    status: 200,
    async prepare({ other, person }) {
      await other.post('/api/auth/forgot-password', { email: person.email })
      return mailedToken(instances, person.email, '/reset-password')
    },
    act: (_, token) =>
      instances
        .browser({ address: newAddress() })
        .post('/api/auth/reset-password', { token, password: newPassword }),
  },
]

async function setScene(): Promise<Scene> {
  const person = await seedPerson(instances)
  return { person, victim: await signIn(instances, person), other: await signIn(instances, person) }
}

describe('REF-9 fifty refreshes beside', () => {
  it.each(endings.map((ending, turn) => ({ ...ending, turn })))(
    'REF-9 $how: none of them survives it',
    async ({ turn, status, prepare, act }) => {
      // It comes early among them, in the middle, and late.
      for (const round of inTurn([0, 1, 2], turn, 3)) {
        const scene = await setScene()
        const prepared = (await prepare?.(scene)) ?? ''
        const handedOut = new Map([[scene.victim.cookies.get('ref'), new Map(scene.victim.cookies)]])
        const { answers } = await racePatiently(instances, 51, async (at) => {
          if (at === 5 + round * 20) return act(scene, prepared)
          const browser = instances.browser({ cookies: scene.victim.cookies, address: newAddress() })
          const answer = await browser.post('/api/auth/refresh')
          if (answer.status === 200) handedOut.set(browser.cookies.get('ref'), browser.cookies)
          return answer
        })
        expect(answers[5 + round * 20]?.status).toBe(status)
        for (const cookies of handedOut.values()) await expectDead(cookies)
      }
    },
  )

  it.each(endings.slice(1, 4))('REF-9 twin: $how leaves the device that did it signed in', async (ending) => {
    const scene = await setScene()
    await ending.act(scene, (await ending.prepare?.(scene)) ?? '')
    for (const browser of onEach(instances, scene.other.cookies)) {
      expect((await browser.get('/api/auth/session')).status).toBe(200)
    }
    expect((await scene.other.post('/api/auth/refresh')).status).toBe(200)
  })
})

/** Neither cookie of it is good anywhere. The access token may be, on the other instance, for up to a second. */
async function expectDead(cookies: Map<string, string>): Promise<void> {
  for (const browser of onEach(instances, cookies)) {
    await refusedWithinASecond(browser)
    expect((await browser.copy().patch('/api/auth/me', { name: 'Eve' })).status).toBe(401)
    expect((await browser.copy().post('/api/auth/refresh')).status).toBe(401)
  }
}

/** A second is what is promised; another is the room that a busy machine gets. */
const refusedWithinASecond = (browser: Browser) =>
  eventually('the session is refused', 2_000, async () => {
    return (await browser.copy().get('/api/auth/session')).status === 401
  })

describe('a session that ends on one instance', () => {
  it('REF-9 is refused within a second by the other, which has its token in memory', async () => {
    const [here, there] = instances.all
    const { victim, other, person } = await setScene()
    const third = await signIn(instances, person)
    const [seenThere, thirdThere] = [victim, third].map(({ cookies, address }) =>
      instances.browser({ on: there, cookies, address }),
    )
    const otherHere = instances.browser({ on: here, cookies: other.cookies, address: other.address })
    if (!seenThere || !thirdThere) throw new Error('two browsers were asked for')
    for (const browser of [seenThere, thirdThere]) {
      expect((await browser.get('/api/auth/session')).status).toBe(200)
    }
    expect((await otherHere.delete(`/api/auth/sessions/${await currentId(victim)}`)).status).toBe(204)
    await refusedWithinASecond(seenThere)
    expect((await thirdThere.get('/api/auth/session')).status).toBe(200)
    expect((await otherHere.delete('/api/auth/sessions')).text).toBe('{"revoked":1}')
    await refusedWithinASecond(thirdThere)
  })
})

describe('REF-7 more sign-ins at once than sessions a person may have', () => {
  const rows = (email: string) =>
    instances.sql<{ id: string; live: boolean }>(
      `SELECT s."id", s."revoked_at" IS NULL AS "live" FROM "sessions" s JOIN "users" u ON u."id" = s."user_id"
       WHERE u."email" = $1 ORDER BY s."created_at", s."id"`,
      [email],
    )
  const signInAtOnce = async (person: Person, times: number) => {
    const browsers = Array.from({ length: times }, () => instances.browser({ address: newAddress() }))
    const { email, password } = person
    const { byStatus } = await racePatiently(instances, times, (at) =>
      (browsers[at] as Browser).post('/api/auth/signin', { email, password }),
    )
    return { browsers, byStatus }
  }

  it('REF-7 of 60 at once, 50 live: the oldest have gone, on both instances', async () => {
    const person = await seedPerson(instances)
    const { browsers, byStatus } = await signInAtOnce(person, 60)
    expect(byStatus).toEqual({ 200: 60 })
    const live = (await rows(person.email)).map((row) => row.live)
    expect(live).toEqual([...Array<boolean>(10).fill(false), ...Array<boolean>(50).fill(true)])
    const refreshed = await Promise.all(browsers.map((browser) => browser.post('/api/auth/refresh')))
    expect(refreshed.filter(({ status }) => status === 200)).toHaveLength(50)
    expect(refreshed.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  it('REF-7 twin: of 50 at once, all live', async () => {
    const person = await seedPerson(instances)
    const { browsers } = await signInAtOnce(person, 50)
    const refreshed = await Promise.all(browsers.map((browser) => browser.post('/api/auth/refresh')))
    expect(refreshed.map(({ status }) => status)).toEqual(Array<number>(50).fill(200))
  })
})
