import { describe, expect, it } from 'vitest'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'
import type { AuthOptions } from '../options'

const email = 'ada@example.com'
const another = 'a stranger chose this one'

/** An address that two browsers have named, each with a password of its own. */
async function namedTwice(options: AuthOptions = {}) {
  const world = createTestAuth(options)
  const [owner, stranger] = [world.browser(), world.browser({ address: '198.51.100.7' })]
  await owner.post('/api/auth/signup', { email, password: goodPassword, name: 'Ada' })
  await stranger.post('/api/auth/signup', { email, password: another, name: 'Eve' })
  const resend = async (browser = world.browser()) => {
    await browser.post('/api/auth/resend-verification', { email })
    return world.mails.at(-1)
  }
  const verify = () =>
    owner.post('/api/auth/verify-email', { token: world.mailedToken('verify-email', email) })
  return { ...world, owner, stranger, resend, verify }
}

describe('the link that is sent again', () => {
  it('brings the password of the browser that asks, and its name', async () => {
    const { owner, resend, verify, signIn, userOf } = await namedTwice()
    expect(await resend(owner)).toMatchObject({ kind: 'verify-email', to: email })
    expect((await verify()).json()).toHaveProperty('expiresAt')
    expect((await signIn(email)).answer.status).toBe(200)
    expect((await userOf(email)).name).toBe('Ada')
  })

  it('brings nobody’s where nobody can tell whose: its owner chooses one, within an hour', async () => {
    const { resend, mailedToken, browser, clock, signIn } = await namedTwice()
    expect(await resend()).toMatchObject({ kind: 'reset-password', to: email })
    clock.advance(3_600_000 - 1)
    const chosen = 'chosen by the owner alone'
    const token = mailedToken('reset-password', email)
    expect((await browser().post('/api/auth/reset-password', { token, password: chosen })).status).toBe(200)
    expect((await signIn(email, chosen)).answer.status).toBe(200)
  })

  it('is not alive beside the link to choose a password', async () => {
    const { resend, storeCalls, userOf } = await namedTwice()
    const { id } = await userOf(email)
    storeCalls.length = 0
    await resend()
    const madeFor = (method: string) =>
      storeCalls
        .filter((call) => call.method === method)
        .map(({ args }) => (args[0] as { userId: string }).userId === id)
    expect(madeFor('createVerification')).toEqual([false])
    expect(madeFor('createReset')).toEqual([true])
  })

  it('is the latest sign-up’s where passwords cannot be reset', async () => {
    const { resend, verify, browser, userOf } = await namedTwice({ passwordReset: { enabled: false } })
    expect(await resend()).toMatchObject({ kind: 'verify-email' })
    expect((await verify()).status).toBe(200)
    expect((await userOf(email)).name).toBe('Eve')
    expect((await browser().post('/api/auth/signin', { email, password: another })).status).toBe(200)
  })

  it('ENU-2 costs the same writes for an address that nobody named: decoys that belong to nobody', async () => {
    const { browser, storeCalls, stores, clock } = await namedTwice()
    storeCalls.length = 0
    await browser().post('/api/auth/resend-verification', { email: 'nobody@example.com' })
    const decoys = storeCalls.filter(({ method }) => /^create(Verification|Reset)$/.test(method))
    expect(decoys.map(({ args }) => args[0])).toEqual([
      expect.objectContaining({
        userId: expect.any(String),
        passwordHash: null,
        createdAt: clock.now(),
        expiresAt: clock.now() + 86_400_000,
      }),
      expect.objectContaining({
        userId: expect.any(String),
        createdAt: clock.now(),
        expiresAt: clock.now() + 3_600_000,
      }),
    ])
    for (const { userId } of decoys.map(({ args }) => args[0] as { userId: string })) {
      expect(await stores.users.findById(userId)).toBeNull()
    }
  })
})
