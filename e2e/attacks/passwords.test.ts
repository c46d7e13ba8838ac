import { describe, expect, it } from 'vitest'
import { createTestAuth, type TestAuth } from '../harness/test-auth'

const email = 'ada@example.com'
const start = 'a long phrase of words '.repeat(4).slice(0, 72)

async function withPassword(password: string): Promise<TestAuth> {
  const world = createTestAuth()
  await world.signUpVerified(email, password)
  return world
}

const tried = async (world: TestAuth, password: string) =>
  (await world.browser().post('/api/auth/signin', { email, password })).status

/** A password, what is nearly the same and opens nothing, and what is the same to the person who types it. */
const pairs: [id: string, what: string, password: string, nearly: string[], same: string[]][] = [
  ['PWD-1', 'the first 72 bytes', `${start} one`, [`${start} two`, start, `${start} one `], []],
  ['PWD-2', 'the part before NUL', 'tangerine\0lamp', ['tangerine', 'tangerine\0sea', 'tangerinelamp'], []],
  [
    'PWD-3',
    'letters without accents',
    'caf\u00e9 de la gare',
    ['cafe de la gare'],
    ['cafe\u0301 de la gare'],
  ],
  [
    'PWD-6',
    'a long phrase cut off',
    `${'four words again '.repeat(4)}🦊🐕`,
    ['four words again '.repeat(4)],
    [],
  ],
]

describe.each(pairs)('%s %s', (_, __, password, nearly, same) => {
  it('is another password', async () => {
    const world = await withPassword(password)
    for (const wrong of nearly) expect(await tried(world, wrong), JSON.stringify(wrong)).toBe(401)
  })

  it('twin: the password as it was chosen signs in', async () => {
    const world = await withPassword(password)
    for (const right of [password, ...same]) expect(await tried(world, right)).toBe(200)
  })
})

/** The three ways to set a password, over all of which one policy stands. */
const ways: Record<string, (world: TestAuth, password: string) => Promise<{ status: number }>> = {
  'signing up': (world, password) =>
    world.browser().post('/api/auth/signup', { email: 'eve@example.com', password }),
  resetting: async (world, password) => {
    await world.browser().post('/api/auth/forgot-password', { email })
    const token = world.mailedToken('reset-password', email)
    return world.browser().post('/api/auth/reset-password', { token, password })
  },
  changing: async (world, newPassword) => {
    const { browser } = await world.signIn(email, chosen)
    return browser.post('/api/auth/change-password', { currentPassword: chosen, newPassword })
  },
}
const chosen = 'tangerine lamp over the sea'

describe.each(Object.entries(ways))('PWD-7 on %s', (_, set) => {
  it.each(['password1', 'Sunshine2024', '12345678'])('the common password %s is refused', async (common) => {
    expect((await set(await withPassword(chosen), common)).status).toBe(400)
  })

  it('twin: another one is taken', async () => {
    expect((await set(await withPassword(chosen), 'another lamp under the hill')).status).toBeLessThan(300)
  })
})

describe('PWD-8 a reset link', () => {
  const reset = (world: TestAuth, token: string, password: string) =>
    world.browser().post('/api/auth/reset-password', { token, password })

  it('that was used is dead, also for the same password', async () => {
    const world = await withPassword(chosen)
    await world.browser().post('/api/auth/forgot-password', { email })
    const token = world.mailedToken('reset-password', email)
    await reset(world, token, 'another lamp under the hill')
    for (const again of ['another lamp under the hill', 'yet another lamp'])
      expect((await reset(world, token, again)).code).toBe('TOKEN_INVALID')
  })

  it('twin: sets the password once, and the person signs in with it', async () => {
    const world = await withPassword(chosen)
    await world.browser().post('/api/auth/forgot-password', { email })
    const token = world.mailedToken('reset-password', email)
    expect((await reset(world, token, 'another lamp under the hill')).status).toBe(200)
    expect(await tried(world, 'another lamp under the hill')).toBe(200)
  })
})
