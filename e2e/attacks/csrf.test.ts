import { describe, expect, it } from 'vitest'
import type { AnyAction } from '@/lib/core/action/action'
import type { Browser, Sending } from '../harness/browser'
import { person, signedIn, successfulCalls } from '../harness/successful-calls'
import { appUrl, createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const mutations = createTestAuth().actions.filter(({ method }) => method !== 'GET')
const cases = mutations.map((action): [string, AnyAction] => [action.key, action])
const pathOf = (action: AnyAction) => action.path.replace(/:\w+/g, '019aa5d0-7a3e-7c2b-9f4d-0123456789ab')

const victims = new Map<string, Promise<{ world: TestAuth; browser: Browser }>>()

/** One signed-in person for each action: what is refused leaves them as they are. */
function victimOf({ key }: AnyAction) {
  const victim = victims.get(key) ?? newVictim()
  victims.set(key, victim)
  return victim
}

async function newVictim() {
  const world = createTestAuth()
  return { world, browser: await signedIn(world) }
}

/** Everything that would pass were it not for what the case changes: a session and a body that is at least JSON. */
async function attack(action: AnyAction, changes: Sending): Promise<{ refused: boolean; changed: boolean }> {
  const { world, browser } = await victimOf(action)
  const before = world.audit.length + world.mails.length
  const answer = await browser.send(action.method, pathOf(action), { body: {}, ...changes })
  expect(answer.cookies).toEqual([])
  return {
    refused: answer.status === 403 && answer.code === 'CSRF',
    changed: world.audit.length + world.mails.length !== before,
  }
}

const refusedUnchanged = { refused: true, changed: false }

describe.each(cases)('a request to %s that another site caused', (key, action) => {
  it('passes when it is our own', async () => {
    const answer = await successfulCalls[key]?.(createTestAuth())
    expect(answer?.status).toBeLessThan(300)
  })

  it('CSR-1 without Origin and Referer', async () => {
    expect(await attack(action, { headers: { origin: null } })).toEqual(refusedUnchanged)
  })

  it('CSR-2 with Origin: null', async () => {
    expect(await attack(action, { headers: { origin: 'null' } })).toEqual(refusedUnchanged)
    expect(await attack(action, { headers: { origin: 'null', referer: `${appUrl}/` } })).toEqual(
      refusedUnchanged,
    )
  })

  it('CSR-3 from an origin that looks like ours', async () => {
    const origins = [
      'http://app.example.com',
      `${appUrl}:444`,
      `${appUrl}.evil.example`,
      'https://evil-app.example.com',
      'https://example.com',
    ]
    for (const origin of [
      ...origins,
      `${appUrl}@evil.example`,
      'https://APP.example.com',
      `${appUrl}/`,
      'https://app.example.com%00.evil.example',
    ]) {
      expect(await attack(action, { headers: { origin } }), origin).toEqual(refusedUnchanged)
    }
    expect(await attack(action, { headers: { origin: null, referer: `${appUrl}@evil.example/` } })).toEqual(
      refusedUnchanged,
    )
    const forwarded = {
      origin: 'https://evil.example',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    }
    expect(await attack(action, { headers: forwarded })).toEqual(refusedUnchanged)
  })

  it('CSR-4 without our header, or with another value', async () => {
    for (const value of [null, '', '0', 'true', '1, 1']) {
      expect(await attack(action, { headers: { 'x-auth-request': value } }), String(value)).toEqual(
        refusedUnchanged,
      )
    }
  })

  it('CSR-5 as a form can send it', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
      null,
    ]) {
      expect(await attack(action, { headers: { 'content-type': type }, body: '{}' }), String(type)).toEqual(
        refusedUnchanged,
      )
    }
  })
})

describe('other ways round', () => {
  const overrides = {
    'x-http-method-override': 'DELETE',
    'x-http-method': 'DELETE',
    'x-method-override': 'DELETE',
  }

  it('CSR-6 no header or parameter turns one method into another', async () => {
    const world = createTestAuth()
    const browser = await signedIn(world)
    const { browser: other } = await world.signIn(person)
    expect((await browser.get('/api/auth/sessions?_method=DELETE', { headers: overrides })).status).toBe(200)
    expect((await browser.post('/api/auth/sessions?_method=DELETE', {}, { headers: overrides })).status).toBe(
      405,
    )
    expect((await browser.post('/api/auth/signout', { _method: 'GET' })).status).toBe(400)
    expect((await other.get('/api/auth/session')).status).toBe(200)
    expect((await browser.delete('/api/auth/sessions')).json()).toEqual({ revoked: 1 })
  })

  it('CSR-6 no GET changes anything', async () => {
    for (const action of createTestAuth().actions.filter(({ method }) => method === 'GET')) {
      const world = createTestAuth()
      const before = await signedIn(world)
      const [audit, mails] = [world.audit.length, world.mails.length]
      await before.get(pathOf(action))
      expect([world.audit.length, world.mails.length], action.key).toEqual([audit, mails])
    }
  })

  it('CSR-7 nobody is signed in or signed up by another site', async () => {
    const world = createTestAuth({ emailVerification: { enabled: false, required: false } })
    await world.browser().post('/api/auth/signup', { email: person, password: goodPassword })
    const body = JSON.stringify({ email: person, password: goodPassword })
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'content-type': 'text/plain' },
      { 'x-auth-request': null },
    ] as Sending['headers'][]) {
      const victim = world.browser()
      for (const path of ['/api/auth/signin', '/api/auth/signup']) {
        expect((await victim.post(path, body, { headers })).code).toBe('CSRF')
      }
      expect(victim.cookies.size).toBe(0)
    }
    expect((await world.browser().post('/api/auth/signin', body)).status).toBe(200)
  })

  it('CSR-8 a preflight is answered without leave, whatever it asks', async () => {
    const preflight = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-auth-request, content-type',
    }
    const browser: Browser = createTestAuth().browser()
    for (const action of createTestAuth().actions) {
      for (const origin of [preflight.origin, 'null', appUrl]) {
        const answer = await browser.send('OPTIONS', pathOf(action), { headers: { ...preflight, origin } })
        expect(answer.status, action.key).toBe(405)
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      }
    }
  })

  it('CSR-8 no answer to another origin can be read by it', async () => {
    const world = createTestAuth()
    const answer = await (
      await signedIn(world)
    ).get('/api/auth/me', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })
})
