import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../harness/browser'
import { person } from '../harness/successful-calls'
import { createTestAuth, goodPassword, testKey, testSecret, type TestAuth } from '../harness/test-auth'
import { tokenIn } from '../harness/token-in'

/** Every secret that a person or a browser ever held in this world. */
function secretsOf({ mails }: TestAuth, answers: Answer[]): string[] {
  const cookies = answers.flatMap((answer) => answer.cookies.map(({ value }) => value))
  const links = mails.flatMap((mail) => ('link' in mail ? (tokenIn(mail.link) ?? []) : []))
  const own = [goodPassword, 'another lamp under the hill', testSecret, String(testKey.d)]
  return [...cookies, ...links, ...own].filter(Boolean)
}

function expectNone(text: string, secrets: string[], where: string) {
  for (const secret of secrets)
    expect(text.includes(secret), `${where} holds ${secret.slice(0, 12)}…`).toBe(false)
}

/** A world in which everything was done once, with all its answers. */
async function eventfulWorld() {
  const answers: Answer[] = []
  const world = createTestAuth({ emailPassword: { signUpRateLimit: { window: '1h', maxAttempts: 100 } } })
  const recording: TestAuth = { ...world, browser: (options) => spied(world.browser(options), answers) }
  const browser = recording.browser()
  await world.signUpVerified(person, goodPassword, browser)
  await browser.post('/api/auth/refresh')
  await browser.get('/api/auth/session')
  await recording.browser().post('/api/auth/signin', { email: person, password: 'not the password at all' })
  await recording.browser().post('/api/auth/signup', { email: person, password: goodPassword })
  await recording
    .browser({ address: '198.51.100.1' })
    .post('/api/auth/signin', { email: person, password: goodPassword })
  await browser.get('/api/auth/sessions')
  await browser.patch('/api/auth/me', { name: 'Countess' })
  await recording.browser().post('/api/auth/forgot-password', { email: person })
  await recording.browser().post('/api/auth/resend-verification', { email: person })
  await browser.post('/api/auth/change-password', {
    currentPassword: goodPassword,
    newPassword: 'another lamp under the hill',
  })
  await recording.browser().post('/api/auth/forgot-password', { email: person })
  const token = world.mailedToken('reset-password', person)
  await recording.browser().post('/api/auth/reset-password', { token, password: 'weak' })
  await recording.browser().post('/api/auth/reset-password', { token, password: goodPassword })
  await browser.post('/api/auth/signout')
  return { world, answers }
}

function spied(browser: ReturnType<TestAuth['browser']>, answers: Answer[]): ReturnType<TestAuth['browser']> {
  const send: typeof browser.send = async (method, path, sending) => {
    const answer = await browser.send(method, path, sending)
    answers.push(answer)
    return answer
  }
  return {
    ...browser,
    send,
    get: (path, sending) => send('GET', path, sending),
    post: (path, body, sending) => send('POST', path, { ...sending, body }),
    patch: (path, body, sending) => send('PATCH', path, { ...sending, body }),
    delete: (path, body, sending) => send('DELETE', path, { ...sending, body }),
  }
}

describe('AUD-3 no secret', () => {
  afterEach(() => vi.restoreAllMocks())

  it('REF-8 reaches a store: tokens and passwords arrive there as hashes', async () => {
    const { world, answers } = await eventfulWorld()
    const secrets = secretsOf(world, answers)
    expect(secrets.length).toBeGreaterThan(15)
    for (const call of world.storeCalls)
      expectNone(JSON.stringify(call.args), secrets, `${call.store}.${call.method}`)
    const methods = new Set(world.storeCalls.map(({ store, method }) => `${store}.${method}`))
    for (const method of [
      'sessions.createSessionWithId',
      'sessions.rotateSession',
      'passwordResets.createReset',
      'emailVerifications.createVerification',
    ]) {
      expect(methods).toContain(method)
    }
  })

  it('stands in the audit log', async () => {
    const { world, answers } = await eventfulWorld()
    expect(world.audit.length).toBeGreaterThan(8)
    expectNone(JSON.stringify(world.audit), secretsOf(world, answers), 'the audit log')
    expect(JSON.stringify(world.audit)).not.toMatch(/\$argon2|passwordHash|tokenHash/)
  })

  it('stands in the log, nor any address of mail', async () => {
    const written = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const { world, answers } = await eventfulWorld()
    expect(world.log.length).toBeGreaterThan(12)
    expectNone(JSON.stringify(world.log), secretsOf(world, answers), 'the log')
    expect(JSON.stringify(world.log)).not.toContain(person)
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
  })

  it('stands in the body of an answer', async () => {
    const { world, answers } = await eventfulWorld()
    const secrets = secretsOf(world, answers)
    for (const answer of answers) {
      expectNone(answer.text, secrets, 'a body')
      expect(answer.text).not.toMatch(/\$argon2|[Hh]ash|salt|stack|\.ts:/)
    }
  })

  it('is hidden where it belongs: the cookies carry it, HttpOnly', async () => {
    const { answers } = await eventfulWorld()
    const cookies = answers.flatMap((answer) => answer.cookies)
    expect(cookies.length).toBeGreaterThan(8)
    for (const { attributes } of cookies)
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']))
  })
})
