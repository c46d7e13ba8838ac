import { describe, expect, it } from 'vitest'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const newPassword = 'another lamp over another sea'

/** A world whose claims() fails while `broken` says so. */
function createWorld(failure: () => Record<string, unknown> = failing) {
  const state = { broken: false }
  const claims = () => (state.broken ? failure() : {})
  return { world: createTestAuth({ claims }), state }
}

function failing(): never {
  throw new Error('the billing service is away')
}

describe('claims() that fails', () => {
  it('leaves the password and the session as they were when it is changed', async () => {
    const { world, state } = createWorld()
    const { browser } = await world.signUpVerified(email)
    state.broken = true
    const change = { currentPassword: goodPassword, newPassword }
    expect((await browser.post('/api/auth/change-password', change)).status).toBe(500)
    state.broken = false
    expect((await browser.get('/api/auth/me')).status).toBe(200)
    expect((await browser.post('/api/auth/change-password', change)).status).toBe(200)
  })

  it('spends no link', async () => {
    const { world, state } = createWorld()
    const browser = world.browser()
    await browser.post('/api/auth/signup', { email, password: goodPassword })
    const token = world.mailedToken('verify-email', email)
    state.broken = true
    expect((await browser.post('/api/auth/verify-email', { token })).status).toBe(500)
    state.broken = false
    expect((await browser.post('/api/auth/verify-email', { token })).status).toBe(200)
  })

  it('rotates no refresh token: after a minute of it the session goes on', async () => {
    const { world, state } = createWorld()
    const { browser } = await world.signUpVerified(email)
    state.broken = true
    expect((await browser.post('/api/auth/refresh')).status).toBe(500)
    world.clock.advance(60_000)
    state.broken = false
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  })

  it('starts no session', async () => {
    const { world, state } = createWorld()
    const { user } = await world.signUpVerified(email)
    const count = () => world.stores.sessions.countActiveSessions(user.id, world.clock.now())
    state.broken = true
    const answer = await world.browser().post('/api/auth/signin', { email, password: goodPassword })
    expect([answer.status, await count()]).toEqual([500, 1])
    state.broken = false
    await world.signIn(email)
    expect(await count()).toBe(2)
  })

  it('changes no name', async () => {
    const { world, state } = createWorld()
    const { browser } = await world.signUpVerified(email)
    state.broken = true
    expect((await browser.patch('/api/auth/me', { name: 'Lovelace' })).status).toBe(500)
    expect((await browser.get('/api/auth/me')).json()).toMatchObject({ name: 'Ada' })
  })

  it.each([
    ['too long for a cookie', { tags: 'x'.repeat(3_000) }],
    ['those of the token itself', { sub: 'somebody else' }],
  ])('counts as one when they are %s', async (_, claims) => {
    const { world, state } = createWorld(() => claims)
    const { browser } = await world.signUpVerified(email)
    state.broken = true
    expect((await browser.post('/api/auth/refresh')).status).toBe(500)
    world.clock.advance(60_000)
    state.broken = false
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  })
})
