import { describe, expect, it } from 'vitest'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { race } from '../harness/race'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const email = 'ada@example.com'
const right = { email, password: goodPassword }
const home = '203.0.113.1'

async function withAda(options = {}): Promise<TestAuth> {
  const world = createTestAuth(options)
  await world.signUpVerified(email, goodPassword, world.browser({ address: home }))
  return world
}

async function guess(world: TestAuth, times: number, address?: string): Promise<void> {
  for (let at = 0; at < times; at++) {
    await world.browser({ address }).post('/api/auth/signin', { email, password: 'not the password' })
  }
}

const signIn = async (world: TestAuth, address?: string) =>
  (await world.browser({ address }).post('/api/auth/signin', right)).status

describe('limits are fair', () => {
  it('RAT-1 RAT-3 twin: another address, and another /64, is another client', async () => {
    const world = await withAda()
    for (const [guesser, other] of [
      ['198.51.100.1', '198.51.100.2'],
      ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ] as const) {
      await guess(world, 6, guesser)
      expect([await signIn(world, guesser), await signIn(world, other)]).toEqual([429, 200])
    }
  })

  it('RAT-2 twin: the owner signs in however the address is written', async () => {
    const world = await withAda()
    for (const written of [email, 'ADA@example.com', ' Ada@Example.com ', 'ada@EXAMPLE.com\n']) {
      const answer = await world.browser().post('/api/auth/signin', { ...right, email: written })
      expect(answer.status, written).toBe(200)
    }
  })

  it('RAT-4 twin: the path as it is leads to the sign-in, also with a query', async () => {
    const world = await withAda()
    for (const path of ['/api/auth/signin', '/api/auth/signin?from=mail']) {
      expect((await world.browser().post(path, right)).status).toBe(200)
    }
  })

  it('RAT-5 RAT-6 twin: who stayed below the limit is served, at once and after a restart', async () => {
    const rateLimitStore = createRateLimitStore()
    const world = await withAda({ rateLimitStore })
    await guess(world, 4)
    const restarted = await withAda({ rateLimitStore })
    expect(await signIn(restarted)).toBe(200)
    expect((await race(5, () => world.browser().post('/api/auth/signin', right))).byStatus).toEqual({
      200: 5,
    })
  })

  it('RAT-7 twin: the window ends, and all tries are back', async () => {
    const world = await withAda()
    await guess(world, 6)
    expect(await signIn(world)).toBe(429)
    world.clock.advance('15m')
    await guess(world, 4)
    expect(await signIn(world)).toBe(200)
  })

  it('RAT-8 twin: strangers who sign in rightly lock nobody out', async () => {
    const world = await withAda()
    for (let at = 0; at < 120; at++) expect(await signIn(world, `198.51.${at}.1`)).toBe(200)
    expect(await signIn(world, home)).toBe(200)
  })

  it('RAT-9 twin: sixty people behind one address sign in, one after the other', async () => {
    const world = createTestAuth()
    for (let at = 0; at < 60; at++) {
      const address = `person${at}@example.com`
      await world.signUpVerified(address, goodPassword, world.browser({ address: `10.0.${at}.1` }))
      expect(
        (await world.signIn(address, goodPassword, world.browser({ address: home }))).answer.status,
      ).toBe(200)
    }
  })
})
