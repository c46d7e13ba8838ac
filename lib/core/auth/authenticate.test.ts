import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { ownPrivate, payloadOf, signToken } from '@/e2e/harness/forgery'
import { createTestAuth, testKey, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const access = () => mine.cookies.get('__Host-sid') ?? ''
const write = (browser = mine) => browser.patch('/api/auth/me', { name: 'Countess' })

describe('a Bearer token', () => {
  const by = async (authorization: string) =>
    (await world.browser().get('/api/auth/session', { headers: { authorization } })).status

  it('is the whole header, whatever the case of its scheme', async () => {
    expect(await by(`Bearer ${access()}`)).toBe(200)
    expect(await by(`bearer ${access()}`)).toBe(200)
    for (const header of [
      `x Bearer ${access()}`,
      `Bearer ${access()} x`,
      `Bearer ${access()},x`,
      `Bearer  ${access()}`,
    ])
      expect(await by(header), header).toBe(401)
  })
})

describe('a write by a token that is still good', () => {
  it('is refused once its session has ended', async () => {
    world = createTestAuth({ session: { refreshTtl: '30s' } })
    mine = (await world.signUpVerified(email)).browser
    world.clock.advance(29_999)
    expect((await write()).status).toBe(200)
    world.clock.advance(1)
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    expect((await write()).code).toBe('UNAUTHENTICATED')
  })

  it('is refused once its person is disabled, also while the session still stands', async () => {
    const { sessions } = world.stores
    const find = sessions.findSessionWithUser.bind(sessions)
    const finding = vi.spyOn(sessions, 'findSessionWithUser')
    for (const [disabled, status] of [
      [true, 401],
      [false, 200],
    ] as const) {
      finding.mockImplementationOnce(async (id) => {
        const found = await find(id)
        return found && { ...found, user: { ...found.user, disabled } }
      })
      expect((await write()).status).toBe(status)
    }
  })

  it('JWT-8 is refused when it names the session of another person', async () => {
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    const { sid } = payloadOf(eve.cookies.get('__Host-sid') ?? '')
    const head = { alg: 'ES256', typ: 'at+jwt', kid: testKey.kid }
    const naming = (changes: object) => {
      const token = signToken(head, ownPrivate(), { ...payloadOf(access()), ...changes })
      return write(world.browser({ cookies: new Map([['__Host-sid', token]]) }))
    }
    expect((await naming({ sid })).code).toBe('UNAUTHENTICATED')
    expect((await naming({ name: 'A twin' })).status).toBe(200)
  })
})
