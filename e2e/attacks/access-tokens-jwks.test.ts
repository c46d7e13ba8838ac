import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { describe, expect, it } from 'vitest'
import { generateKey } from '@/lib/core/auth/tokens/key-ring'
import { appUrl, createTestAuth } from '../harness/test-auth'

const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

describe.each(['RS256', 'ES256'] as const)('JWT-9 the published keys of %s', (algorithm) => {
  const key = generateKey(algorithm)
  const world = createTestAuth({ session: { algorithm }, keys: { keys: [key] } })
  const published = async () => world.browser().get('/api/auth/.well-known/jwks.json')

  it('show no private part, by name or by value', async () => {
    const { text, json } = await published()
    for (const shown of json<JSONWebKeySet>().keys)
      expect(Object.keys(shown).filter((name) => privateParts.includes(name))).toEqual([])
    const secrets = Object.entries(key).filter(([name]) => privateParts.includes(name))
    expect(secrets.length).toBeGreaterThan(0)
    for (const [name, value] of secrets) expect(text.includes(String(value)), name).toBe(false)
  })

  it('twin: verify our tokens', async () => {
    const { browser } = await world.signUpVerified('ada@example.com')
    const keys = createLocalJWKSet((await published()).json<JSONWebKeySet>())
    const { payload } = await jwtVerify(browser.cookies.get('__Host-sid') ?? '', keys, {
      issuer: appUrl,
      algorithms: [algorithm],
      currentDate: new Date(world.clock.now()),
    })
    expect(payload.email).toBe('ada@example.com')
  })
})
