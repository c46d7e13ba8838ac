import { describe, expect, it } from 'vitest'
import type { Sending } from '../harness/browser'
import { person, signedIn } from '../harness/successful-calls'
import { createTestAuth, goodPassword } from '../harness/test-auth'

// What holds for every mutation is tried in registry-csrf.test.ts. Here: what a victim would notice.

describe('a victim whose browser another site makes send requests', () => {
  const overrides = {
    'x-http-method-override': 'DELETE',
    'x-http-method': 'DELETE',
    'x-method-override': 'DELETE',
  }

  it('CSR-6 keeps other devices: no header or parameter turns one method into another', async () => {
    const world = createTestAuth()
    const browser = await signedIn(world)
    const { browser: other } = await world.signIn(person)
    expect((await browser.get('/api/auth/sessions?_method=DELETE', { headers: overrides })).status).toBe(200)
    expect((await browser.post('/api/auth/sessions?_method=DELETE', {}, { headers: overrides })).status).toBe(
      405,
    )
    expect((await other.get('/api/auth/session')).status).toBe(200)
  })

  it('CSR-6 twin: the method itself signs the other device out', async () => {
    const world = createTestAuth()
    const browser = await signedIn(world)
    await world.signIn(person)
    expect((await browser.delete('/api/auth/sessions')).json()).toEqual({ revoked: 1 })
  })

  const forged: Sending['headers'][] = [
    { origin: 'https://evil.example' },
    { 'content-type': 'text/plain' },
    { 'x-auth-request': null },
  ]
  const body = JSON.stringify({ email: person, password: goodPassword })

  it('CSR-7 is not signed in to an account of the attacker’s', async () => {
    const world = createTestAuth()
    await world.signUpVerified(person)
    for (const headers of forged) {
      const victim = world.browser()
      for (const path of ['/api/auth/signin', '/api/auth/signup'])
        expect((await victim.post(path, body, { headers })).code).toBe('CSRF')
      expect(victim.cookies.size).toBe(0)
    }
  })

  it('CSR-7 twin: is signed in by the same body from our own page', async () => {
    const world = createTestAuth()
    await world.signUpVerified(person)
    const own = world.browser()
    expect((await own.post('/api/auth/signin', body)).status).toBe(200)
    expect((await own.get('/api/auth/session')).status).toBe(200)
  })

  it('CSR-8 sends cookies with a read, and no other origin may see what comes back', async () => {
    const browser = await signedIn(createTestAuth())
    const answer = await browser.get('/api/auth/me', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })
})
