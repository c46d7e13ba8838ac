import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../harness/browser'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const ada = 'ada@example.com'
const eve = 'eve@example.com'
let world: TestAuth
/** Every kind of token that this product hands out, genuine and unused. */
let tokens: { access: string; refresh: string; signUp: string; verify: string; reset: string }

beforeEach(async () => {
  world = createTestAuth()
  const { browser } = await world.signUpVerified(ada)
  const newcomer = world.browser()
  await newcomer.post('/api/auth/signup', { email: eve, password: goodPassword })
  await world.browser().post('/api/auth/forgot-password', { email: ada })
  tokens = {
    access: browser.cookies.get('__Host-sid') ?? '',
    refresh: browser.cookies.get('__Host-ref') ?? '',
    signUp: newcomer.cookies.get('__Host-signup') ?? '',
    verify: world.mailedToken('verify-email', eve),
    reset: world.mailedToken('reset-password', ada),
  }
})

const holding = (name: string, token: string): Browser => world.browser({ cookies: new Map([[name, token]]) })

/** What a token is good for, tried in each place: the status of each. */
const places: Record<string, (token: string) => Promise<number>> = {
  session: async (token) => (await holding('__Host-sid', token).get('/api/auth/session')).status,
  bearer: async (token) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await world.browser().get('/api/auth/session', { headers })).status
  },
  write: async (token) => (await holding('__Host-sid', token).patch('/api/auth/me', { name: 'Eve' })).status,
  refresh: async (token) => (await holding('__Host-ref', token).post('/api/auth/refresh')).status,
  verify: async (token) => (await world.browser().post('/api/auth/verify-email', { token })).status,
  reset: async (token) => {
    const body = { token, password: 'another lamp under the hill' }
    return (await world.browser().post('/api/auth/reset-password', body)).status
  },
}

const own: [keyof typeof tokens, string[]][] = [
  ['access', ['session', 'bearer', 'write']],
  ['refresh', ['refresh']],
  ['signUp', []],
  ['verify', ['verify']],
  ['reset', ['reset']],
]

describe.each(own)('JWT-7 the %s token', (kind, fitting) => {
  const foreign = Object.entries(places).filter(([place]) => !fitting.includes(place))

  it.each(foreign)('is nothing in the place of %s', async (_, attempt) => {
    expect([400, 401]).toContain(await attempt(tokens[kind]))
  })

  it.each(fitting)('twin: passes in the place of %s', async (place) => {
    expect(await places[place]?.(tokens[kind])).toBe(200)
  })
})
