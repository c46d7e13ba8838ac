import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import type { SessionItem } from '../api'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const sessions = async (browser: Browser) =>
  (await browser.get('/api/auth/sessions')).json<{ sessions: SessionItem[] }>().sessions
const replaced = () => world.audit.filter(({ action }) => action === 'auth.session_replaced')

describe('a sign-in in a browser that is signed in', () => {
  it('ends the earlier session at once, and writes it down', async () => {
    const before = mine.copy()
    const [old] = await sessions(mine)
    const { id } = await world.userOf(email)
    await world.signIn(email, undefined, mine)
    expect(await sessions(mine)).toEqual([expect.objectContaining({ isCurrent: true })])
    expect((await before.get('/api/auth/session')).status).toBe(401)
    expect((await before.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect(replaced()).toEqual([
      expect.objectContaining({ actorId: id, target: { type: 'session', id: old?.id } }),
    ])
  })

  it('ends the session of another person there too: its cookies are gone', async () => {
    const before = mine.copy()
    await world.signUpVerified('eve@example.com')
    await world.signIn('eve@example.com', undefined, mine)
    expect((await before.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
  })

  it('ends it by a genuine refresh token alone', async () => {
    const forged = Buffer.from(mine.cookies.get('__Host-ref') ?? '', 'base64url')
    forged[51] = (forged[51] ?? 0) ^ 1
    for (const token of [forged.toString('base64url'), 'x', '']) {
      const thief = world.browser({ cookies: new Map([['__Host-ref', token]]) })
      await world.signIn(email, undefined, thief)
    }
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect(replaced()).toEqual([])
  })

  it('writes nothing when there is no session, or it has ended before', async () => {
    await world.signIn(email)
    const ended = mine.copy()
    await mine.post('/api/auth/signout')
    await world.signIn(email, undefined, ended)
    expect(replaced()).toEqual([])
  })
})
