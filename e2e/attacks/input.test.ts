import { describe, expect, it } from 'vitest'
import { signedIn } from '../harness/successful-calls'
import { createTestAuth, goodPassword } from '../harness/test-auth'

// What holds for every field of every action is tried in registry-input.test.ts and registry-fuzz.test.ts.

describe('what an address or a name may carry', () => {
  it('INJ-4 no line break reaches a mail header', async () => {
    const world = createTestAuth()
    for (const name of ['Ada\r\nBcc: eve@example.com', 'Ada\nSubject: x', 'Ad\u0085a', 'Ad\u2028a']) {
      expect(
        (
          await world
            .browser()
            .post('/api/auth/signup', { email: 'ada@example.com', password: goodPassword, name })
        ).status,
      ).toBe(400)
    }
    for (const email of [
      'ada@example.com\r\nBcc: eve@example.com',
      'ada\r\n@example.com',
      '"ada\r\nx"@example.com',
    ]) {
      expect((await world.browser().post('/api/auth/signup', { email, password: goodPassword })).status).toBe(
        400,
      )
    }
    expect(world.mails).toEqual([])
  })

  it('INJ-4 twin: a name without one is mailed to its address', async () => {
    const world = createTestAuth()
    const body = { email: 'ada@example.com', password: goodPassword, name: 'Ada O’Neill-Łukasz' }
    expect((await world.browser().post('/api/auth/signup', body)).status).toBe(202)
    expect(world.mailsTo('ada@example.com')).toEqual(['verify-email'])
    expect(JSON.stringify(world.mails)).not.toMatch(/\\[rn]/)
  })

  it('INJ-6 no header of a request ends up in a mailed link', async () => {
    const world = createTestAuth()
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
      'x-original-url': '//evil.example',
      referer: 'https://evil.example/',
    }
    await world
      .browser()
      .post('/api/auth/signup', { email: 'ada@example.com', password: goodPassword }, { headers })
    await world.browser().post('/api/auth/resend-verification', { email: 'ada@example.com' }, { headers })
    await world.browser().post('/api/auth/forgot-password', { email: 'ada@example.com' }, { headers })
    expect(world.mails).toHaveLength(3)
    for (const mail of world.mails)
      expect('link' in mail && new URL(mail.link).origin).toBe('https://app.example.com')
  })

  it('INJ-8 sixteen kilobytes of cookies are read, and make no session', async () => {
    const world = createTestAuth()
    const browser = await signedIn(world)
    browser.cookies.set('other', 'x'.repeat(16_384))
    expect((await browser.get('/api/auth/session')).status).toBe(200)
    for (const token of ['x.'.repeat(8_192), `${'a'.repeat(8_000)}.${'b'.repeat(8_000)}.c`]) {
      browser.cookies.set('__Host-sid', token)
      expect((await browser.get('/api/auth/session')).status).toBe(401)
    }
  })
})
