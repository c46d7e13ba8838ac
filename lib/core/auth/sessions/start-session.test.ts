import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const right = { email, password: goodPassword }
let world: TestAuth

beforeEach(async () => {
  world = createTestAuth()
  await world.signUpVerified(email)
})

describe('between the look at the password and the session', () => {
  /** Signs in, and lets something happen after the person was read. */
  async function signInWhile(happens: (id: string) => Promise<unknown>) {
    const { id } = await world.userOf(email)
    const { users } = world.stores
    const find = users.findByEmail.bind(users)
    vi.spyOn(users, 'findByEmail').mockImplementationOnce(async (address) => {
      const found = await find(address)
      await happens(id)
      return found
    })
    return world.browser().post('/api/auth/signin', right)
  }

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['another password', (id) => world.stores.users.setPassword(id, 'the hash of another one')],
    ['a ban', (id) => world.stores.users.setDisabled(id, world.clock.now())],
    ['a deletion', (id) => world.stores.users.deleteUser(id)],
  ])('REF-9 %s is not missed', async (_, happens) => {
    const answer = await signInWhile(happens)
    expect([answer.status, answer.code, answer.cookies]).toEqual([401, 'INVALID_CREDENTIALS', []])
  })

  it('anything else lets the person in', async () => {
    expect((await signInWhile((id) => world.stores.users.updateUser(id, { name: 'Countess' }))).status).toBe(
      200,
    )
  })
})

describe('a session', () => {
  const newest = async () => {
    const { id } = await world.userOf(email)
    return (await world.stores.sessions.listActiveSessions(id, world.clock.now()))[0]
  }

  it('keeps no more of a user agent than a device needs, at sign-in and at refresh', async () => {
    world.clock.advance('1s')
    const browser = world.browser({ userAgent: `curl/8.5.0 ${'x'.repeat(2_000)}` })
    await world.signIn(email, undefined, browser)
    expect((await newest())?.userAgent).toHaveLength(512)
    world.clock.advance('1s')
    await browser
      .copy()
      .post('/api/auth/refresh', undefined, { headers: { 'user-agent': `wget/1 ${'y'.repeat(2_000)}` } })
    expect(await newest()).toMatchObject({
      userAgent: expect.stringMatching(/^wget.{508}$/),
      deviceName: 'wget',
    })
  })

  it('keeps its device and address when a refresh tells none', async () => {
    world.clock.advance('1s')
    const { browser } = await world.signIn(email)
    const before = await newest()
    world.clock.advance('1s')
    await world.auth.api.refresh(
      new Headers({ cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; ') }),
    )
    const { deviceName, userAgent, ipAddress } = (await newest()) ?? {}
    expect({ deviceName, userAgent, ipAddress }).toEqual({
      deviceName: before?.deviceName,
      userAgent: before?.userAgent,
      ipAddress: before?.ipAddress,
    })
    expect((await newest())?.generation).toBe(1)
  })

  it('is written down: who, and which', async () => {
    const { id } = await world.userOf(email)
    world.clock.advance('1s')
    await world.signIn(email)
    expect(world.audit.at(-1)).toMatchObject({
      action: 'auth.sign_in',
      actorId: id,
      target: { type: 'session', id: (await newest())?.id },
      data: { deviceName: 'Chrome on macOS' },
    })
  })

  it('from nowhere has no address, and the next one from nowhere is no new device', async () => {
    for (let at = 0; at < 2; at++) {
      world.clock.advance('1s')
      expect(await world.auth.api.signIn(right)).toMatchObject({ ok: true })
      expect(await newest()).toMatchObject({ ipAddress: '', clientKey: '', deviceName: 'Unknown device' })
    }
    expect(world.mailsTo(email).filter((kind) => kind === 'new-sign-in')).toHaveLength(1)
  })
})
