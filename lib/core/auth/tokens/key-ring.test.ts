import { generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '@/e2e/harness/fake-time'
import { AuthConfigError, createKeyRing, generateKey, keyFromPem, type JwkSet } from './key-ring'

const clock = createFakeClock()
const now = clock.now() / 1_000
const old = generateKey('ES256', { exp: now + 100 })
const current = generateKey('ES256')
const coming = generateKey('ES256', { nbf: now + 60 })
const rsa = generateKey('RS256')
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof AuthConfigError) return { option: error.option, message: error.message }
  }
  throw new Error('nothing was refused')
}

describe('createKeyRing', () => {
  it('signs with the newest key whose time has come', async () => {
    for (const keys of [
      [coming, old, current],
      [current, old, coming],
    ]) {
      const time = createFakeClock()
      const ring = createKeyRing({ keys }, 'ES256', time)
      expect((await ring.signing()).kid).toBe(current.kid)
      time.advance('59s')
      expect((await ring.signing()).kid).toBe(current.kid)
      time.advance('1s')
      expect((await ring.signing()).kid).toBe(coming.kid)
    }
  })

  it('verifies with every key that is not retired, also one that is not yet due', async () => {
    const time = createFakeClock()
    const ring = createKeyRing({ keys: [old, current, coming] }, 'ES256', time)
    for (const { kid } of [old, current, coming]) expect(await ring.verifying(kid)).not.toBeNull()
    time.advance('100s')
    expect(await ring.verifying(old.kid)).toBeNull()
    expect(await ring.verifying(current.kid)).not.toBeNull()
    expect(await ring.verifying('unknown')).toBeNull()
  })

  it('never signs with a retired key, and says so when no other is left', async () => {
    const time = createFakeClock()
    const ring = createKeyRing({ keys: [old] }, 'ES256', time)
    time.advance('100s')
    await expect(ring.signing()).rejects.toThrow('No signing key is in force')
    const early = createKeyRing({ keys: [coming] }, 'ES256', createFakeClock())
    await expect(early.signing()).rejects.toThrow('No signing key is in force')
  })

  it('JWT-9 publishes kid, alg and use, and no private part', () => {
    const published = [
      ...createKeyRing({ keys: [old, current, coming] }, 'ES256', clock).published(),
      ...createKeyRing({ keys: [rsa] }, 'RS256', clock).published(),
    ]
    expect(published.map(({ kid }) => kid)).toEqual([old.kid, current.kid, coming.kid, rsa.kid])
    for (const key of published) {
      expect(Object.keys(key).sort()).toEqual(
        key.kty === 'RSA'
          ? ['alg', 'e', 'kid', 'kty', 'n', 'use']
          : ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
      )
      expect(key).toMatchObject({ use: 'sig', alg: key.kty === 'RSA' ? 'RS256' : 'ES256' })
    }
  })

  it('names alg and use also for keys that another tool made without them', () => {
    const { alg: _alg, use: _use, ...bare } = current
    const [published] = createKeyRing({ keys: [bare] } as unknown as JwkSet, 'ES256', clock).published()
    expect(published).toMatchObject({ alg: 'ES256', use: 'sig', kid: current.kid })
  })

  it('takes another set, and keeps the old one when the new one is not good', async () => {
    const ring = createKeyRing({ keys: [current] }, 'ES256', clock)
    expect(refusal(() => ring.replace({ keys: [] })).option).toBe('keys')
    expect(refusal(() => ring.replace({ keys: [rsa] })).option).toBe('keys')
    expect((await ring.signing()).kid).toBe(current.kid)
    ring.replace({ keys: [old] })
    expect((await ring.signing()).kid).toBe(old.kid)
    expect(await ring.verifying(current.kid)).toBeNull()
  })

  it('refuses a set that could not sign', () => {
    const make = (keys: unknown[]) => () => createKeyRing({ keys } as JwkSet, 'ES256', clock)
    const { d: _d, ...publicOnly } = current
    const { kid: _kid, ...nameless } = current
    expect(refusal(make([])).message).toContain('no key')
    expect(refusal(make([publicOnly])).message).toContain('no private part')
    expect(refusal(make([nameless])).message).toContain('kid of its own')
    expect(refusal(make([current, current])).message).toContain('kid of its own')
    expect(refusal(make([rsa])).message).toContain('does not match the algorithm ES256')
    expect(refusal(make([{ ...current, alg: 'ES384' }])).message).toContain(
      'does not match the algorithm ES256',
    )
    expect(refusal(() => createKeyRing({} as JwkSet, 'ES256', clock)).message).toContain('no key')
    expect(refusal(make([{ ...rsa, alg: 'ES256', crv: 'P-256' }])).message).toContain('does not match')
    for (const keys of [[], [publicOnly], [nameless], [rsa]]) expect(refusal(make(keys)).option).toBe('keys')
  })

  it('says what kind of error it is, so that a start can tell what to mend', () => {
    expect(() => createKeyRing({ keys: [] }, 'ES256', clock)).toThrow(
      expect.objectContaining({ name: 'AuthConfigError' }),
    )
  })
})

