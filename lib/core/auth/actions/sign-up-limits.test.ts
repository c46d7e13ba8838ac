import { describe, expect, it } from 'vitest'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const body = { email, password: goodPassword, name: 'Ada Lovelace' }

describe('what sign-up takes', () => {
  it('PRV-1 refuses every field that is not the person’s to set', async () => {
    const { browser } = createTestAuth()
    for (const field of [
      'role',
      'emailVerified',
      'plan',
      'id',
      'tenantId',
      'userId',
      'disabled',
      'passwordHash',
      'createdAt',
      'acl',
    ]) {
      const answer = await browser().post('/api/auth/signup', { ...body, [field]: 'admin' })
      expect([answer.status, answer.error?.issues], field).toEqual([
        400,
        [{ path: field, message: 'Not a field of this request.' }],
      ])
    }
    expect((await browser().post('/api/auth/signup', body)).status).toBe(202)
  })

  it('says what is wrong with each field, and shows no password', async () => {
    const { browser, mails } = createTestAuth()
    const answer = await browser().post('/api/auth/signup', {
      email: 'ada',
      password: '',
      name: 'x'.repeat(101),
    })
    expect(answer.error?.issues?.map(({ path }) => path)).toEqual(['email', 'password', 'name'])
    const weak = await browser().post('/api/auth/signup', { ...body, password: 'password1' })
    expect([weak.status, weak.error?.issues]).toEqual([
      400,
      [{ path: 'password', message: expect.stringContaining('too common') }],
    ])
    expect(weak.text).not.toContain('password1')
    expect(mails).toEqual([])
  })

  it('PWD-7 refuses the name and the address of the person, and what a breach service knows', async () => {
    const breached = async (password: string) => password === 'known to a breach'
    const { browser, userOf } = createTestAuth({ emailPassword: { password: { breached } } })
    const signUp = (password: string) =>
      browser().post('/api/auth/signup', { email: 'ada@example.com', password, name: 'Countess Lovelace' })
    for (const password of ['ada@example.com', 'countess lovelace', 'known to a breach']) {
      const answer = await signUp(password)
      expect([answer.status, answer.error?.issues?.[0]?.path], password).toEqual([400, 'password'])
    }
    await expect(userOf('ada@example.com')).rejects.toThrow('no account')
    expect((await signUp('tangerine lamp over the sea')).status).toBe(202)
  })

  it('does not lock a person out for choosing weak passwords', async () => {
    const { browser } = createTestAuth()
    for (let at = 0; at < 5; at++)
      expect((await browser().post('/api/auth/signup', { ...body, password: 'password1' })).status).toBe(400)
    expect((await browser().post('/api/auth/signup', body)).status).toBe(202)
  })
})

describe('the limits of sign-up', () => {
  it('are 3 an hour for an address however it is written, and end with the hour', async () => {
    const { browser, clock } = createTestAuth()
    const spellings = [email, ' ADA@example.com ', 'Ada@EXAMPLE.com', email]
    const statuses = []
    for (const [at, spelling] of spellings.entries()) {
      statuses.push(
        (await browser({ address: `192.0.2.${at}` }).post('/api/auth/signup', { ...body, email: spelling }))
          .status,
      )
    }
    expect(statuses).toEqual([202, 202, 202, 429])
    clock.advance('3599s')
    expect((await browser().post('/api/auth/signup', body)).headers.get('retry-after')).toBe('1')
    clock.advance('1s')
    expect((await browser().post('/api/auth/signup', body)).status).toBe(202)
  })

  it('are 20 an hour for a client', async () => {
    const { browser } = createTestAuth()
    const { byStatus } = await race(25, (at) =>
      browser().post('/api/auth/signup', { ...body, email: `person${at}@example.com` }),
    )
    expect(byStatus).toEqual({ 202: 20, 429: 5 })
    expect(
      (
        await browser({ address: '192.0.2.99' }).post('/api/auth/signup', {
          ...body,
          email: 'new@example.com',
        })
      ).status,
    ).toBe(202)
  })
})
