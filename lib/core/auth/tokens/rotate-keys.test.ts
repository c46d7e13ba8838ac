import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '@/e2e/harness/fake-time'
import { createKeyRing, generateKey } from './key-ring'
import { rotateKeys } from './rotate-keys'

const times = { publishAhead: 600, keepOld: 120 }

describe('rotateKeys', () => {
  it('publishes the new key, lets it sign later, and retires the old one after that', async () => {
    const clock = createFakeClock()
    const first = generateKey('ES256')
    const set = rotateKeys({ keys: [first] }, 'ES256', clock.now() / 1_000, times)
    const ring = createKeyRing(set, 'ES256', clock)
    const second = set.keys[1]?.kid
    const state = async () => ({
      signs: (await ring.signing()).kid,
      published: ring.published().map(({ kid }) => kid),
    })
    expect(await state()).toEqual({ signs: first.kid, published: [first.kid, second] })
    clock.advance('599s')
    expect((await state()).signs).toBe(first.kid)
    clock.advance('1s')
    expect(await state()).toEqual({ signs: second, published: [first.kid, second] })
    clock.advance('120s')
    expect(await state()).toEqual({ signs: second, published: [second] })
  })

  it('drops dead keys and never prolongs the life of a retiring one', () => {
    const now = 1_000_000
    const dead = generateKey('ES256', { exp: now })
    const retiring = generateKey('ES256', { exp: now + 5 })
    const { keys } = rotateKeys({ keys: [dead, retiring] }, 'ES256', now, times)
    expect(keys.map(({ kid }) => kid)).not.toContain(dead.kid)
    expect(keys.find(({ kid }) => kid === retiring.kid)?.exp).toBe(now + 5)
  })

  it('always leaves a key that signs, and each token verifiable for its minute, however often it is run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 }),
        async (pauses) => {
          const clock = createFakeClock()
          let set = { keys: [generateKey('ES256')] }
          const ring = createKeyRing(set, 'ES256', clock)
          for (const pause of pauses) {
            set = rotateKeys(set, 'ES256', clock.now() / 1_000, times)
            ring.replace(set)
            for (let second = 0; second < pause; second += 60) {
              const { kid } = await ring.signing()
              clock.advance('60s')
              expect(await ring.verifying(kid)).not.toBeNull()
            }
          }
        },
      ),
      { numRuns: 20, examples: [[[0, 900]], [[0, 0, 900]]] },
    )
  })
})