describe('generateKey', () => {
  it.each(['RS256', 'ES256'] as const)('names an %s key by its thumbprint (RFC 7638)', async (algorithm) => {
    const key = algorithm === 'RS256' ? rsa : current
    expect(key).toMatchObject({ kid: await calculateJwkThumbprint(key), alg: algorithm, use: 'sig' })
  })
})

describe('keyFromPem', () => {
  const pem = (pair: ReturnType<typeof generateKeyPairSync>) => ({
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  })
  const one = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  const other = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  const wide = pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }))

  it('reads a pair, and always gives it the same kid', async () => {
    const key = keyFromPem(one.privateKey, one.publicKey, 'ES256')
    expect(key.kid).toBe(keyFromPem(one.privateKey, one.publicKey, 'ES256').kid)
    expect((await createKeyRing({ keys: [key] }, 'ES256', clock).signing()).kid).toBe(key.kid)
  })

  it('refuses keys that do not belong together, or to the algorithm, or are none', () => {
    expect(refusal(() => keyFromPem(one.privateKey, other.publicKey, 'ES256')).option).toBe('publicKey')
    expect(refusal(() => keyFromPem(one.privateKey, one.publicKey, 'RS256')).option).toBe('keys')
    expect(refusal(() => keyFromPem(wide.privateKey, wide.publicKey, 'ES256')).option).toBe('keys')
    const broken = refusal(() => keyFromPem('not a key', one.publicKey, 'ES256'))
    expect(broken).toEqual({ option: 'privateKey', message: 'The keys are not valid PEM texts.' })
  })

  it('AUD-3 tells nothing of the key in a refusal', () => {
    const secret = one.privateKey.split('\n')[1] ?? ''
    expect(refusal(() => keyFromPem(one.privateKey, other.publicKey, 'ES256')).message).not.toContain(secret)
    expect(
      refusal(() => keyFromPem(`${one.privateKey.slice(0, -40)}`, one.publicKey, 'ES256')).message,
    ).not.toContain(secret)
  })
})

describe('a key that could not be used', () => {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ format: 'jwk' })
  const broken: [string, unknown][] = [
    ['too short', { ...jwk, kid: 'short', alg: 'RS256', use: 'sig' }],
    ['of two halves', { ...generateKey('RS256'), n: rsa.n }],
    ['a mere shape', { kid: 'x', kty: 'RSA', d: 'x' }],
    ['with a number for a kid', { ...rsa, kid: 7 }],
    ['nothing', null],
  ]
  it.each(broken)('is refused when it is made: %s', (_, key) => {
    expect(refusal(() => createKeyRing({ keys: [key] } as JwkSet, 'RS256', clock)).option).toBe('keys')
  })

  it('twin: a sound one is taken, and tells whether it is in force', () => {
    expect(() => createKeyRing({ keys: [rsa] }, 'RS256', clock).assertSigning()).not.toThrow()
    const early = createKeyRing({ keys: [coming] }, 'ES256', clock)
    expect(refusal(() => early.assertSigning()).option).toBe('keys')
  })
})
