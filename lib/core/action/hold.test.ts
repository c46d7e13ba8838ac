import { describe, expect, it } from 'vitest'
import { noPause } from '@/e2e/harness/fake-time'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { createHold, type AnyLimit } from './hold'

const minute = 60_000
const at = 1_000_000
const key = 'try:address:ada'
const limit: AnyLimit = { name: 'address', by: 'address', max: 3, windowMs: minute, key: () => 'ada' }
const failures: AnyLimit = { ...limit, counts: 'failures' }
const outage = new Error('the database is down')

/** A store that takes no hit back as often as it is told to fail, and then does. */
async function setUp(failing: number, held: AnyLimit = limit) {
  const store = createRateLimitStore()
  const pauses: number[] = []
  let asked = 0
  const flaky = {
    ...store,
    takeBack: async (...args: Parameters<typeof store.takeBack>) => {
      if (asked++ < failing) throw outage
      await store.takeBack(...args)
    },
  }
  const hold = createHold(at, {
    rateLimits: flaky,
    pause: (ms) => (pauses.push(ms), noPause(ms)),
    isUnavailable: (error) => error === outage,
  })
  await store.check(key, 3, minute, at)
  hold.add({ limit: held, key })
  const taken = async () => 2 - (await store.peek(key, 3, minute, at)).remaining
  const calm = async () => {
    for (let turn = 0; turn < 20; turn++) await noPause(0)
  }
  return { store, hold, pauses, taken, calm, asked: () => asked }
}

describe('the hits that a call has taken', () => {
  it('are given back once, for another call of the same moment may have one of its own', async () => {
    const { store, hold, taken } = await setUp(0)
    await store.check(key, 3, minute, at)
    expect(await taken()).toBe(2)
    await hold.giveBack()
    await hold.giveBack()
    expect(await taken()).toBe(1)
  })

  it('are given back after an outage of some seconds, by ever rarer tries', async () => {
    const { hold, pauses, taken, calm } = await setUp(4)
    hold.giveBackLater()
    await calm()
    expect(await taken()).toBe(0)
    expect(pauses).toEqual([250, 500, 1_000, 2_000])
  })

  it('are kept when the outage lasts: their window will pass', async () => {
    const { hold, pauses, taken, calm, asked } = await setUp(Infinity)
    hold.giveBackLater()
    await calm()
    expect(await taken()).toBe(1)
    expect(pauses).toHaveLength(5)
    expect(asked()).toBe(6)
  })

  it('that count failures alone are given back after a success, also when the store was away just then', async () => {
    const { hold, taken, calm } = await setUp(1, failures)
    await hold.settle(null)
    await calm()
    expect(await taken()).toBe(0)
  })

  it('that count failures alone are given back after a refusal that is forgiven, and not those before it', async () => {
    const { store, hold, taken } = await setUp(0, {
      ...failures,
      forgives: ['LAST_OWNER'],
      clearOnSuccess: true,
    })
    await store.check(key, 3, minute, at)
    await hold.settle('LAST_OWNER')
    expect(await taken()).toBe(1)
  })

  it('twin: are kept after any other, and those that count everything after a success', async () => {
    for (const [held, refusal] of [
      [failures, 'INVALID_CREDENTIALS'],
      [{ ...failures, forgives: ['LAST_OWNER'] }, 'INVALID_CREDENTIALS'],
      [{ ...limit, forgives: ['LAST_OWNER'] }, 'LAST_OWNER'],
      [limit, null],
    ] as const) {
      const { hold, taken, calm } = await setUp(0, held)
      await hold.settle(refusal)
      await calm()
      expect(await taken()).toBe(1)
    }
  })

  it('that cannot be settled for another reason than an outage say so', async () => {
    const { hold, store } = await setUp(0, failures)
    const broken = createHold(at, {
      rateLimits: { ...store, takeBack: () => Promise.reject(new Error('a defect')) },
      pause: noPause,
    })
    broken.add({ limit: failures, key })
    await expect(broken.settle(null)).rejects.toThrow('a defect')
    await expect(hold.settle(null)).resolves.toBeUndefined()
  })
})
