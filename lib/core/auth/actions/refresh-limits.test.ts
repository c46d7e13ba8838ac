import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const refresh = (browser: Browser) => browser.post('/api/auth/refresh')

describe('the limits of refresh', () => {
  it('are 10 new children a minute for a session; sharing one is free, and a refused one costs no cookie', async () => {
    for (let at = 0; at < 10; at++) {
      expect((await race(5, () => refresh(mine.copy()))).byStatus).toEqual({ 200: 5 })
      await refresh(mine)
    }
    const answer = await refresh(mine)
    expect([answer.status, answer.code, answer.cookies, mine.cookies.size]).toEqual([
      429,
      'RATE_LIMITED',
      [],
      2,
    ])
    world.clock.advance('1m')
    expect((await refresh(mine)).status).toBe(200)
  })

  it('that can’t be counted any more keep nobody from the child that is made', async () => {
    const isUnavailable = (error: unknown) => error instanceof Error && error.message === 'down'
    world = createTestAuth({ isUnavailable })
    mine = (await world.signUpVerified(email)).browser
    const { rateLimits } = world.stores
    const count = vi.spyOn(rateLimits, 'check').mockRejectedValue(new Error('down'))
    expect([(await refresh(mine)).status, count.mock.calls.length]).toEqual([200, 1])
    count.mockRejectedValue(new Error('a mistake'))
    expect((await refresh(mine)).status, 'twin').toBe(500)
  })

  it('are 30 failures a minute for a client', async () => {
    const { byStatus } = await race(40, () =>
      refresh(world.browser({ cookies: new Map([['__Host-ref', 'x']]) })),
    )
    expect(byStatus).toEqual({ 401: 30, 429: 10 })
    world.clock.advance('1m')
    expect((await refresh(world.browser())).status).toBe(401)
  })

  it('RAT-9 refuse none of 200 people behind one address for ten minutes, whoever fails beside them', async () => {
    const people = await Promise.all(Array.from({ length: 200 }, (_, at) => signedInPerson(at)))
    for (let minute = 0; minute < 10; minute++) {
      world.clock.advance('1m')
      await race(40, () => refresh(world.browser()))
      expect((await race(200, (at) => refresh(people[at] ?? mine))).byStatus).toEqual({ 200: 200 })
    }
  }, 60_000)

  async function signedInPerson(at: number): Promise<Browser> {
    const own = world.browser({ address: `10.0.${at}.1` })
    await world.signUpVerified(`person${at}@example.com`, goodPassword, own)
    return world.browser({ cookies: own.cookies })
  }
})
